import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetPaper } from '../../../shared/export.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { cleanText } from '../../typography/shaping.ts';
import type { Sheet } from './contact-sheet.ts';

/** Upright, in points (1/72 inch); ISO 216 and ANSI Y14.1. */
const PAPERS: Record<SheetPaper['size'], [number, number]> = { A4: [595.28, 841.89], A3: [841.89, 1190.55], letter: [612, 792] };
const MARGIN = 36;
const HEADER = 46;
const FOOTER = 18;
const GAP = 14;
const CAPTION = 40;
const NARROWEST = 120;
const INK = '#1d1d1d';
const FAINT = '#5c5c5c';
const FALLBACK = 'inter';

export interface PdfSheetOptions {
  paper: SheetPaper;
  /** Where the bundled typefaces lie. */
  fontsFolder: string;
  /** Enters the file's information; the same entries at the same time give the same pages. */
  at: Date;
}

interface Grid {
  columns: number;
  perPage: number;
  cell: number;
  pictureHeight: number;
}

/** A contact sheet as PDF: pages of a grid with captions as text that can be searched and copied; the typefaces are embedded as far as they are used. */
export async function contactSheetPdf(fonts: FontLibrary, sheet: Sheet, { paper, fontsFolder, at }: PdfSheetOptions): Promise<Buffer> {
  // Opened on first use: the app's start should not wait for it.
  const { default: PdfDocument } = await import('pdfkit');
  const [short, long] = PAPERS[paper.size];
  const [width, height] = paper.isLandscape ? [long, short] : [short, long];
  const info = { Title: sheet.title, Subject: sheet.subtitle, Creator: 'Galley', Producer: 'Galley', CreationDate: at };
  const document = new PdfDocument({ size: [width, height], margin: 0, autoFirstPage: false, pdfVersion: '1.7', displayTitle: true, info });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  const write = createWriter(document, fonts, fontsFolder);
  const grid = gridOf(width, height);
  const pages = Math.max(1, Math.ceil(sheet.entries.length / grid.perPage));
  for (let page = 0; page < pages; page++) {
    document.addPage();
    write(sheet.title, { x: MARGIN, y: MARGIN, size: 15, maxWidth: width - 2 * MARGIN - 90, fill: INK });
    write(sheet.subtitle, { x: MARGIN, y: MARGIN + 21, size: 9, maxWidth: width - 2 * MARGIN, fill: FAINT });
    write(`${page + 1} / ${pages}`, { x: width - MARGIN - 60, y: MARGIN + 4, size: 9, maxWidth: 60, fill: FAINT });
    const shown = sheet.entries.slice(page * grid.perPage, (page + 1) * grid.perPage);
    shown.forEach((entry, i) => {
      const x = MARGIN + (i % grid.columns) * (grid.cell + GAP);
      const y = MARGIN + HEADER + Math.floor(i / grid.columns) * (grid.pictureHeight + CAPTION + GAP);
      document.rect(x, y, grid.cell, grid.pictureHeight).fill('#ececec');
      document.image(entry.picture.png, x, y, { fit: [grid.cell, grid.pictureHeight], align: 'center', valign: 'center' });
      write(entry.title, { x, y: y + grid.pictureHeight + 5, size: 7.5, maxWidth: grid.cell, fill: INK });
      for (const [n, line] of entry.lines.entries()) write(line, { x, y: y + grid.pictureHeight + 16 + n * 10, size: 7, maxWidth: grid.cell, fill: FAINT });
    });
  }
  document.end();
  return whole;
}

/** As many pictures as stay large enough to be judged. */
function gridOf(width: number, height: number): Grid {
  const inner = width - 2 * MARGIN;
  const columns = Math.max(1, Math.floor((inner + GAP) / (NARROWEST + GAP)));
  const cell = (inner - (columns - 1) * GAP) / columns;
  const room = height - 2 * MARGIN - HEADER - FOOTER;
  const rows = Math.max(1, Math.floor((room + GAP) / (cell + CAPTION + GAP)));
  return { columns, cell, pictureHeight: cell, perPage: columns * rows };
}

interface Line {
  x: number;
  y: number;
  /** Points. */
  size: number;
  /** Longer text ends in "…", points. */
  maxWidth: number;
  fill: string;
}

/** Sets one line; words that the sheet's typeface lacks are set in one that has them, characters that none has are left out. */
function createWriter(document: PDFKit.PDFDocument, fonts: FontLibrary, fontsFolder: string) {
  const known = new Set<string>();
  const use = (id: string, size: number) => {
    const file = join(fontsFolder, `${id}.ttf`);
    const name = existsSync(file) ? id : FALLBACK;
    if (!known.has(name)) document.registerFont(name, join(fontsFolder, `${name}.ttf`));
    known.add(name);
    return document.font(name).fontSize(size);
  };
  const widthOf = (text: string, size: number) => runsOf(fonts, text).reduce((sum, run) => sum + use(run.font, size).widthOfString(run.text), 0);
  return (said: string, { x, y, size, maxWidth, fill }: Line): void => {
    const lacking = new Set(fonts.unsupported(said));
    let text = cleanText([...said].filter((character) => !lacking.has(character)).join('')).replaceAll('\n', ' ');
    if (widthOf(text, size) > maxWidth) {
      const characters = [...text].slice(0, 400);
      while (characters.length > 0 && widthOf(`${characters.join('').trimEnd()}…`, size) > maxWidth) characters.pop();
      text = `${characters.join('').trimEnd()}…`;
    }
    let pen = x;
    for (const run of runsOf(fonts, text)) {
      use(run.font, size).fillColor(fill).text(run.text, pen, y, { lineBreak: false, features: [] });
      pen += document.widthOfString(run.text);
    }
  };
}

/** One typeface for the line where one has all of it, else one for each word. */
function runsOf(fonts: FontLibrary, text: string): { text: string; font: string }[] {
  const whole = fonts.fontFor(text, FALLBACK);
  if (whole) return [{ text, font: whole }];
  return text.split(/(?<= )/u).map((word) => ({ text: word, font: fonts.fontFor(word, FALLBACK) ?? FALLBACK }));
}
