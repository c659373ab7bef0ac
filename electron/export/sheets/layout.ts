import type { ExportSettings, SheetPaper } from '../../../shared/export.ts';
import type { SheetEntry } from './sheet-entry.ts';
import { type MeasureText, shortened, wrapped } from './wrap.ts';

/** Upright, in points (1/72 inch); ISO 216 and ANSI Y14.1. */
const PAPERS: Record<SheetPaper['size'], [number, number]> = { A4: [595.28, 841.89], A3: [841.89, 1190.55], letter: [612, 792] };
/** Proofs on a sheet that is one picture; more make further sheets. */
const MOST_ON_ONE = 60;

// All in points.
const PAPER_MARGIN = 36;
const ONE_MARGIN = 24;
const ONE_CELL = 160;
const HEADER = 46;
const FOOTER = 18;
const GAP = 14;
const NARROWEST = 120;
const TITLE_SIZE = 8;
const LINE_SIZE = 7;
const PAGE_SIZE = 9;
const LINE_HEIGHT = 10;
const PROMPT_LINES = 2;
/** A picture that shares a low page with its captions keeps at least this. */
const LOWEST_PICTURE = 60;
/** A place for a picture is at most so much wider than high. */
const WIDEST = 1.6;
/** Places become so much lower where one more row fits then. */
const LOWERED = 0.82;

export const SHEET_COLOURS = { paper: '#ffffff', ground: '#ececec', mat: '#dcdcdc', paperMat: '#ececec', ink: '#1d1d1d', faint: '#5c5c5c' };

/** One line of small print; `y` is the top of the line. */
export interface SheetLine {
  text: string;
  x: number;
  y: number;
  size: number;
  /** Longer text ends in "…". */
  maxWidth: number;
  fill: string;
}

