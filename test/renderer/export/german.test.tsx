import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoresContext } from '../../../renderer/app/stores.ts';
import { IssueList } from '../../../renderer/export/files/IssueList.tsx';
import { plannedLine } from '../../../renderer/export/files/planned-line.ts';
import { NameFaults } from '../../../renderer/export/settings/NameFaults.tsx';
import { createExportStore } from '../../../renderer/export/store.ts';
import { loadCatalogue, speak } from '../../../renderer/words/language.ts';
import { say } from '../../../renderer/words/say.ts';
import { type ExportRequestInput, exportRequestSchema } from '../../../shared/export.ts';
import { preflightSchema } from '../../../shared/export-checks.ts';
import { templatePreviewSchema } from '../../../shared/export-names.ts';
import { createExportProject } from '../../export/export-project.ts';
import { picture } from '../../image/pictures.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

/** The studio's own checks of real files, as they come over the contract. */
async function checked(project: ReturnType<typeof createExportProject>, changes: Partial<ExportRequestInput>) {
  const { exporter, request, out } = project;
  const setup = createExportStore({
    api: {
      names: async (asked) => templatePreviewSchema.parse(exporter.names(exportRequestSchema.parse(asked.request), 12)),
      preflight: async (asked) => preflightSchema.parse(await exporter.preflight(exportRequestSchema.parse(asked))),
      listProofs: async () => ({ proofs: [], total: 0 }) as never,
      chooseFolder: async () => null,
      openFolder: async () => undefined,
    },
    folder: out,
    schedule: () => undefined,
    onEdited: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  setup.getState().change(request(changes));
  await setup.getState().open();
  // Rendered to a string, a store shows the state that it began with.
  setup.getInitialState = setup.getState;
  return setup;
}

function textOf(html: string): string[] {
  return html
    .replace(/<[^>]*>/g, '\n')
    .split(/\n+/)
    .filter((text) => text !== '');
}

describe('an export in German', () => {
  beforeEach(async () => speak('de', await loadCatalogue('de')));
  afterEach(() => speak('en', {}));

  it('says what the pre-flight found, on buttons and at files too', async () => {
    const project = createExportProject();
    const { addApproved, addProof, out } = project;
    await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture', image: picture(90, 70), metrics: { seamRatio: { horizontal: 1.1, vertical: 1.9 } } });
    await addApproved({ id: 'b', prompt: 'Mug', image: picture(64, 64) });
    await addProof({ id: 'c', prompt: 'Lamp', image: picture(64, 64) });
    mkdirSync(out);
    writeFileSync(join(out, 'mug.png'), 'old');
    const proofIds = ['a', 'b', 'c', 'none'];
    const setup = await checked(project, { proofIds, template: '{slug}', scales: [1, 2], sides: 'warn', dpi: 300 });

    const { preflight } = setup.getState();
    const html = renderToStaticMarkup(
      <StoresContext value={createFakeWindow([]).stores}>
        <IssueList setup={setup} />
      </StoresContext>,
    );
    expect(textOf(html)).toEqual([
      'Den Proof none gibt es nicht.',
      'Diese Proofs weglassen',
      '„mug.png“ ist schon im Ordner.',
      'Diese Dateien lassen, wie sie sind',
      'Den neuen Dateien eine Nummer geben',
      'Diese Dateien ersetzen',
      '2 Dateien gehören zu Proofs, die nicht freigegeben sind; nur freigegebene Proofs werden exportiert.',
      'Diese Proofs weglassen',
      'In Review ansehen',
      '2 Dateien haben Seiten, die keine Zweierpotenz sind (90 × 70 px): Engines komprimieren sie schlecht und machen keine Mipmaps daraus.',
      'Durchsichtigen Rand anfügen',
      'Auf eine Zweierpotenz bringen',
      '3 Dateien haben mehr Pixel als der Proof: mit Lanczos umgerechnet (90 × 70 auf 180 × 140 px), ohne neue Einzelheiten.',
      'Die Pixel als die größte Größe nehmen',
      'Die größeren weglassen',
      'Freigegeben, aber nach den Grenzwerten des Teams rot: „Oak planks“ (Nahtverhältnis 1,9, rot über 1,5).',
      'In Review ansehen',
      'Bei 300 dpi wird das kleinste Bild im Druck 0,5 × 0,5 cm groß.',
    ]);
    expect(preflight!.issues.flatMap(({ fixes }) => fixes.map(({ sentence }) => say(sentence)))).toEqual([
      'Weglassen',
      'Diese Dateien in Ruhe lassen',
      'Daneben schreiben, mit einer Nummer',
      'Überschreiben',
      'Weglassen',
      'Im Review prüfen',
      'Durchsichtig auffüllen',
      'Auf die nächstliegende umrechnen',
      'Die eigenen Pixel des Proofs als 2x nehmen',
      'Diese Größen weglassen',
      'Noch einmal ansehen',
    ]);
    expect(preflight!.files.map(plannedLine).flatMap(({ details }) => details)).toEqual([
      '„mug.png“ ist schon im Ordner.',
      'Proof c ist noch nicht geprüft; nur freigegebene Proofs werden exportiert.',
      'Proof c ist noch nicht geprüft; nur freigegebene Proofs werden exportiert.',
    ]);
    // The command line reads these.
    expect(preflight).toMatchObject({ isReady: false, problems: ['There is no proof none.'] });
  });

  it.each<[Partial<ExportRequestInput>, string]>([
    [{ proofIds: ['c'] }, 'Proof c ist noch nicht geprüft; nur freigegebene Proofs werden exportiert.'],
    [{ template: 'same' }, '2 Dateien hießen wie andere; {n} oder {id} hält sie auseinander.'],
    [{ template: '../{slug}' }, '2 Dateien lägen außerhalb des Ordners für den Export.'],
    [{ template: 'con/{slug}' }, '2 Dateien bekämen Namen, die nicht jedes System erlaubt.'],
    [{ template: '{slag}', proofIds: ['a'] }, 'Die Namensvorlage enthält den unbekannten Platzhalter {slag}; es gibt {project} {intent}'],
    [{ template: '{slug', proofIds: ['a'] }, 'In der Namensvorlage steht eine geschweifte Klammer ohne Gegenstück.'],
    [{ template: `${'a'.repeat(120)}/${'b'.repeat(120)}/{slug}`, proofIds: ['a'] }, 'die meisten Windows-Programme hören bei 259 auf.'],
    [{ folder: 'here' }, 'Der Ordner für den Export braucht seinen ganzen Pfad; „here“ ist relativ.'],
    [{ scales: [3, 4], ownScale: 0.25, format: 'webp', proofIds: ['w'] }, '2 Dateien würden größer, als ihr Format oder Galley schreiben kann.'],
    [{ scales: [4], ownScale: 0.25, format: 'webp', proofIds: ['w'] }, 'Sie hätte 32000 × 64 px; eine WebP-Datei hat je Seite höchstens 16383 px.'],
    [{ existing: 'overwrite', template: '{slug}' }, 'Eine Datei ist schon im Ordner: Sie wird überschrieben.'],
  ])('says of %j what stands in the way', async (changes, words) => {
    const project = createExportProject();
    await project.addApproved({ id: 'a', prompt: 'Oak planks', image: picture(90, 70) });
    await project.addApproved({ id: 'b', prompt: 'Mug', image: picture(64, 64) });
    await project.addProof({ id: 'c', prompt: 'Lamp', image: picture(64, 64) });
    if (changes.proofIds?.includes('w')) await project.addApproved({ id: 'w', prompt: 'Banner', image: picture(2000, 4) });
    mkdirSync(project.out);
    if (changes.existing) writeFileSync(join(project.out, 'mug.png'), 'old');
    const { issues } = (await checked(project, changes)).getState().preflight!;
    expect(issues.map(({ sentence }) => say(sentence))).toContainEqual(expect.stringContaining(words));
    const all = issues.flatMap((issue) => [issue, ...issue.fixes]);
    expect(all.filter(({ text, sentence }) => say(sentence) === text)).toEqual([]);
    speak('en', {});
    expect(all.map(({ sentence }) => say(sentence))).toEqual(all.map(({ text }) => text));
  });

  it.each([
    ['{slag}-{n}', ['Die Namensvorlage enthält den unbekannten Platzhalter {slag}; es gibt {project} {intent}', '„{slag}“ herausnehmen']],
    ['{n', ['In der Namensvorlage steht eine geschweifte Klammer ohne Gegenstück.', '„{“ herausnehmen']],
    ['{n}?', ['„?“ enthält ?, das nicht jedes System in einem Namen erlaubt.', 'Bindestrich dafür einsetzen']],
    ['{n}/con', ['„con.png“ ist unter Windows ein reservierter Name.']],
    ['ok/end. /{n}', ['„end. “ beginnt oder endet mit einem Leerzeichen oder Punkt; das erlaubt nicht jedes System in einem Namen.']],
    ['{n}/../../x', ['„1/../../x“ führt aus dem Ordner für den Export hinaus.']],
    ['{n}/', ['„1/“ benennt einen Ordner, keine Datei.']],
    ['x'.repeat(256), ['„xxxxxxxxxxxxxxxxxxxxxxxx…“ hat 260 Bytes; ein Name hat höchstens 255.']],
    ['same', ['2 Dateien hießen wie andere: „same.png“ ist eine davon.', 'Nummer anhängen']],
  ])('names the fault of the template %s and what mends it', async (template, words) => {
    const project = createExportProject();
    await project.addApproved({ id: 'a', prompt: 'Oak planks', image: picture(8, 8) });
    await project.addApproved({ id: 'b', prompt: 'Mug', image: picture(8, 8) });
    const setup = await checked(project, { template });
    expect(textOf(renderToStaticMarkup(<NameFaults store={setup} />))).toMatchObject(words.map((text) => expect.stringContaining(text)));
  });
});
