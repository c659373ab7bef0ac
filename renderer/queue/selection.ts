import type { StoreApi } from 'zustand/vanilla';
import { studioFilter } from './filters.ts';
import type { QueueApi, QueueState } from './queue-state.ts';

export interface SelectionOptions {
  store: Pick<StoreApi<QueueState>, 'getState' | 'setState'>;
  api: Pick<QueueApi, 'ids'>;
  /** Puts the keyboard on a row. */
  activate: (index: number) => void;
  onError: (error: unknown) => void;
}

export type Selection = Pick<QueueState, 'select' | 'selectAll' | 'toggle' | 'clearSelection'>;

function withToggled(selected: ReadonlySet<string>, ids: readonly string[], isOn: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (isOn) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** Which jobs are selected: by id, so that they stay so wherever they go and whether they are loaded or not. */
export function createSelection({ store: { getState, setState }, api, activate, onError }: SelectionOptions): Selection {
  let anchor = 0;

  /** Ids of everything that the filter lets through, loaded or not, in the order of the list. */
  async function withAllIds(use: (ids: readonly string[]) => void): Promise<void> {
    try {
      use((await api.ids({ filter: studioFilter(getState()), order: 'attention' })).ids);
    } catch (error) {
      onError(error);
    }
  }
  const select = (ids: readonly string[], isOn: boolean) => setState(({ selected }) => ({ selected: withToggled(selected, ids, isOn) }));

  return {
    select,
    selectAll: () => withAllIds((ids) => setState({ selected: new Set(ids) })),
    toggle(index, range) {
      const { rows, selected } = getState();
      const job = rows[index];
      if (job === undefined) return;
      const from = range ? Math.min(anchor, index) : index;
      const to = range ? Math.max(anchor, index) : index;
      const within = Array.from({ length: to - from + 1 }, (_, at) => rows[from + at]?.id);
      const known = within.filter((id) => id !== undefined);
      anchor = index;
      select(known, range || !selected.has(job.id));
      activate(index);
      // Rows between that were never looked at are not here.
      if (known.length < within.length) void withAllIds((ids) => select(ids.slice(from, to + 1), true));
    },
    clearSelection: () => setState({ selected: new Set() }),
  };
}
