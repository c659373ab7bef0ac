import { expect, test } from 'vitest';
import { FAKE_EFFECTS } from '../fakes/fake-lettering.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

test('a font file of the team joins the list and says its licence; anything else is refused', async () => {
  const { stores } = createFakeWindow([]);
  const fonts = stores.fonts.getState;
  await fonts().load();
  const added = await fonts().add(new File([new Uint8Array(70_000)], 'House.woff2'));
  expect(added).toMatchObject({ family: 'House', isAdded: true });
  expect(fonts().fonts?.at(-1)).toEqual(added);
  expect(await fonts().add(new File(['no'], 'notes.txt'))).toBeUndefined();
  expect(stores.notices.getState().notices.map(({ title, text }) => [title, text])).toEqual([
    ['Added House', 'Licence: Commercial, see vendor'],
    ['The font is damaged', 'notes.txt is no font file: TTF, OTF and WOFF2 are taken.'],
  ]);
  await fonts().remove(added?.id ?? '');
  expect(fonts().fonts?.some(({ isAdded }) => isAdded)).toBe(false);
});

test('a table is read as spreadsheets save it; what is no text is refused', async () => {
  const { stores } = createFakeWindow([]);
  const localise = stores.localise.getState;
  localise().open('proof-0');
  const utf16 = new Uint8Array(Buffer.from('\uFEFFde\tja\nBrot\t焼きたて', 'utf16le'));
  await localise().takeFile(new File([utf16], 'strings.txt'));
  expect(localise().table.replace('\uFEFF', '')).toBe('de\tja\nBrot\t焼きたて');
  await localise().takeFile(new File([new Uint8Array([0x64, 0x65, 0x0a, 0xfc, 0x62])], 'latin.csv'));
  expect(localise().table).toContain('Brot');
  expect(stores.notices.getState().notices).toMatchObject([{ tone: 'error' }]);
});

test('a look is saved by name and removed', async () => {
  const { stores } = createFakeWindow([]);
  const styles = stores.styles.getState;
  await styles().load();
  const count = styles().styles?.length ?? 0;
  expect(await styles().save('Bakery gold', FAKE_EFFECTS, 'cinzel')).toBe(true);
  const saved = styles().styles?.at(-1);
  expect(saved).toMatchObject({ label: 'Bakery gold', effects: FAKE_EFFECTS, font: 'cinzel', isBuiltIn: false });
  await styles().remove(saved?.id ?? '');
  expect(styles().styles).toHaveLength(count);
});

test('a table is queued in languages; with a broken line nothing is, and the line is named', async () => {
  const { fakeJob } = await import('../fakes/fake-data.ts');
  const { stores, studio } = createFakeWindow([fakeJob(0, { prompt: 'a sign that says "Bread"' }, 'done')]);
  const localise = stores.localise.getState;
  localise().open('proof-0');
  localise().setTable('de,fr\nBrot');
  await localise().queue();
  expect(localise().answer).toEqual({ jobs: [], problems: [{ line: 2, message: 'The row has too few columns.' }] });
  localise().setTable('de,fr\nBrot,Pain');
  expect(localise().answer).toBeNull();
  await localise().queue();
  expect(localise().answer?.jobs.map(({ language }) => language)).toEqual(['de', 'fr']);
  expect(studio.jobs).toHaveLength(3);
});
