import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { paperPages, screenPages } from '../../electron/export/sheets/layout.ts';
import type { SheetEntry } from '../../electron/export/sheets/sheet-entry.ts';
import { picture } from '../image/pictures.ts';
import { createExportProject, filesIn } from './export-project.ts';

/** Half an em a character. */
const measure = (text: string) => [...text].length / 2;
const A4 = { sheetPaper: { size: 'A4', isLandscape: false } as const, sheetColumns: null };

function entries(count: number, changes: Partial<SheetEntry> = {}): SheetEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    title: `sign-${i}.png`,
    prompt: 'A sign',
    facts: ['512 × 512', 'sketch'],
    read: async () => new Uint8Array(),
    ...changes,
  }));
}

const sheetOf = (of: SheetEntry[]) => ({ title: 'Harbour', subtitle: 'approved', entries: of });

describe('pages of a contact sheet', () => {
  it.each([1, 2, 3, 4, 5, 6])('in %i columns on every paper hold every proof once, inside their margins and above each other’s captions', (columns) => {
    for (const size of ['A4', 'A3', 'letter'] as const) {
      for (const isLandscape of [false, true]) {
        const pages = paperPages(sheetOf(entries(50)), { sheetPaper: { size, isLandscape }, sheetColumns: columns }, measure);
        const titles = pages.flatMap(({ places }) => places.map(({ entry }) => entry.title));
        expect(titles).toEqual(entries(50).map(({ title }) => title));
        for (const { width, height, places, lines } of pages) {
          expect(new Set(places.map(({ y }) => y)).size * columns).toBeGreaterThanOrEqual(places.length);
          for (const place of places) {
            expect([place.x >= 35, place.x + place.width <= width - 35, place.y + place.height <= height - 36]).toEqual([true, true, true]);
            expect(lines.filter(({ y }) => y > place.y && y < place.y + place.height)).toEqual([]);
          }
          for (const line of lines) expect(line.y + line.size).toBeLessThanOrEqual(height - 36);
        }
      }
    }
  });

  it('are numbered where there are several', () => {
    const texts = (count: number) => paperPages(sheetOf(entries(count)), A4, measure).map(({ lines }) => lines.map(({ text }) => text));
    expect(texts(3)[0]).not.toContain('1 / 1');
    expect(texts(40).map((lines) => lines.find((text) => text.includes(' / ')))).toEqual(['1 / 3', '2 / 3', '3 / 3']);
    expect(screenPages(sheetOf(entries(61)), A4, measure).map(({ places }) => places.length)).toEqual([60, 1]);
  });

  it('give a long prompt two lines, facts as few as hold them, and keep a name’s end', () => {
    const [{ lines }] = paperPages(
      sheetOf(
        entries(1, {
          title: `${'long-'.repeat(20)}name-12.png`,
          prompt: 'many words '.repeat(20),
          facts: ['seed 4294967295', 'approved by somebody', '2026-11-23'],
        }),
      ),
      A4,
      measure,
    );
    expect(lines.slice(2).map(({ text }) => text.slice(0, 44))).toEqual([
      'long-long-long-lon…ame-12.png',
      'many words many words many words',
      'many words many words many words many words ',
      'seed 4294967295',
      'approved by somebody · 2026-11-23',
    ]);
  });
});

describe('a contact sheet', () => {
  it('says what is wanted of each proof, in pages as PNG like the PDF’s', async () => {
    const { exporter, out, request, addApproved } = createExportProject();
    for (let i = 0; i < 3; i++) await addApproved({ id: `p${i}`, prompt: `Harbour sign ${i}`, image: picture(160, 120, 4) });
    await exporter.run(
      request({
        template: '{slug}',
        hasContactSheet: true,
        sheetFormats: ['png', 'pdf'],
        sheetPng: 'pages',
        sheetColumns: 1,
        sheetCaptions: ['seed', 'model', 'verdict', 'date', 'size'],
      }),
    );
    const sheets = filesIn(out).filter((name) => name.startsWith('contact-sheet'));
    expect(sheets).toEqual(['contact-sheet-2.png', 'contact-sheet-3.png', 'contact-sheet.pdf', 'contact-sheet.png']);
    expect(await sharp(join(out, 'contact-sheet.png')).metadata()).toMatchObject({ width: 1240, height: 1754, density: 150 });
    const { getDocumentProxy } = await import('unpdf');
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(out, 'contact-sheet.pdf'))), { verbosity: 0 });
    const { items } = await (await pdf.getPage(2)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    expect(pdf.numPages).toBe(3);
    for (const words of ['harbour-sign-1.png', 'seed 7', 'sketch', 'approved by Lea', '2026-03-01', '160 × 120', '2 / 3']) expect(text).toContain(words);
    expect(text).not.toContain('Harbour sign 1');
  });
});
