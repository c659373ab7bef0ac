import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ExportStatus } from '../../../renderer/app/ExportStatus.tsx';
import { createNoticeStore } from '../../../renderer/app/notice-store.ts';
import { type Stores, StoresContext } from '../../../renderer/app/stores.ts';
import { runningExport } from '../../../renderer/export/runs/running-export.ts';
import { tellEnd } from '../../../renderer/export/runs/tell-end.ts';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';
import { fakeRun } from './fake-export.ts';

const progress = { runId: 'run-2', state: 'running', filesDone: 57, filesTotal: 240, bytesDone: 10, secondsLeft: 40, path: 'a.png' } as const;
const text = (stores: Stores) => {
  // Rendered to a string, a store shows the state that it began with.
  (stores.exporting as { getInitialState: unknown }).getInitialState = stores.exporting.getState;
  const markup = renderToStaticMarkup(
    <StoresContext value={stores}>
      <ExportStatus />
    </StoresContext>,
  );
  return { words: markup.replace(/<[^>]+>/g, ''), markup };
};

test('what was heard last counts; before anything is heard, the list of exports does', () => {
  const before = fakeRun('run-1', 'done');
  const run = { ...fakeRun('run-2', 'running', 1), folder: '/out' };
  expect(runningExport({ runs: null, progress: null })).toBeNull();
  expect(runningExport({ runs: [before], progress: null })).toBeNull();
  expect(runningExport({ runs: [run, before], progress: null })).toEqual({ runId: 'run-2', filesDone: 1, filesTotal: 3, secondsLeft: null, folder: '/out' });
  expect(runningExport({ runs: [run, before], progress })).toEqual({ runId: 'run-2', filesDone: 57, filesTotal: 240, secondsLeft: 40, folder: '/out' });
  expect(runningExport({ runs: null, progress })).toMatchObject({ runId: 'run-2', folder: null });
});

test('the status bar shows a running export on every page and leads to it', () => {
  const { stores } = createFakeWindow([]);
  expect(text(stores).words).toBe('');
  stores.exporting.getState().apply(progress);
  const { words, markup } = text(stores);
  expect(words).toBe('57 of 240 files written');
  expect(markup).toContain('href="#/export"');
  expect(markup).toMatch(/<progress [^>]*max="240"[^>]*value="57"/);
});

test('the end of an export is told with its folder, or with the way to what can be done', () => {
  const calls: string[] = [];
  const told = (run: ExportRun, canOpen = true) => {
    const notices = createNoticeStore(() => {});
    const show = () => void calls.push('show');
    tellEnd(notices.getState(), run, canOpen ? { show, openFolder: () => void calls.push('open') } : { show });
    const [{ tone, title, text: below, action }] = notices.getState().notices;
    action?.run();
    return [tone, title, below, action?.label, calls.pop()];
  };
  expect(told(fakeRun('a', 'done', 3))).toEqual(['info', '3 files exported', '/exports', 'Open folder', 'open']);
  expect(told(fakeRun('a', 'done', 3), false)).toEqual(['info', '3 files exported', '/exports', 'Show', 'show']);
  expect(told({ ...fakeRun('a', 'done', 3), isFolderThere: false })).toEqual(['info', '3 files exported', '/exports', 'Show', 'show']);
  expect(told(fakeRun('a', 'stopped'))).toEqual(['info', 'Stopped after 2 of 3 files', '/exports', 'Show', 'show']);
  const error = { code: 'disk-full', message: 'No room for a.png.' };
  expect(told({ ...fakeRun('a', 'failed'), error })).toEqual(['error', 'The disk is full', 'No room for a.png.', 'Show', 'show']);
});
