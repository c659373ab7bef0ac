import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/errors.ts';
import type { Matrix, MatrixVersion, ModelStatus, WhatIf } from '../../shared/routing.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { differencesOf } from './differences.ts';
import { completeMatrix } from './edit-matrix.ts';
import { readMatrixFile } from './import-matrix.ts';

export interface MatrixState {
  /** The version that routes prompts now; null until loaded. */
  current: MatrixVersion | null;
  /** What is on screen; equal to the current matrix until edited. */
  draft: Matrix | null;
  isEdited: boolean;
  models: readonly ModelStatus[];
  /** Newest first. */
  versions: readonly MatrixVersion[];
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
  restore: (version: number) => void;
  resetToDefault: () => Promise<void>;
  /** Takes a file's matrix into the draft, or tells what is wrong with it. */
  importFile: (file: Pick<File, 'name' | 'text'>) => Promise<void>;
}

export interface MatrixStoreOptions {
  api: StudioClient['matrix'];
  schedule: (run: () => void, delayMs: number) => void;
  onSaved: (version: MatrixVersion) => void;
  onError: (error: unknown) => void;
}

const EDITING_PAUSE_MS = 200;

/** The decision matrix: the version in force, a draft of the next one and what it would change. */
export function createMatrixStore({ api, schedule, onSaved, onError }: MatrixStoreOptions): StoreApi<MatrixState> {
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

    return {
      current: null,
      draft: null,
      isEdited: false,
      models: [],
      versions: [],
      whatIf: null,
      isAsking: false,
      isSaving: false,
      async load() {
        try {
          const [current, models, versions] = await Promise.all([api.get(), api.models(), api.versions()]);
            set({ current, models, versions: newestFirst(versions) });
          // An edit that was begun before goes on.
          take(get().isEdited ? (get().draft ?? current.matrix) : current.matrix);
        } catch (error) {
          onError(error);
        }
      },
      edit(change) {
        const { draft } = get();
        if (draft !== null) take(change(draft));
      },
      discard() {
        const { current } = get();
        if (current !== null) take(current.matrix);
      },
      async save(note) {
        const { draft, isSaving } = get();
        if (draft === null || isSaving) return false;
        set({ isSaving: true });
        try {
          const saved = await api.save({ matrix: draft, note: note.trim() });
            set({ current: saved });
          // Edits made while the answer was on its way stay a draft.
          take(get().draft === draft ? saved.matrix : (get().draft ?? saved.matrix));
          set({ versions: newestFirst(await api.versions()) });
          onSaved(saved);
          return true;
        } catch (error) {
          onError(error);
          return false;
        } finally {
          set({ isSaving: false });
        }
      },
      restore(version) {
        const found = get().versions.find((other) => other.version === version);
        if (found !== undefined) take(completeMatrix(found.matrix));
      },
      async resetToDefault() {
        try {
          take(await api.defaults());
        } catch (error) {
          onError(error);
        }
      },
      async importFile(file) {
        try {
          const read = readMatrixFile(file.name, await file.text());
          if ('problem' in read) throw new AppError('invalid-input', read.problem);
          take(read.matrix);
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
