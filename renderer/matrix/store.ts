import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/errors.ts';
import type { CellMeasures, Matrix, MatrixVersion, ModelStatus, WhatIf } from '../../shared/routing.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { UndoState } from '../app/undo-store.ts';
import { differencesOf } from './differences.ts';
import { completeMatrix } from './edit-matrix.ts';
import { readMatrixFile } from './import-matrix.ts';
import { type UnknownModel, unknownModelsOf } from './unknown-models.ts';

export interface MatrixState {
  /** The version that routes prompts now; null until loaded. */
  current: MatrixVersion | null;
  /** What is on screen; equal to the current matrix until edited. */
  draft: Matrix | null;
  isEdited: boolean;
  models: readonly ModelStatus[];
  /** Newest first. */
  versions: readonly MatrixVersion[];
  /** What ran through each cell in the last MEASURED_DAYS days; null until it is known. */
  measured: readonly CellMeasures[] | null;
  /** What the draft would change; null while it is not edited or not yet asked. */
  whatIf: WhatIf | null;
  isAsking: boolean;
  isSaving: boolean;
  load: () => Promise<void>;
  edit: (change: (matrix: Matrix) => Matrix) => void;
  discard: () => void;
  /** Makes the draft the next version. */
  save: (note: string) => Promise<boolean>;
  /** Takes an older version's matrix into the draft. */
  takeVersion: (version: number) => void;
  /** Puts a matrix in force as the next version; a draft stays as it is. False = refused, and told. */
  put: (matrix: Matrix, note: string) => Promise<boolean>;
  /** Puts a whole draft in place of the one on screen, as an undone edit does. */
  setDraft: (draft: Matrix) => void;
  resetToDefault: () => Promise<void>;
  /** Takes a file's matrix into the draft, or tells what is wrong with it. */
  importFile: (file: Pick<File, 'name' | 'text'>) => Promise<void>;
}

/** What changed a draft: a hand on a cell, or something that put another table in its place. */
export type DraftChange = 'edit' | 'discard' | 'version' | 'default' | 'file';

export interface MatrixStoreOptions {
  api: StudioClient['matrix'];
  schedule: Schedule;
  /** `before`: the version that was in force until then. */
  onSaved: (version: MatrixVersion, before: MatrixVersion) => void;
  doing: UndoState['doing'];
  /** The draft was changed by a person; `before` takes the change back. */
  onEdited?: (how: DraftChange, before: Matrix, after: Matrix) => void;
  /** Ids in an imported file that no connection and no list of Galley's knows. */
  onUnknownModels?: (places: readonly UnknownModel[]) => void;
  onError: (error: unknown) => void;
}

/** An edit and its effect on screen lie within 300 ms: this, and the studio's answer. */
const EDITING_PAUSE_MS = 120;
export const MEASURED_DAYS = 90;
const MAX_NOTE = 200;

/** The decision matrix: the version in force, a draft of the next one and what it would change. */
export function createMatrixStore({ api, schedule, onSaved, doing, onEdited, onUnknownModels, onError }: MatrixStoreOptions): StoreApi<MatrixState> {
  let newest = 0;
  return createStore<MatrixState>()((set, get) => {
    async function ask(matrix: Matrix, mine: number): Promise<void> {
      if (mine !== newest) return;
      set({ isAsking: true });
      try {
        const whatIf = await api.whatIf({ matrix });
        if (mine === newest) set({ whatIf });
      } catch (error) {
        if (mine === newest) onError(error);
      } finally {
        if (mine === newest) set({ isAsking: false });
      }
    }

    function take(draft: Matrix): void {
      const { current } = get();
      const isEdited = current !== null && differencesOf(current.matrix, draft, []).length > 0;
      const mine = ++newest;
      set(isEdited ? { draft, isEdited } : { draft: current?.matrix ?? draft, isEdited, whatIf: null, isAsking: false });
      if (isEdited) schedule(() => void ask(draft, mine), EDITING_PAUSE_MS);
    }

    function change(how: DraftChange, after: Matrix): void {
      const before = get().draft;
      take(after);
      if (before !== null && differencesOf(before, after, []).length > 0) onEdited?.(how, before, after);
    }

    async function put(matrix: Matrix, note: string): Promise<MatrixVersion | null> {
      const before = get().current;
      if (before === null || get().isSaving) return null;
      set({ isSaving: true });
      try {
        const saved = await api.save({ matrix, note: note.trim().slice(0, MAX_NOTE) });
        set({ current: saved });
        set({ versions: newestFirst(await api.versions()) });
        onSaved(saved, before);
        return saved;
      } catch (error) {
        onError(error);
        return null;
      } finally {
        set({ isSaving: false });
      }
    }

    return {
      current: null,
      draft: null,
      isEdited: false,
      models: [],
      versions: [],
      measured: null,
      whatIf: null,
      isAsking: false,
      isSaving: false,
      async load() {
        try {
          const [current, models, versions] = await Promise.all([api.get(), api.models(), api.versions()]);
          set({ current, models, versions: newestFirst(versions) });
          // An edit that was begun before goes on.
          take(get().isEdited ? (get().draft ?? current.matrix) : current.matrix);
          set({ measured: await api.measured({ sinceDays: MEASURED_DAYS }) });
        } catch (error) {
          onError(error);
        }
      },
      edit(edit) {
        const { draft } = get();
        if (draft !== null) change('edit', edit(draft));
      },
      discard() {
        const { current } = get();
        if (current !== null) change('discard', current.matrix);
      },
      setDraft: take,
      async save(note) {
        const { draft } = get();
        if (draft === null) return false;
        const saved = await doing(put(draft, note));
        // Edits made while the answer was on its way stay a draft.
        if (saved !== null) take(get().draft === draft ? saved.matrix : (get().draft ?? saved.matrix));
        return saved !== null;
      },
      async put(matrix, note) {
        const { isEdited, draft } = get();
        const saved = await doing(put(matrix, note));
        if (saved !== null) take(isEdited && draft !== null ? draft : saved.matrix);
        return saved !== null;
      },
      takeVersion(version) {
        const found = get().versions.find((other) => other.version === version);
        if (found !== undefined) change('version', completeMatrix(found.matrix));
      },
      async resetToDefault() {
        try {
          change('default', await api.defaults());
        } catch (error) {
          onError(error);
        }
      },
      async importFile(file) {
        try {
          const read = readMatrixFile(file.name, await file.text());
          if ('problem' in read) throw new AppError('invalid-input', read.problem);
          change('file', read.matrix);
          const unknown = unknownModelsOf(read.matrix, get().models);
          if (unknown.length > 0) onUnknownModels?.(unknown);
        } catch (error) {
          onError(error);
        }
      },
    };
  });
}

function newestFirst(versions: readonly MatrixVersion[]): MatrixVersion[] {
  return [...versions].sort((a, b) => b.version - a.version);
}
