import { expect, test } from 'vitest';
import { createNoticeStore } from '../../../renderer/app/notice-store.ts';
import { createUndoStore } from '../../../renderer/app/undo-store.ts';
import type { EditKind, ExportSetup } from '../../../renderer/export/store.ts';
import { keepEdits } from '../../../renderer/export/use-export-stores.ts';
import { fakeRequest } from './fake-export.ts';

const setup = (template: string): ExportSetup => ({ request: { ...fakeRequest(), template }, leftOut: new Set(), preset: null });

function setUp() {
  const notices = createNoticeStore(() => {});
  const undo = createUndoStore(notices);
  const restored: string[] = [];
  let now = 0;
  const keep = keepEdits(
    undo,
    ({ request }) => restored.push(request.template),
    () => now,
  );
  const edit = (kind: EditKind, from: string, to: string, atMs: number) => {
    now = atMs;
    keep(kind, 'Changed', setup(from), setup(to));
  };
  return { notices, undo, restored, edit };
}

test('letters that follow each other are one step of undo; after a pause another one begins', async () => {
  const { undo, restored, edit } = setUp();
  edit('template', '', 'a', 0);
  edit('template', 'a', 'ab', 300);
  edit('template', 'ab', 'abc', 900);
  edit('template', 'abc', 'abcd', 9000);
  expect(undo.getState().past).toHaveLength(2);
  await undo.getState().undo();
  await undo.getState().undo();
  await undo.getState().redo();
  expect(restored).toEqual(['abc', '', 'abc']);
});

test('another setting, and something else that was done in between, begin a step', () => {
  const { undo, edit } = setUp();
  edit('template', '', 'a', 0);
  edit('quality', 'a', 'a', 100);
  expect(undo.getState().past).toHaveLength(2);
  edit('proofs', 'a', 'a', 110);
  edit('proofs', 'a', 'a', 120);
  expect(undo.getState().past).toHaveLength(4);
  undo.getState().did({ title: 'Approved', undo: () => {} });
  edit('quality', 'a', 'a', 200);
  expect(undo.getState().past.map(({ title }) => title)).toEqual(['Changed', 'Changed', 'Changed', 'Changed', 'Approved', 'Changed']);
});

test('a fix says that it can be taken back; what is seen where it happens does not', () => {
  const { notices, edit } = setUp();
  edit('quality', 'a', 'a', 0);
  expect(notices.getState().notices).toEqual([]);
  edit('fix', 'a', 'b', 10);
  edit('fix', 'b', 'c', 20);
  expect(notices.getState().notices[0].action?.label).toBe('Undo');
});
