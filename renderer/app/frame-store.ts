import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionList, RestingConnection } from '../../shared/connections.ts';
import type { Page } from './navigation-store.ts';
import { createSoon, type Schedule } from './soon.ts';
import type { StudioClient } from './studio-client.ts';

export interface FrameApi {
  plan: StudioClient['queue']['plan'];
  listConnections: StudioClient['connections']['list'];
  listResting: StudioClient['connections']['resting'];
  listProofs: StudioClient['review']['list'];
  inDoubt: StudioClient['ledger']['inDoubt'];
  listBakeOffs: StudioClient['bakeOff']['list'];
}

/** When the queue will be done. */
export interface QueueEnd {
  /** ms from when it was asked; null = some of it was never measured. */
  endMs: number | null;
  waiting: number;
  /** Waiting jobs whose model was never measured. */
  unmeasured: number;
  isPaused: boolean;
}

/** Connections by what is known of them. */
export interface HostHealth {
  fine: number;
  /** Names of those whose newest test failed, and of those that lack their key. */
  failing: readonly string[];
  withoutKey: readonly string[];
  /** Names of those that failed several times in a row and are left alone for a while. */
  resting: readonly string[];
}

export interface FrameState {
  end: QueueEnd | null;
  hosts: HostHealth | null;
  /** What waits for a person, page by page. */
  waiting: Partial<Record<Page, number>>;
  refresh: () => Promise<void>;
  /** Once, for all that ask meanwhile. */
  refreshSoon: () => void;
}

export interface FrameStoreOptions {
  api: FrameApi;
  schedule: Schedule;
}

/** The plan of a long queue takes some work: it is not asked for at every job. */
const PAUSE_MS = 2500;

export function healthOf({ connections }: Pick<ConnectionList, 'connections'>, left: readonly RestingConnection[]): HostHealth {
  const used = connections.filter(({ connection }) => connection.isEnabled);
  const withoutKey = used.filter(({ key }) => key.isNeeded && key.source === null);
  const resting = used.filter((one) => !withoutKey.includes(one) && left.some(({ connectionId }) => connectionId === one.connection.id));
  const failing = used.filter((one) => !withoutKey.includes(one) && !resting.includes(one) && one.test?.isOk === false);
  const names = (list: typeof used) => list.map(({ connection }) => connection.label);
  const fine = used.length - withoutKey.length - failing.length - resting.length;
  return { fine, failing: names(failing), withoutKey: names(withoutKey), resting: names(resting) };
}

/** What the rail and the status bar tell beyond the queue's own counts. What cannot be asked just now stays as it was: nobody waits for it. */
export function createFrameStore({ api, schedule }: FrameStoreOptions): StoreApi<FrameState> {
  return createStore<FrameState>()((set, get) => {
    async function ask<Answer>(question: Promise<Answer>, take: (answer: Answer) => Partial<FrameState>): Promise<void> {
      try {
        set(take(await question));
      } catch {
        // The frame is no place for errors of what nobody asked for; the page itself tells them.
      }
    }
    const counted = (page: Page, count: number) => ({ waiting: { ...get().waiting, [page]: count } });

    return {
      end: null,
      hosts: null,
      waiting: {},
      async refresh() {
        await Promise.all([
          ask(api.plan({ detail: 1 }), ({ endMs, waiting, isPaused, lanes }) => ({
            end: { endMs, waiting, isPaused, unmeasured: lanes.reduce((sum, lane) => sum + lane.unmeasured, 0) },
          })),
          ask(Promise.all([api.listConnections(), api.listResting()]), ([list, resting]) => ({ hosts: healthOf(list, resting) })),
          ask(api.listProofs({ filter: 'needs-review', gate: 'red', limit: 1 }), ({ total }) => counted('gates', total)),
          ask(api.inDoubt(), (lines) => counted('spending', lines.length)),
          ask(api.listBakeOffs(), (all) => counted('bake-off', all.filter(({ renders, votes }) => votes === 0 && renders.done === renders.total).length)),
        ]);
      },
      refreshSoon: createSoon(schedule, PAUSE_MS, () => get().refresh()),
    };
  });
}
