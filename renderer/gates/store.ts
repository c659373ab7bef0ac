import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/errors.ts';
import type { Gates } from '../../shared/gates.ts';
import type { StudioClient } from '../app/studio-client.ts';
import * as steps from '../lettering/workbench/history.ts';
import { clearRule, copyToAll, type GatePlace, type GateProblem, type GateTable, gatesOf, type LimitSide, setLimit, tableOf } from './gate-table.ts';
import { readGatesFile } from './import-gates.ts';

export type GateEffect = Awaited<ReturnType<StudioClient['gates']['tryOut']>>;

export interface GatesState {
  /** The limits that mark proofs now; null until loaded. */
  saved: Gates | null;
  /** What is typed, and what was typed before. */
  history: steps.History<GateTable> | null;
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
  undo: () => void;
  redo: () => void;
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
  schedule: (run: () => void, delayMs: number) => void;
  /** `before`: the limits that held until then. */
  onSaved: (saved: Gates, before: Gates) => void;
  onError: (error: unknown) => void;
}

const TYPING_PAUSE_MS = 250;

/** The team's limits on measures: those in force, what is being typed, and which marks that would give. */
export function createGatesStore({ api, schedule, onSaved, onError }: GatesStoreOptions): StoreApi<GatesState> {
  let newest = 0;
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

    function take(history: steps.History<GateTable>, saved: Gates, pauseMs = TYPING_PAUSE_MS): void {
      const { gates, problems } = gatesOf(history.present);
      const mine = ++newest;
      set({ history, saved, problems, isEdited: problems.length > 0 || !isSame(gates, saved) });
      if (problems.length > 0) set({ effect: null });
      else if (pauseMs === 0) void ask(gates, mine);
      else schedule(() => void ask(gates, mine), pauseMs);
    }

    function change(edit: (table: GateTable) => GateTable, key: string | null = null): void {
      const { history, saved } = get();
      if (history === null || saved === null) return;
      const next = steps.record(history, edit(history.present), key);
      if (next !== history) take(next, saved);
    }

    function step(move: typeof steps.undo): void {
      const { history, saved } = get();
      if (history !== null && saved !== null) take(move(history), saved);
    }

    return {
      saved: null,
      history: null,
      problems: [],
      isEdited: false,
      effect: null,
      isSaving: false,
      async load() {
        try {
          const saved = await api.get();
          const { history, isEdited } = get();
          // An edit that was begun before goes on.
          take(isEdited && history !== null ? history : steps.startHistory(tableOf(saved)), saved, 0);
        } catch (error) {
          onError(error);
        }
      },
      setLimit: (place, side, text) => change((table) => setLimit(table, place, side, text), `${place.intent} ${place.measure} ${side}`),
      settle() {
        const { history } = get();
        if (history !== null) set({ history: steps.settle(history) });
      },
      clearRule: (place) => change((table) => clearRule(table, place)),
      copyToAll: (place) => change((table) => copyToAll(table, place)),
      undo: () => step(steps.undo),
      redo: () => step(steps.redo),
      discard: () => change(() => tableOf(get().saved!)),
      async restoreDefaults() {
        try {
          const defaults = tableOf(await api.defaults());
          change(() => defaults);
        } catch (error) {
          onError(error);
        }
      },
      async importFile(file) {
        try {
          const read = readGatesFile(file.name, await file.text());
          if ('problem' in read) throw new AppError('invalid-input', read.problem);
          change(() => tableOf(read.gates));
        } catch (error) {
          onError(error);
        }
      },
      async put(gates) {
        const { history, isEdited } = get();
        const saved = await api.save({ gates });
        take(isEdited && history !== null ? history : steps.startHistory(tableOf(saved)), saved, 0);
      },
      async save() {
        const { history, problems, isSaving, saved: before } = get();
        if (history === null || before === null || problems.length > 0 || isSaving) return;
        set({ isSaving: true });
        try {
          const saved = await api.save({ gates: gatesOf(history.present).gates });
          // What was typed while the answer was on its way stays typed.
          take(get().history ?? history, saved, 0);
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
