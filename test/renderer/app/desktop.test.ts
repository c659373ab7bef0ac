import { describe, expect, it } from 'vitest';
import { ALL_ACTIONS } from '../../../renderer/app/actions/all.ts';
import { connectDesktop } from '../../../renderer/app/desktop.ts';
import { desktopMenus } from '../../../renderer/app/desktop-menus.ts';
import { createDesktopNews } from '../../../renderer/app/desktop-news.ts';
import { createQueueProgress, desktopProgress } from '../../../renderer/app/desktop-progress.ts';
import type { StudioEvent } from '../../../shared/contract.ts';
import { type FromWindow, fromWindowSchema } from '../../../shared/desktop.ts';
import type { ExportRunState } from '../../../shared/export-runs.ts';
import type { Job, QueueStatus } from '../../../shared/job.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

const NONE = { queued: 0, paused: 0, running: 0, done: 0, failed: 0, cancelled: 0, quarantined: 0 };
const statusOf = (counts: Partial<QueueStatus['counts']>): QueueStatus => ({ isPaused: false, counts: { ...NONE, ...counts } });

describe('menus of the desktop', () => {
  it('hold every action once, with the person’s own keys, and pass the desktop’s check', () => {
    const menus = desktopMenus(ALL_ACTIONS, { 'app.palette': ['Mod+P'] });
    expect(fromWindowSchema.safeParse({ kind: 'menus', menus }).success).toBe(true);
    const all = menus.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'submenu' ? item.items : [item])));
    const actions = all.filter((item) => item.kind === 'action');
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const expected = ALL_ACTIONS.filter(({ id, isHidden }) => id !== 'app.palette' && !isHidden).map(({ id }) => id);
    expect(expected.filter((id) => !ids.includes(id))).toEqual([]);
    for (const { items } of menus) expect(items.length).toBeLessThan(32);
    expect(actions.find(({ id }) => id === 'app.palette')!.chord).toBe('Mod+P');
  });

  it('have no line at an end and no two in a row', () => {
    for (const { items } of desktopMenus(ALL_ACTIONS.slice(0, 3), {})) {
      const kinds = items.map(({ kind }) => kind);
      expect([kinds[0], kinds.at(-1)]).not.toContain('separator');
      expect(kinds.join()).not.toContain('separator,separator');
    }
  });
});

describe('progress of the queue', () => {
  it('is the share that is done since it was last empty', () => {
    const progressOf = createQueueProgress();
    expect(
      [{ queued: 4 }, { queued: 2, running: 1 }, { queued: 5, running: 1 }, { running: 3 }, {}, { queued: 2 }].map((counts) => progressOf(statusOf(counts))),
    ).toEqual([0, 0.25, 0, 0.5, null, 0]);
  });
});

describe('the one bar of queue and export', () => {
  it('is that of what goes on alone', () => {
    expect(desktopProgress(null, false, null)).toEqual({ progress: null, isPaused: false });
    expect(desktopProgress(0.4, true, null)).toEqual({ progress: 0.4, isPaused: true });
    expect(desktopProgress(null, false, 0.2)).toEqual({ progress: 0.2, isPaused: false });
  });

  it('is full when both are done, and does not stand still for a paused queue', () => {
    expect(desktopProgress(0.4, false, 0.9).progress).toBe(0.4);
    expect(desktopProgress(0.95, false, 0.9).progress).toBe(0.9);
    expect(desktopProgress(0.4, true, 0.9)).toEqual({ progress: 0.9, isPaused: false });
  });
});

describe('what the desktop is told', () => {
  const progress = { runId: 'run-1', state: 'running', filesTotal: 4, bytesDone: 1, secondsLeft: null, path: 'a.png' } as const;
  const wait = () => new Promise((resolve) => setTimeout(resolve, 10));

  it('is the progress of an export too, each figure once', async () => {
    const { stores } = createFakeWindow([]);
    const due: (() => void)[] = [];
    const heard: FromWindow[] = [];
    let port: MessagePort | undefined;
    const page = {
      setTimeout: (run: () => void) => due.push(run),
      postMessage: (_name: string, _target: string, [given]: MessagePort[]) => {
        port = given;
        given.onmessage = ({ data }) => heard.push(data);
      },
    };
    connectDesktop(page as unknown as Window, stores);
    const settle = async () => {
      for (const run of due.splice(0)) run();
      await wait();
      return heard.splice(0).flatMap((message) => (message.kind === 'status' ? [message.progress] : []));
    };
    await settle();
    stores.exporting.getState().apply({ ...progress, filesDone: 1 });
    stores.exporting.getState().apply({ ...progress, filesDone: 2 });
    expect(await settle()).toEqual([0.5]);
    stores.exporting.getState().apply({ ...progress, filesDone: 2, bytesDone: 2 });
    expect(await settle()).toEqual([]);
    stores.session.getState().setStatus(statusOf({ queued: 1 }));
    expect(await settle()).toEqual([0]);
    stores.session.getState().setStatus(statusOf({ done: 1 }));
    expect(await settle()).toEqual([0.5]);
    stores.exporting.setState({ progress: null });
    expect(await settle()).toEqual([null]);
    port?.close();
  });
});

