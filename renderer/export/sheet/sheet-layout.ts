import type { ExportRequest } from '../../../shared/export.ts';
import type { ProofSummary } from '../../../shared/proof.ts';
import { MOST_ON_SCREEN, paperColumns, paperGrid, placeIn, SCREEN_CELL, type SheetGrid, screenColumns, screenGrid } from '../../../shared/sheet-grid.ts';

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

function paperPage(settings: SheetSettings, proofs: readonly ProofSummary[]): SheetLayout {
  const paper = paperColumns(settings);
  const captions = proofs.map((proof) => captionLines(proof, settings.sheetCaptions, paper.cell));
  return { ...firstPage(paperGrid(paper, proofs.length, mostLines(captions)), captions), isScreen: false };
}

function screenPage({ sheetColumns, sheetCaptions }: SheetSettings, proofs: readonly ProofSummary[]): SheetLayout {
  const captions = proofs.map((proof) => captionLines(proof, sheetCaptions, SCREEN_CELL));
  const columns = screenColumns(sheetColumns, proofs.length);
  return { ...firstPage(screenGrid(columns, Math.min(proofs.length, MOST_ON_SCREEN), mostLines(captions)), captions), isScreen: true };
}

function firstPage(grid: SheetGrid, captions: readonly number[][]): Omit<SheetLayout, 'isScreen'> {
  const { width, height, margin, perPage } = grid;
  const places = captions.slice(0, perPage).map((lines, index) => ({ ...placeIn(grid, index), lines }));
  return { width, height, margin, places, pages: Math.max(1, Math.ceil(captions.length / perPage)) };
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

function mostLines(captions: readonly number[][]): number {
  return captions.reduce((most, lines) => Math.max(most, lines.length), 0);
}
