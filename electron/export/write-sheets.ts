import type { FontLibrary } from '../typography/fonts.ts';
import { drawContactSheet, PROOFS_PER_SHEET, type SheetEntry } from './contact-sheet.ts';
import type { ExportWriter } from './export-folder.ts';

export interface SheetContext {
  project: string;
  at: Date;
  names: (stem: string, extension: string) => string;
  writer: ExportWriter;
}

/** Contact sheets, as many as are needed; gives their paths. */
export async function writeSheets(fonts: FontLibrary, entries: SheetEntry[], { project, at, names, writer }: SheetContext): Promise<string[]> {
  const paths: string[] = [];
  const sheets = Math.ceil(entries.length / PROOFS_PER_SHEET);
  for (let i = 0; i < sheets; i++) {
    const part = entries.slice(i * PROOFS_PER_SHEET, (i + 1) * PROOFS_PER_SHEET);
    const page = sheets > 1 ? ` · sheet ${i + 1} of ${sheets}` : '';
    const subtitle = `${entries.length} approved · ${at.toISOString().slice(0, 10)}${page}`;
    const path = names('contact-sheet', '.png');
    await writer.write(path, await drawContactSheet(fonts, { title: project, subtitle, entries: part }));
    paths.push(path);
  }
  return paths;
}
