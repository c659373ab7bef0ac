import type { ExportRequest } from '../../../shared/export.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import type { PaperWriter } from '../runs/write-papers.ts';
import { drawContactSheet, PROOFS_PER_SHEET, type SheetEntry } from './contact-sheet.ts';
import { contactSheetPdf } from './sheet-pdf.ts';

export interface SheetContext {
  project: string;
  at: Date;
  papers: PaperWriter;
  request: Pick<ExportRequest, 'sheetFormats' | 'sheetPaper'>;
  /** Where the bundled typefaces lie. */
  fontsFolder: string;
}

/** Contact sheets in the wanted formats, as many as are needed; gives their paths. */
export async function writeSheets(fonts: FontLibrary, entries: SheetEntry[], context: SheetContext): Promise<string[]> {
  const paths = context.request.sheetFormats.includes('png') ? await writePictures(fonts, entries, context) : [];
  if (entries.length === 0 || !context.request.sheetFormats.includes('pdf')) return paths;
  const { project, at, papers, request, fontsFolder } = context;
  const sheet = { title: project, subtitle: `${entries.length} approved · ${at.toISOString().slice(0, 10)}`, entries };
  const draw = () => contactSheetPdf(fonts, sheet, { paper: request.sheetPaper, fontsFolder, at });
  return [...paths, await papers.write('sheet', 'contact-sheet', '.pdf', draw)];
}

async function writePictures(fonts: FontLibrary, entries: SheetEntry[], { project, at, papers }: SheetContext): Promise<string[]> {
  const paths: string[] = [];
  const sheets = Math.ceil(entries.length / PROOFS_PER_SHEET);
  for (let i = 0; i < sheets; i++) {
    const part = entries.slice(i * PROOFS_PER_SHEET, (i + 1) * PROOFS_PER_SHEET);
    const page = sheets > 1 ? ` · sheet ${i + 1} of ${sheets}` : '';
    const subtitle = `${entries.length} approved · ${at.toISOString().slice(0, 10)}${page}`;
    paths.push(await papers.write('sheet', 'contact-sheet', '.png', () => drawContactSheet(fonts, { title: project, subtitle, entries: part })));
  }
  return paths;
}
