import type { ExportRequest } from '../../../shared/export.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { cleanText, shapeLine } from '../../typography/shaping.ts';
import type { PaperWriter } from '../runs/write-papers.ts';
import { drawPdf } from './draw-pdf.ts';
import { drawPage, PAPER_SCALE, SCREEN_SCALE } from './draw-png.ts';
import { paperPages, screenPages } from './layout.ts';
import type { SheetEntry } from './sheet-entry.ts';
import type { MeasureText } from './wrap.ts';

export interface SheetContext {
  project: string;
  at: Date;
  papers: PaperWriter;
  request: Pick<ExportRequest, 'sheetFormats' | 'sheetPaper' | 'sheetPng' | 'sheetColumns'>;
  /** Where the bundled typefaces lie. */
  fontsFolder: string;
}

/** Contact sheets in the wanted formats, as many as are needed; gives their paths. */
export async function writeSheets(fonts: FontLibrary, entries: readonly SheetEntry[], context: SheetContext): Promise<string[]> {
  if (entries.length === 0) return [];
  const { project, at, papers, request, fontsFolder } = context;
  const sheet = { title: project, subtitle: `${entries.length} approved · ${at.toISOString().slice(0, 10)}`, entries };
  const measure = createMeasure(fonts);
  const paths: string[] = [];
  if (request.sheetFormats.includes('png')) {
    const isPaper = request.sheetPng === 'pages';
    const pages = (isPaper ? paperPages : screenPages)(sheet, request, measure);
    for (const page of pages)
      paths.push(await papers.write('sheet', 'contact-sheet', '.png', () => drawPage(fonts, page, isPaper ? PAPER_SCALE : SCREEN_SCALE)));
  }
  if (request.sheetFormats.includes('pdf')) {
    const draw = () => drawPdf(fonts, sheet, paperPages(sheet, request, measure), { fontsFolder, at });
    paths.push(await papers.write('sheet', 'contact-sheet', '.pdf', draw));
  }
  return paths;
}

/** Widths in the sheet's own typeface; many captions hold the same words. */
function createMeasure(fonts: FontLibrary): MeasureText {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? shapeLine(fonts, shown(fonts, text), 'inter').advance;
    known.set(text, width);
    return width;
  };
}

/** Without what no typeface has. */
function shown(fonts: FontLibrary, text: string): string {
  const lacking = new Set(fonts.unsupported(text));
  return cleanText([...text].filter((character) => !lacking.has(character)).join(''));
}