describe('news for who does something else', () => {
  function open() {
    const told: Extract<FromWindow, { kind: 'news' }>[] = [];
    const due: (() => void)[] = [];
    const news = createDesktopNews({ tell: (each) => told.push(each), schedule: (run) => due.push(run) });
    const status = (counts: Partial<QueueStatus['counts']>) => news.hear({ type: 'queue', status: statusOf(counts) });
    const failed = (id: string, code: string, message: string, finishedAt = '1') =>
      news.hear({ type: 'jobs', jobs: [{ id, state: 'failed', error: { code, message }, finishedAt } as Job] } as StudioEvent);
    const pass = () => {
      for (const run of due.splice(0)) run();
      return told.splice(0).map(({ title, body, page }) => [title, body, page]);
    };
    const exported = (state: ExportRunState, filesDone: number) =>
      news.hear({ type: 'export', progress: { runId: 'run-1', state, filesDone, filesTotal: 12, bytesDone: 1, secondsLeft: 0, path: '' } });
    return { status, failed, exported, pass, told };
  }

  it('tells once that the queue is done and what came of it', () => {
    const { status, pass } = open();
    status({ done: 7 });
    expect(pass()).toEqual([]);
    status({ queued: 2, done: 7 });
    status({ running: 1, done: 8 });
    expect(pass()).toEqual([]);
    status({ done: 9 });
    status({ done: 9 });
    expect(pass()).toEqual([['The queue is done', '2 proofs are ready.', 'review']]);
    status({ done: 9 });
    expect(pass()).toEqual([]);
  });

  it('waits whether more comes, and is silent when everything was cancelled', () => {
    const { status, pass } = open();
    status({ queued: 1 });
    status({});
    status({ queued: 1 });
    expect(pass()).toEqual([]);
    status({ cancelled: 2 });
    expect(pass()).toEqual([]);
  });

  it('puts failures together, tells each once, and says which need a person', () => {
    const { failed, pass } = open();
    failed('a', 'unavailable', 'The host is down.');
    failed('b', 'unavailable', 'The host is down.');
    failed('b', 'unavailable', 'The host is down.');
    failed('c', 'maybe-billed', 'It may bill $0.04.');
    failed('d', 'budget-exceeded', 'Over the budget.');
    expect(pass()).toEqual([
      ['A prompt waits for your word', 'It may bill $0.04.', 'queue'],
      ['A budget is used up', 'Over the budget.', 'spending'],
      ['2 prompts failed', 'The host is down.', 'queue'],
    ]);
    failed('a', 'unavailable', 'The host is down.');
    expect(pass()).toEqual([]);
    failed('a', 'unavailable', 'The host is down.', '2');
    expect(pass()).toEqual([['A prompt failed', 'The host is down.', 'queue']]);
  });

  it('tells that an export is done or broke off, not that a person stopped it', () => {
    const { exported, pass } = open();
    exported('running', 3);
    exported('stopped', 3);
    expect(pass()).toEqual([]);
    exported('failed', 5);
    exported('done', 12);
    expect(pass()).toEqual([
      ['The export broke off', 'Broke off after 5 of 12 files', 'export'],
      ['The export is done', '12 files', 'export'],
    ]);
  });
});

it('the desktop hears nothing but what is named', () => {
  for (const message of [
    null,
    'menus',
    { kind: 'run-program', path: '/bin/sh' },
    { kind: 'open-window', page: 'https://example.com' },
    { kind: 'menus', menus: [{ label: 'File', items: [{ kind: 'role', role: 'forceReload', label: 'Reload' }] }] },
    { kind: 'status', progress: 7, isPaused: false, badge: 0 },
    { kind: 'news', title: '', body: '', page: 'queue' },
  ])
    expect(fromWindowSchema.safeParse(message).success).toBe(false);
});
