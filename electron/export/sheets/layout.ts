import {
  CAPTION_LINE,
  CAPTION_TOP,
  MOST_ON_SCREEN,
  paperColumns,
  paperGrid,
  placeIn,
  SCREEN_CELL,
  SCREEN_MARGIN,
  type SheetGrid,
  type SheetSettings,
  screenColumns,
  screenGrid,
} from '../../../shared/sheet-grid.ts';
import type { SheetEntry } from './sheet-entry.ts';
import { type MeasureText, shortened, wrapped } from './wrap.ts';

// In points (1/72 inch).
const TITLE_SIZE = 8;
const LINE_SIZE = 7;
const PAGE_SIZE = 9;
const PROMPT_LINES = 2;

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

export interface Sheet {
  title: string;
  subtitle: string;
  entries: readonly SheetEntry[];
}

interface Caption {
  title: string;
  lines: string[];
}

/** Pages of a paper, as many as are needed, at least one. */
export function paperPages(sheet: Sheet, settings: SheetSettings, measure: MeasureText): SheetPage[] {
  const paper = paperColumns(settings);
  const captions = sheet.entries.map((entry) => captionOf(entry, paper.cell, measure));
  const grid = paperGrid(paper, sheet.entries.length, mostLines(captions));
  return numbered(pagesOf(sheet, captions, grid, { ground: SHEET_COLOURS.paper, mat: SHEET_COLOURS.paperMat }), grid.margin, measure);
}

/** Pages that are as large as what is on them: a sheet to look at on a screen. */
export function screenPages(sheet: Sheet, { sheetColumns }: SheetSettings, measure: MeasureText): SheetPage[] {
  const captions = sheet.entries.map((entry) => captionOf(entry, SCREEN_CELL, measure));
  const columns = screenColumns(sheetColumns, sheet.entries.length);
  const lines = mostLines(captions);
  const pages: SheetPage[] = [];
  for (let from = 0; from < sheet.entries.length; from += MOST_ON_SCREEN) {
    const entries = sheet.entries.slice(from, from + MOST_ON_SCREEN);
    const grid = screenGrid(columns, entries.length, lines);
    const shown = captions.slice(from, from + MOST_ON_SCREEN);
    pages.push(...pagesOf({ ...sheet, entries }, shown, grid, { ground: SHEET_COLOURS.ground, mat: SHEET_COLOURS.mat }));
  }
  return numbered(pages, SCREEN_MARGIN, measure);
}

function pagesOf(sheet: Sheet, captions: readonly Caption[], grid: SheetGrid, colours: { ground: string; mat: string }): SheetPage[] {
  const count = Math.max(1, Math.ceil(sheet.entries.length / grid.perPage));
  return Array.from({ length: count }, (_, page): SheetPage => {
    const from = page * grid.perPage;
    const shown = sheet.entries.slice(from, from + grid.perPage);
    const places = shown.map((entry, i) => ({ entry, ...placeIn(grid, i) }));
    return {
      width: grid.width,
      height: grid.height,
      ...colours,
      lines: [...headOf(sheet, grid), ...places.flatMap((place, i) => captionLines(place, captions[from + i]))],
      places,
    };
  });
}

function headOf({ title, subtitle }: Sheet, { width, margin }: SheetGrid): SheetLine[] {
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

function mostLines(captions: readonly Caption[]): number {
  return captions.reduce((most, { lines }) => Math.max(most, lines.length), 0);
}

function captionLines({ x, y, width, height }: SheetPlace, { title, lines }: Caption): SheetLine[] {
  const below = y + height;
  return [
    { text: title, x, y: below + 5, size: TITLE_SIZE, maxWidth: width, fill: SHEET_COLOURS.ink },
    ...lines.map((text, i) => ({ text, x, y: below + CAPTION_TOP + i * CAPTION_LINE, size: LINE_SIZE, maxWidth: width, fill: SHEET_COLOURS.faint })),
  ];
}
