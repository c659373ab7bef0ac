import { describe, expect, it } from 'vitest';
import { ALL_ACTIONS } from '../../../renderer/app/actions/all.ts';
import { createQueueProgress } from '../../../renderer/app/desktop.ts';
import { desktopMenus } from '../../../renderer/app/desktop-menus.ts';
import { createDesktopNews } from '../../../renderer/app/desktop-news.ts';
import type { StudioEvent } from '../../../shared/contract.ts';
import { type FromWindow, fromWindowSchema } from '../../../shared/desktop.ts';
import type { Job, QueueStatus } from '../../../shared/job.ts';

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
    return { status, failed, pass, told };
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
