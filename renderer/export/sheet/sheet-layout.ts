import type { ExportRequest, SheetPaper } from '../../../shared/export.ts';
import type { ProofSummary } from '../../../shared/proof.ts';

/** Upright, in points (1/72 inch); ISO 216 and ANSI Y14.1. */
const PAPERS: Record<SheetPaper['size'], readonly [number, number]> = { A4: [595.28, 841.89], A3: [841.89, 1190.55], letter: [612, 792] };
const PAPER_MARGIN = 36;
const SCREEN_MARGIN = 24;
const SCREEN_CELL = 160;
const MOST_ON_SCREEN = 60;
const HEADER = 46;
const FOOTER = 18;
const GAP = 14;
const NARROWEST = 120;
const LOWEST_PICTURE = 60;
const WIDEST = 1.6;
const LOWERED = 0.82;
const TITLE_LINE = 17;
const LINE = 10;
/** Mean width of a letter of small print, points. */
const LETTER = 3.7;
/** Letters that a fact takes below a picture, with its dot. */
const FACT_LETTERS = { seed: 15, model: 12, verdict: 17, stars: 6, date: 13, size: 14 };

export type SheetSettings = Pick<ExportRequest, 'sheetFormats' | 'sheetPaper' | 'sheetPng' | 'sheetColumns' | 'sheetCaptions'>;

export interface SheetPlace {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lengths of the lines below it, shares of its width. */
  lines: number[];
}

/** The first page of a contact sheet, in points. */
export interface SheetLayout {
  width: number;
  height: number;
  margin: number;
  /** One picture for a screen, on grey. */
  isScreen: boolean;
  places: SheetPlace[];
  /** Of the whole export. */
  pages: number;
}

/** Where things stand on the first page, near enough for a small picture of it: the studio measures its letters, this counts them. */
export function sheetLayout(settings: SheetSettings, proofs: readonly ProofSummary[]): SheetLayout {
  const isPaper = settings.sheetFormats.includes('pdf') || settings.sheetPng === 'pages';
  return isPaper ? paperPage(settings, proofs) : screenPage(settings, proofs);
}

function paperPage({ sheetPaper, sheetColumns, sheetCaptions }: SheetSettings, proofs: readonly ProofSummary[]): SheetLayout {
  const [short, long] = PAPERS[sheetPaper.size];
  const [width, height] = sheetPaper.isLandscape ? [long, short] : [short, long];
  const inner = width - 2 * PAPER_MARGIN;
  const columns = sheetColumns ?? Math.max(1, Math.floor((inner + GAP) / (NARROWEST + GAP)));
  const cell = (inner - (columns - 1) * GAP) / columns;
  const captions = proofs.map((proof) => captionLines(proof, sheetCaptions, cell));
  const caption = heightOf(captions);
  const room = height - 2 * PAPER_MARGIN - HEADER - FOOTER;
  const highest = Math.max(LOWEST_PICTURE, Math.min(cell, room - caption));
  const { rows, picture } = rowsIn(room, highest, caption, Math.ceil(proofs.length / columns));
  const perPage = rows * columns;
  const places = placesOf(captions.slice(0, perPage), { margin: PAPER_MARGIN, columns, cell, picture, caption });
  return { width, height, margin: PAPER_MARGIN, isScreen: false, places, pages: Math.max(1, Math.ceil(proofs.length / perPage)) };
}

/** As many rows as fit; one more where the pictures become only a little lower by it. */
function rowsIn(room: number, highest: number, caption: number, wanted: number): { rows: number; picture: number } {
  const rows = Math.max(1, Math.floor((room + GAP) / (highest + caption + GAP)));
  const lower = (room - rows * GAP) / (rows + 1) - caption;
  return wanted > rows && lower >= highest * LOWERED ? { rows: rows + 1, picture: lower } : { rows, picture: highest };
}

function screenPage({ sheetColumns, sheetCaptions }: SheetSettings, proofs: readonly ProofSummary[]): SheetLayout {
  const captions = proofs.map((proof) => captionLines(proof, sheetCaptions, SCREEN_CELL));
  const caption = heightOf(captions);
  const count = Math.min(proofs.length, MOST_ON_SCREEN);
  const columns = sheetColumns ?? Math.max(2, Math.min(6, Math.ceil(Math.sqrt(count * 1.4))));
  const rows = Math.ceil(count / columns);
  return {
    width: 2 * SCREEN_MARGIN + columns * SCREEN_CELL + (columns - 1) * GAP,
    height: 2 * SCREEN_MARGIN + HEADER + rows * (SCREEN_CELL + caption) + (rows - 1) * GAP,
    margin: SCREEN_MARGIN,
    isScreen: true,
    places: placesOf(captions.slice(0, count), { margin: SCREEN_MARGIN, columns, cell: SCREEN_CELL, picture: SCREEN_CELL, caption }),
    pages: Math.max(1, Math.ceil(proofs.length / MOST_ON_SCREEN)),
  };
}

interface Grid {
  margin: number;
  columns: number;
  cell: number;
  /** Height of a picture's place. */
  picture: number;
  /** Height of what stands below it. */
  caption: number;
}

function placesOf(captions: readonly number[][], { margin, columns, cell, picture, caption }: Grid): SheetPlace[] {
  const width = Math.min(cell, picture * WIDEST);
  return captions.map((lines, i) => ({
    x: margin + (i % columns) * (cell + GAP) + (cell - width) / 2,
    y: margin + HEADER + Math.floor(i / columns) * (picture + caption + GAP),
    width,
    height: picture,
    lines,
  }));
}

/** The prompt on two lines at most, facts on as few as hold them. */
function captionLines({ prompt }: ProofSummary, captions: SheetSettings['sheetCaptions'], cell: number): number[] {
  const room = cell / LETTER;
  const lines: number[] = [];
  if (captions.includes('prompt')) lines.push(...(prompt.length > room ? [0.97, Math.min(0.97, prompt.length / room - 0.97)] : [prompt.length / room]));
  let letters = 0;
  for (const fact of captions) {
    if (fact === 'prompt') continue;
    const more = letters + FACT_LETTERS[fact];
    if (letters > 0 && more <= room) lines[lines.length - 1] = more / room;
    else lines.push(FACT_LETTERS[fact] / room);
    letters = letters > 0 && more <= room ? more : FACT_LETTERS[fact];
  }
  return lines;
}

function heightOf(captions: readonly number[][]): number {
  return TITLE_LINE + LINE * captions.reduce((most, lines) => Math.max(most, lines.length), 0);
}