export interface SheetPlace {
  entry: SheetEntry;
  /** The picture lies in the middle of this. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One page, in points from its left and top. */
export interface SheetPage {
  width: number;
  height: number;
  ground: string;
  mat: string;
  lines: SheetLine[];
  places: SheetPlace[];
}

export type SheetSettings = Pick<ExportSettings, 'sheetPaper' | 'sheetColumns'>;

export interface Sheet {
  title: string;
  subtitle: string;
  entries: readonly SheetEntry[];
}

interface Caption {
  title: string;
  lines: string[];
}

interface Grid {
  width: number;
  height: number;
  margin: number;
  columns: number;
  cell: number;
  pictureHeight: number;
  /** Of the captions below a picture. */
  captionHeight: number;
  perPage: number;
}

/** Pages of a paper, as many as are needed, at least one. */
export function paperPages(sheet: Sheet, { sheetPaper, sheetColumns }: SheetSettings, measure: MeasureText): SheetPage[] {
  const [short, long] = PAPERS[sheetPaper.size];
  const [width, height] = sheetPaper.isLandscape ? [long, short] : [short, long];
  const inner = width - 2 * PAPER_MARGIN;
  const columns = sheetColumns ?? Math.max(1, Math.floor((inner + GAP) / (NARROWEST + GAP)));
  const cell = (inner - (columns - 1) * GAP) / columns;
  const captions = sheet.entries.map((entry) => captionOf(entry, cell, measure));
  const captionHeight = heightOf(captions);
  const room = height - 2 * PAPER_MARGIN - HEADER - FOOTER;
  const highest = Math.max(LOWEST_PICTURE, Math.min(cell, room - captionHeight));
  const { rows, pictureHeight } = rowsIn(room, highest, captionHeight, Math.ceil(sheet.entries.length / columns));
  const grid = { width, height, margin: PAPER_MARGIN, columns, cell, pictureHeight, captionHeight, perPage: columns * rows };
  return numbered(pagesOf(sheet, captions, grid, { ground: SHEET_COLOURS.paper, mat: SHEET_COLOURS.paperMat }), PAPER_MARGIN, measure);
}

/** As many rows as fit; one more where that is of use and the pictures become only a little lower by it. */
function rowsIn(room: number, highest: number, captionHeight: number, wanted: number): { rows: number; pictureHeight: number } {
  const rows = Math.max(1, Math.floor((room + GAP) / (highest + captionHeight + GAP)));
  const lower = (room - rows * GAP) / (rows + 1) - captionHeight;
  return wanted > rows && lower >= highest * LOWERED ? { rows: rows + 1, pictureHeight: lower } : { rows, pictureHeight: highest };
}

/** Pages that are as large as what is on them: a sheet to look at on a screen. */
export function screenPages(sheet: Sheet, { sheetColumns }: SheetSettings, measure: MeasureText): SheetPage[] {
  const captions = sheet.entries.map((entry) => captionOf(entry, ONE_CELL, measure));
  const captionHeight = heightOf(captions);
  const shown = Math.min(sheet.entries.length, MOST_ON_ONE);
  const columns = sheetColumns ?? Math.max(2, Math.min(6, Math.ceil(Math.sqrt(shown * 1.4))));
  const width = 2 * ONE_MARGIN + columns * ONE_CELL + (columns - 1) * GAP;
  const pages: SheetPage[] = [];
  for (let from = 0; from < sheet.entries.length; from += MOST_ON_ONE) {
    const entries = sheet.entries.slice(from, from + MOST_ON_ONE);
    const rows = Math.ceil(entries.length / columns);
    const height = 2 * ONE_MARGIN + HEADER + rows * (ONE_CELL + captionHeight) + (rows - 1) * GAP;
    const grid = { width, height, margin: ONE_MARGIN, columns, cell: ONE_CELL, pictureHeight: ONE_CELL, captionHeight, perPage: MOST_ON_ONE };
    pages.push(...pagesOf({ ...sheet, entries }, captions.slice(from, from + MOST_ON_ONE), grid, { ground: SHEET_COLOURS.ground, mat: SHEET_COLOURS.mat }));
  }
  return numbered(pages, ONE_MARGIN, measure);
}

function pagesOf(sheet: Sheet, captions: readonly Caption[], grid: Grid, colours: { ground: string; mat: string }): SheetPage[] {
  const count = Math.max(1, Math.ceil(sheet.entries.length / grid.perPage));
  return Array.from({ length: count }, (_, page): SheetPage => {
    const from = page * grid.perPage;
    const shown = sheet.entries.slice(from, from + grid.perPage);
    const places = shown.map((entry, i) => placeOf(entry, i, grid));
    return {
      width: grid.width,
      height: grid.height,
      ...colours,
      lines: [...headOf(sheet, grid), ...places.flatMap((place, i) => captionLines(place, captions[from + i]))],
      places,
    };
  });
}

function placeOf(entry: SheetEntry, index: number, { margin, columns, cell, pictureHeight, captionHeight }: Grid): SheetPlace {
  const width = Math.min(cell, pictureHeight * WIDEST);
  const x = margin + (index % columns) * (cell + GAP) + (cell - width) / 2;
  const y = margin + HEADER + Math.floor(index / columns) * (pictureHeight + captionHeight + GAP);
  return { entry, x, y, width, height: pictureHeight };
}

function headOf({ title, subtitle }: Sheet, { width, margin }: Grid): SheetLine[] {
  const maxWidth = width - 2 * margin;
  return [
    { text: title, x: margin, y: margin, size: 15, maxWidth: maxWidth - 90, fill: SHEET_COLOURS.ink },
    { text: subtitle, x: margin, y: margin + 21, size: 9, maxWidth, fill: SHEET_COLOURS.faint },
  ];
}

/** "2 / 3" at the right of the head, where there are several. */
function numbered(pages: SheetPage[], margin: number, measure: MeasureText): SheetPage[] {
  if (pages.length < 2) return pages;
  for (const [page, { width, lines }] of pages.entries()) {
    const text = `${page + 1} / ${pages.length}`;
    const room = measure(text) * PAGE_SIZE;
    lines.push({ text, x: width - margin - room, y: margin + 4, size: PAGE_SIZE, maxWidth: room + 2, fill: SHEET_COLOURS.faint });
  }
  return pages;
}

/** The lines below a picture, its prompt in two of them where that is needed. */
function captionOf({ title, prompt, facts }: SheetEntry, cell: number, measure: MeasureText): Caption {
  const width = (cell / LINE_SIZE) * 0.97;
  const lines = [...(prompt === '' ? [] : wrapped(prompt.replace(/\s+/g, ' ').trim(), width, PROMPT_LINES, measure)), ...joined(facts, width, measure)];
  return { title: shortened(title, (cell / TITLE_SIZE) * 0.97, measure), lines };
}

/** Facts in as few lines as hold them. */
function joined(facts: readonly string[], width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = lines.length > 0 ? `${lines.at(-1)} · ${fact}` : fact;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines;
}

function heightOf(captions: readonly Caption[]): number {
  return 17 + LINE_HEIGHT * captions.reduce((most, { lines }) => Math.max(most, lines.length), 0);
}

function captionLines({ x, y, width, height }: SheetPlace, { title, lines }: Caption): SheetLine[] {
  const below = y + height;
  return [
    { text: title, x, y: below + 5, size: TITLE_SIZE, maxWidth: width, fill: SHEET_COLOURS.ink },
    ...lines.map((text, i) => ({ text, x, y: below + 17 + i * LINE_HEIGHT, size: LINE_SIZE, maxWidth: width, fill: SHEET_COLOURS.faint })),
  ];
}
