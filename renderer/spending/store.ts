import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LedgerLine } from '../../shared/calls.ts';
import { createPagedList } from '../app/paged-list.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { callFilterOf, type LedgerFilter, NO_FILTER } from './ledger-filter.ts';

export type LedgerTotals = Awaited<ReturnType<StudioClient['ledger']['list']>>['totals'];

export interface SpendingState {
  filter: LedgerFilter;
  rows: readonly (LedgerLine | undefined)[];
  /** Of what the filter lets through; null = not loaded yet. */
  totals: LedgerTotals | null;
  /** Of all calls: what can be filtered by. */
  everything: LedgerTotals | null;
  doubts: readonly LedgerLine[];
  /** Calls whose bill is being settled. */
  deciding: ReadonlySet<string>;
  /** Names of connections by id. */
  connections: Readonly<Record<string, string>>;
  load: () => Promise<void>;
  ensure: (from: number, to: number) => Promise<void>;
  setFilter: (change: Partial<LedgerFilter>) => Promise<void>;
  /** Settles a call in doubt: somebody looked at the vendor's bill. */
  decide: (callId: string, wasBilled: boolean) => Promise<void>;
  /** The calls that the filter lets through as a file. */
  saveCsv: () => Promise<void>;
}

export interface SpendingStoreOptions {
  api: Pick<StudioClient['ledger'], 'list' | 'csv' | 'inDoubt' | 'decide'>;
  listConnections: StudioClient['connections']['list'];
  saveFile: (fileName: string, content: string) => void;
  /** Sums may be others now. */
  onDecided: () => void;
  onError: (error: unknown) => void;
  now: () => Date;
}

const PAGE_SIZE = 100;

/** The ledger of calls: filtered and summed in the studio, loaded here page by page; and the calls whose bill is in doubt. */
export function createSpendingStore({ api, listConnections, saveFile, onDecided, onError, now }: SpendingStoreOptions): StoreApi<SpendingState> {
  return createStore<SpendingState>()((set, get) => {
    const filter = () => callFilterOf(get().filter, now());
    const isFiltered = () => Object.keys(filter()).length > 0;
    const list = createPagedList<LedgerLine>({
      pageSize: PAGE_SIZE,
      async load(offset, limit) {
        const { calls, totals } = await api.list({ offset, limit, filter: filter() });
        // Summing takes the studio a while: without a filter it is done once.
        set(isFiltered() ? { totals } : { totals, everything: totals });
        return { rows: calls, total: totals.calls };
      },
      onChange: ({ rows }) => set({ rows }),
      onError,
    });

    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    }

    const loadRest = () =>
      attempt(async () => {
        const [doubts, all, { connections }] = await Promise.all([api.inDoubt(), isFiltered() ? api.list({ limit: 1 }) : null, listConnections()]);
        if (all !== null) set({ everything: all.totals });
        set({ doubts, connections: Object.fromEntries(connections.map(({ connection: { id, label } }) => [id, label])) });
      });

    return {
      filter: NO_FILTER,
      rows: [],
      totals: null,
      everything: null,
      doubts: [],
      deciding: new Set(),
      connections: {},
      load: async () => void (await Promise.all([list.refresh(), loadRest()])),
      ensure: list.ensure,
      async setFilter(change) {
        set({ filter: { ...get().filter, ...change } });
        await list.reset();
      },
      async decide(callId, wasBilled) {
        if (get().deciding.has(callId)) return;
        set({ deciding: new Set([...get().deciding, callId]) });
        await attempt(async () => {
          const decided = await api.decide({ callId, wasBilled });
          list.patch((row) => (row.id === callId ? decided : row));
          set({ doubts: get().doubts.filter(({ id }) => id !== callId) });
        });
        set({ deciding: new Set([...get().deciding].filter((id) => id !== callId)) });
        onDecided();
      },
      saveCsv: () =>
        attempt(async () => {
          const { fileName, content } = await api.csv({ filter: filter() });
          saveFile(fileName, content);
        }),
    };
  });
}
