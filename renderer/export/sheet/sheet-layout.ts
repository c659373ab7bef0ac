import type { ExportRequest, SheetPaper } from '../../../shared/export.ts';

/** Upright, in points (1/72 inch); ISO 216 and ANSI Y14.1. */
const PAPERS: Record<SheetPaper['size'], readonly [number, number]> = { A4: [595.28, 841.89], A3: [841.89, 1190.55], letter: [612, 792] };
const MARGIN = 36;
const HEADER = 46;
const FOOTER = 18;
const GAP = 14;
const NARROWEST = 120;
/** Above, between and below the lines of a caption. */
const TITLE_LINE = 16;
const LINE = 10;

export interface SheetCell {
  x: number;
  y: number;
}

/** The first page of a contact sheet, in points. */
export interface SheetLayout {
  width: number;
  height: number;
  margin: number;
  /** Side of a picture's square. */
  side: number;
  cells: SheetCell[];
  /** Of the whole export. */
  pages: number;
}

/** Where things stand on the first page, near enough for a small picture of it: the studio lays out the real one. @param count proofs on all pages */
export function sheetLayout({ sheetFormats, sheetPaper, sheetPng, sheetColumns, sheetCaptions }: ExportRequest, count: number): SheetLayout {
  const hasPages = sheetFormats.includes('pdf') || sheetPng === 'pages';
  const [short, long] = PAPERS[sheetPaper.size];
  const width = sheetPaper.isLandscape && hasPages ? long : short;
  const inner = width - 2 * MARGIN;
  const columns =
    sheetColumns ?? (hasPages ? Math.max(1, Math.floor((inner + GAP) / (NARROWEST + GAP))) : Math.max(2, Math.min(6, Math.ceil(Math.sqrt(count * 1.4)))));
  const side = (inner - (columns - 1) * GAP) / columns;
  const row = side + TITLE_LINE + sheetCaptions.length * LINE + GAP;
  const pageHeight = sheetPaper.isLandscape ? short : long;
  const allRows = Math.max(1, Math.ceil(count / columns));
  const rows = hasPages ? Math.max(1, Math.floor((pageHeight - 2 * MARGIN - HEADER - FOOTER + GAP) / row)) : allRows;
  const shown = Math.min(count, rows * columns);
  return {
    width,
    height: hasPages ? pageHeight : 2 * MARGIN + HEADER + allRows * row - GAP,
    margin: MARGIN,
    side,
    cells: Array.from({ length: shown }, (_, i) => ({ x: MARGIN + (i % columns) * (side + GAP), y: MARGIN + HEADER + Math.floor(i / columns) * row })),
    pages: hasPages ? Math.max(1, Math.ceil(count / (rows * columns))) : 1,
  };
}
