import type { EditManyResult, ManyEdit, Refusal } from '../../shared/queue.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { msg, t } from '../words/t.ts';

export interface EditsOptions {
  api: Pick<StudioClient['queue'], 'editMany' | 'undo'>;
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  /** Jobs that were left as they are, and why; [] = none. */
  onRefused: (refused: readonly Refusal[]) => void;
  onDone: () => void;
  onError: (error: unknown) => void;
}

/** Says what is to be done to jobs, and keeps how it is taken back. Resolves null when nothing was done. */
export type Edit = (ids: readonly string[], edit: ManyEdit) => Promise<EditManyResult | null>;

const TITLES: Record<ManyEdit['kind'], string> = {
  change: msg('Changed {count, plural, one {# job} other {# jobs}}'),
  pause: msg('Paused {count, plural, one {# job} other {# jobs}}'),
  resume: msg('Resumed {count, plural, one {# job} other {# jobs}}'),
  cancel: msg('Cancelled {count, plural, one {# job} other {# jobs}}'),
  duplicate: msg('Duplicated {count, plural, one {# job} other {# jobs}}'),
  retry: msg('Queued {count, plural, one {# job} other {# jobs}} again'),
  raise: msg('Changed the priority of {count, plural, one {# job} other {# jobs}}'),
  move: msg('Moved {count, plural, one {# job} other {# jobs}}'),
  front: msg('Moved {count, plural, one {# job} other {# jobs}} to the front'),
  place: msg('Overruled the plan for {count, plural, one {# job} other {# jobs}}'),
};

export function createEdits({ api, did, doing, onRefused, onDone, onError }: EditsOptions): Edit {
  async function takeBack(undoId: string): Promise<string | null> {
    const result = await api.undo({ undoId });
    onRefused(result.refused);
    onDone();
    return result.undoId;
  }

  function keep(result: EditManyResult, edit: ManyEdit, asked: number): void {
    let undoId = result.undoId;
    if (undoId === null) return;
    const again = async () => {
      if (undoId !== null) undoId = await takeBack(undoId);
    };
    // A plan that is overruled may move others along: what was asked for counts.
    const count = edit.kind === 'duplicate' ? result.added.length : edit.kind === 'place' ? asked : result.changed.length;
    did({ title: t(TITLES[edit.kind], { count }), undo: again, redo: again });
  }

  return async (ids, edit) => {
    if (ids.length === 0) return null;
    try {
      const result = await doing(api.editMany({ ids: [...ids], edit }));
      onRefused(result.refused);
      keep(result, edit, ids.length - result.refused.length);
      return result;
    } catch (error) {
      onError(error);
      return null;
    } finally {
      onDone();
    }
  };
}
