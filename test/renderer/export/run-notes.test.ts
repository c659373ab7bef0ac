import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePng } from '../../../electron/image/codecs.ts';
import { composite } from '../../../electron/image/composite.ts';
import { fontsFolder } from '../../../electron/paths.ts';
import { createFontLibrary } from '../../../electron/typography/fonts.ts';
import { writtenLine } from '../../../renderer/export/files/planned-line.ts';
import { notesOf } from '../../../renderer/export/runs/notes-of.ts';
import { loadCatalogue, speak } from '../../../renderer/words/language.ts';
import { exportRunFileSchema } from '../../../shared/export-runs.ts';
import { inPng, inWebp, manifestStore } from '../../export/content-credentials.ts';
import { createExportProject } from '../../export/export-project.ts';
import { addLettered, area, WHITE } from '../../export/lettered-proof.ts';
import { withImport } from '../../export/with-import.ts';
import { picture, plain } from '../../image/pictures.ts';

/** Documents of a proof that was lettered before anything was kept, as its run stands in the history. */
async function oldProofExported() {
  const project = createExportProject();
  const { exporter, request, database } = project;
  const base = composite(picture(240, 160), plain(160, 24, [10, 10, 10, 255]), { x: 40, y: 110 });
  const strings = [
    { text: 'GOLD', area: area(20, 10, 200, 40), font: 'anton', effects: WHITE },
    { text: 'Mine', area: area(20, 60, 200, 40), font: 'anton', effects: WHITE },
  ];
  await addLettered(project, createFontLibrary(fontsFolder()), { id: 'a', base, cleared: picture(240, 160), strings, keeps: 'nothing' });
  const result = await exporter.run(request({ template: '{id}', documents: ['ora', 'svg'] }));
  const files = () => exporter.runs.files(result.runId, { limit: 10, offset: 0 }).files.map((file) => exportRunFileSchema.parse(file));
  return { result, files, database };
}

const ENGLISH = [
  'The restored background was made again: what lies under the letters may differ from what the typography pass made.',
  'The edges of the letters are not known: the lettering layers hold the picture’s own pixels, with ground around the letters.',
  'No outlines are known for “GOLD”, “Mine”: an older version set them.',
  'Place and look of “GOLD”, “Mine” are not in the report: no editable text.',
];
const GERMAN = [
  'Der wiederhergestellte Hintergrund wurde noch einmal erzeugt: Was unter den Buchstaben liegt, kann von dem abweichen, was beim Beschriften entstand.',
  'Die Ränder der Buchstaben sind nicht bekannt: Die Schriftebenen enthalten die Pixel des Bildes selbst, mit Grund um die Buchstaben.',
  'Für „GOLD“, „Mine“ sind keine Umrisse bekannt: Eine ältere Version hat den Text gesetzt.',
  'Platz und Aussehen von „GOLD“, „Mine“ stehen nicht im Bericht: kein bearbeitbarer Text.',
];

describe('notes of an export in German', () => {
  beforeEach(async () => speak('de', await loadCatalogue('de')));
  afterEach(() => speak('en', {}));

  it('say what documents could not be given, each once; the command line reads them in English', async () => {
    const { result, files } = await oldProofExported();
    expect(result.files.map(({ notes }) => notes)).toEqual([undefined, ENGLISH, ENGLISH]);
    expect(notesOf(files())).toEqual(GERMAN.map((words) => ({ words, count: 2 })));
    expect(files().map((file) => writtenLine(file).details)).toEqual([[], GERMAN, GERMAN]);
    speak('en', {});
    expect(notesOf(files()).map(({ words }) => words)).toEqual(ENGLISH);
  });

  it('of a run from before they were kept for every language are shown as they are', async () => {
    const { files, database } = await oldProofExported();
    const credentials = { state: 'dropped', reason: 'Content Credentials were dropped: metadata is left out.', manifest: 'urn:c2pa:1', manifestSha256: 'ab' };
    const old = database.prepare("UPDATE export_files SET facts = ? WHERE path LIKE '%.ora'");
    old.run(JSON.stringify({ notes: [ENGLISH[0], 'Something else.'], credentials }));
    expect(files().map((file) => writtenLine(file).details)).toEqual([[], [ENGLISH[0], 'Something else.', credentials.reason], GERMAN]);
    // A run that an older Galley began says each but once, too.
    expect(notesOf(files())).toEqual([
      { words: GERMAN[0], count: 2 },
      { words: 'Something else.', count: 1 },
      { words: credentials.reason, count: 1 },
      ...GERMAN.slice(1).map((words) => ({ words, count: 1 })),
    ]);
    old.run(JSON.stringify({ credentials: null }));
    expect(files()[1].notes).toEqual([]);
  });

  it('say what became of Content Credentials', async () => {
    const signed = inPng(await encodePng(picture(80, 64)), manifestStore());
    const { journal } = await (await withImport(signed)).run({ scales: [1, 0.5], documents: ['ora'] });
    expect(notesOf(journal)).toEqual([
      { words: 'Die Content Credentials wurden entfernt: die Datei ist nicht das ganze Bild in seiner eigenen Größe.', count: 2 },
      { words: 'Bit für Bit wie importiert weitergegeben, mit den Content Credentials.', count: 1 },
    ]);
  });

  it('say that an original shows more than was approved', async () => {
    const frames = [await encodePng(picture(80, 64)), await encodePng(picture(80, 64, 4))];
    const animated = sharp(frames, { join: { animated: true } }).webp({ lossless: true });
    const { run } = await withImport(inWebp(await animated.toBuffer(), manifestStore()));
    const { journal } = await run({ format: 'webp' });
    expect(notesOf(journal).map(({ words }) => words)).toEqual(['Die Content Credentials wurden entfernt: das Original zeigt mehr als das freigegebene Bild.']);
  });
});
