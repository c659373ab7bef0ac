import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/errors.ts';
import type { Gates } from '../../shared/gates.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { UndoState } from '../app/undo-store.ts';
import {
  carryOver,
  clearRule,
  copyToAll,
  type GatePlace,
  type GateProblem,
  type GateTable,
  gatesOf,
  isSameTable,
  type LimitSide,
  setLimit,
  tableOf,
} from './gate-table.ts';
import { readGatesFile } from './import-gates.ts';

export type GateEffect = Awaited<ReturnType<StudioClient['gates']['tryOut']>>;

/** What changed the limits on screen: a hand on a cell, or something that put other limits in their place. */
export type GateEdit = { how: 'limit' | 'clear' | 'copy'; place: GatePlace } | { how: 'discard' | 'defaults' | 'file' };

export interface GatesState {
  /** The limits that mark proofs now; null until loaded. */
  saved: Gates | null;
  /** What is typed; null until loaded. */
  table: GateTable | null;
  problems: readonly GateProblem[];
  isEdited: boolean;
  /** How proofs are marked, and how they would be with what is typed; null while something typed cannot be meant. */
  effect: GateEffect | null;
  isSaving: boolean;
  load: () => Promise<void>;
  setLimit: (place: GatePlace, side: LimitSide, text: string) => void;
  /** Ends the typing in a field: what is typed next is another step back. */
  settle: () => void;
  clearRule: (place: GatePlace) => void;
  copyToAll: (place: GatePlace) => void;
  /** Brings what differs between two tables into the one on screen, as an edit that is taken back does; what was changed otherwise meanwhile stays. */
  carry: (from: GateTable, to: GateTable) => void;
  discard: () => void;
  restoreDefaults: () => Promise<void>;
  /** Takes a file's limits, or tells what is wrong with it. */
  importFile: (file: Pick<File, 'name' | 'text'>) => Promise<void>;
  save: () => Promise<void>;
  /** Puts limits in force, whatever is typed; what is typed stays where it differs. */
  put: (gates: Gates) => Promise<void>;
}

export interface GatesStoreOptions {
  api: StudioClient['gates'];
  schedule: Schedule;
  /** A person changed the limits on screen. `goesOn`: typed on in the field of the edit before. */
  onEdited: (edit: GateEdit, before: GateTable, after: GateTable, goesOn: boolean) => void;
  /** `before`: the limits that held until then. */
  onSaved: (saved: Gates, before: Gates) => void;
  doing: UndoState['doing'];
  onError: (error: unknown) => void;
}

const TYPING_PAUSE_MS = 250;

/** The team's limits on measures: those in force, what is being typed, and which marks that would give. */
export function createGatesStore({ api, schedule, onEdited, onSaved, doing, onError }: GatesStoreOptions): StoreApi<GatesState> {
  let newest = 0;
  /** The field that is being typed in. */
  let typing: string | null = null;
  return createStore<GatesState>()((set, get) => {
    async function ask(gates: Gates, mine: number): Promise<void> {
      if (mine !== newest) return;
      try {
        const effect = await api.tryOut({ gates });
        if (mine === newest) set({ effect });
      } catch (error) {
        if (mine === newest) onError(error);
      }
    }

    function take(table: GateTable, saved: Gates, pauseMs = TYPING_PAUSE_MS): void {
      const { gates, problems } = gatesOf(table);
      const mine = ++newest;
      set({ table, saved, problems, isEdited: problems.length > 0 || !isSame(gates, saved) });
      if (problems.length > 0) set({ effect: null });
      else if (pauseMs === 0) void ask(gates, mine);
      else schedule(() => void ask(gates, mine), pauseMs);
    }

    function change(edit: GateEdit, to: (table: GateTable) => GateTable, field: string | null = null): void {
      const { table: before, saved } = get();
      if (before === null || saved === null) return;
      const after = to(before);
      if (isSameTable(before, after)) return;
      const goesOn = field !== null && field === typing;
      typing = field;
      take(after, saved);
      onEdited(edit, before, after, goesOn);
    }

    return {
      saved: null,
      table: null,
      problems: [],
      isEdited: false,
      effect: null,
      isSaving: false,
      async load() {
        try {
          const saved = await api.get();
          const { table, isEdited } = get();
          // An edit that was begun before goes on.
          take(isEdited && table !== null ? table : tableOf(saved), saved, 0);
        } catch (error) {
          onError(error);
        }
      },
      setLimit: (place, side, text) =>
        change({ how: 'limit', place }, (table) => setLimit(table, place, side, text), `${place.intent} ${place.measure} ${side}`),
      settle() {
        typing = null;
      },
      clearRule: (place) => change({ how: 'clear', place }, (table) => clearRule(table, place)),
      copyToAll: (place) => change({ how: 'copy', place }, (table) => copyToAll(table, place)),
      carry(from, to) {
        const { table, saved } = get();
        typing = null;
        if (table !== null && saved !== null) take(carryOver(table, from, to), saved);
      },
      discard: () => change({ how: 'discard' }, () => tableOf(get().saved!)),
      async restoreDefaults() {
        try {
          const defaults = tableOf(await api.defaults());
          change({ how: 'defaults' }, () => defaults);
        } catch (error) {
          onError(error);
        }
      },
      async importFile(file) {
        try {
          const read = readGatesFile(file.name, await file.text());
          if ('problem' in read) throw new AppError('invalid-input', read.problem);
          change({ how: 'file' }, () => tableOf(read.gates));
        } catch (error) {
          onError(error);
        }
      },
      async put(gates) {
        const { table, isEdited } = get();
        const saved = await api.save({ gates });
        take(isEdited && table !== null ? table : tableOf(saved), saved, 0);
      },
      async save() {
        const { table, problems, isEdited, isSaving, saved: before } = get();
        if (table === null || before === null || !isEdited || problems.length > 0 || isSaving) return;
        set({ isSaving: true });
        try {
          const saved = await doing(api.save({ gates: gatesOf(table).gates }));
          // What was typed while the answer was on its way stays typed.
          take(get().table ?? table, saved, 0);
          onSaved(saved, before);
        } catch (error) {
          onError(error);
        } finally {
          set({ isSaving: false });
        }
      },
    };
  });
}

/** Whether two sets of limits mark alike: the order of rules does not matter, and one without a limit says nothing. */
function isSame(a: Gates, b: Gates): boolean {
  return JSON.stringify(tableOf(a)) === JSON.stringify(tableOf(b));
}
