import type { ExportSettings, SheetPaper } from './export.ts';

/** Upright, in points (1/72 inch); ISO 216 and ANSI Y14.1. */
const PAPERS: Record<SheetPaper['size'], readonly [number, number]> = { A4: [595.28, 841.89], A3: [841.89, 1190.55], letter: [612, 792] };
/** Proofs on a sheet that is one picture; more make further sheets. */
export const MOST_ON_SCREEN = 60;

// All in points.
const PAPER_MARGIN = 36;
export const SCREEN_MARGIN = 24;
export const SCREEN_CELL = 160;
const HEADER = 46;
const FOOTER = 18;
const GAP = 14;
const NARROWEST = 120;
/** From the foot of a picture to the first line below its name. */
export const CAPTION_TOP = 17;
export const CAPTION_LINE = 10;
/** A picture that shares a low page with its captions keeps at least this. */
const LOWEST_PICTURE = 60;
/** A place for a picture is at most so much wider than high. */
const WIDEST = 1.6;
/** Places become so much lower where one more row fits then. */
const LOWERED = 0.82;

/** A paper in columns, in points. */
export interface PaperColumns {
  width: number;
  height: number;
  columns: number;
  /** Width of a column. */
  cell: number;
}

/** Where pictures stand on the pages of a contact sheet, in points. */
export interface SheetGrid extends PaperColumns {
  margin: number;
  pictureHeight: number;
  /** Of the captions below a picture. */
  captionHeight: number;
  perPage: number;
}

export type SheetSettings = Pick<ExportSettings, 'sheetPaper' | 'sheetColumns'>;

/** The columns of a paper: how wide captions may be, before it is known how high they are. */
export function paperColumns({ sheetPaper, sheetColumns }: SheetSettings): PaperColumns {
  const [short, long] = PAPERS[sheetPaper.size];
  const [width, height] = sheetPaper.isLandscape ? [long, short] : [short, long];
  const inner = width - 2 * PAPER_MARGIN;
  const columns = sheetColumns ?? Math.max(1, Math.floor((inner + GAP) / (NARROWEST + GAP)));
  return { width, height, columns, cell: (inner - (columns - 1) * GAP) / columns };
}

/** Pages of a paper for so many pictures; `captionLines`: the most lines that stand below the name of one. */
export function paperGrid(paper: PaperColumns, pictures: number, captionLines: number): SheetGrid {
  const captionHeight = heightOf(captionLines);
  const room = paper.height - 2 * PAPER_MARGIN - HEADER - FOOTER;
  const highest = Math.max(LOWEST_PICTURE, Math.min(paper.cell, room - captionHeight));
  const { rows, pictureHeight } = rowsIn(room, highest, captionHeight, Math.ceil(pictures / paper.columns));
  return { ...paper, margin: PAPER_MARGIN, pictureHeight, captionHeight, perPage: paper.columns * rows };
}

/** As many rows as fit; one more where that is of use and the pictures become only a little lower by it. */
function rowsIn(room: number, highest: number, captionHeight: number, wanted: number): { rows: number; pictureHeight: number } {
  const rows = Math.max(1, Math.floor((room + GAP) / (highest + captionHeight + GAP)));
  const lower = (room - rows * GAP) / (rows + 1) - captionHeight;
  return wanted > rows && lower >= highest * LOWERED ? { rows: rows + 1, pictureHeight: lower } : { rows, pictureHeight: highest };
}

/** Columns of a sheet that is one picture, for so many pictures in all. */
export function screenColumns(sheetColumns: number | null, pictures: number): number {
  return sheetColumns ?? Math.max(2, Math.min(6, Math.ceil(Math.sqrt(Math.min(pictures, MOST_ON_SCREEN) * 1.4))));
}

/** A sheet that is one picture, as large as the `shown` pictures on it need. */
export function screenGrid(columns: number, shown: number, captionLines: number): SheetGrid {
  const captionHeight = heightOf(captionLines);
  const rows = Math.ceil(shown / columns);
  return {
    width: 2 * SCREEN_MARGIN + columns * SCREEN_CELL + (columns - 1) * GAP,
    height: 2 * SCREEN_MARGIN + HEADER + rows * (SCREEN_CELL + captionHeight) + (rows - 1) * GAP,
    margin: SCREEN_MARGIN,
    columns,
    cell: SCREEN_CELL,
    pictureHeight: SCREEN_CELL,
    captionHeight,
    perPage: MOST_ON_SCREEN,
  };
}

/** The place of a page's picture, from the left and top of the page; the picture lies in its middle. */
export function placeIn({ margin, columns, cell, pictureHeight, captionHeight }: SheetGrid, index: number) {
  const width = Math.min(cell, pictureHeight * WIDEST);
  return {
    x: margin + (index % columns) * (cell + GAP) + (cell - width) / 2,
    y: margin + HEADER + Math.floor(index / columns) * (pictureHeight + captionHeight + GAP),
    width,
    height: pictureHeight,
  };
}

function heightOf(captionLines: number): number {
  return CAPTION_TOP + CAPTION_LINE * captionLines;
}
