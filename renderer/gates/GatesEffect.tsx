import { Redo2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { GATE_COLOURS } from '../../shared/gates.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { effectWords, problemWords } from './effect-words.ts';
import { GateMark } from './GateMark.tsx';
import type { GatesState } from './store.ts';

/** Which marks the limits on screen give, beside those of now; and save, or go back. */
export function GatesEffect({ store }: { store: StoreApi<GatesState> }) {
  const { undo } = useStores();
  const { effect, problems, isEdited, isSaving, discard, save } = useStore(store);
  const canUndo = useStore(undo, (state) => state.past.length > 0);
  const canRedo = useStore(undo, (state) => state.future.length > 0);
  const undoKey = useKeysOf('app.undo');
  const redoKey = useKeysOf('app.redo');
  return (
    <footer className="gates-effect">
      <p className="gates-counts" role="status">
        {problems.length > 0 && <span className="gates-wrong">{problemWords(problems)}</span>}
        {effect !== null &&
          effect.now.green + effect.now.amber + effect.now.red + effect.now.unmarked === 0 &&
          t('No proofs yet: the limits mark them as they are made.')}
        {effect !== null &&
          effectWords(effect).map(({ kind, count, change, words }) => (
            <span key={kind} className="gates-count" data-kind={kind}>
              {GATE_COLOURS.map((colour) => colour === kind && <GateMark key={colour} colour={colour} />)}
              <b className="number">{count}</b> {words}
              {change !== '' && <span className="gates-change number">{change}</span>}
            </span>
          ))}
      </p>
      <IconButton label={t('Undo')} shortcut={undoKey} Icon={Undo2} disabled={!canUndo} onClick={() => void undo.getState().undo()} />
      <IconButton label={t('Redo')} shortcut={redoKey} Icon={Redo2} disabled={!canRedo} onClick={() => void undo.getState().redo()} />
      <button type="button" className="button" data-kind="quiet" disabled={!isEdited} onClick={discard}>
        {t('Discard')}
      </button>
      <button type="button" className="button" data-kind="primary" disabled={!isEdited || problems.length > 0 || isSaving} onClick={() => void save()}>
        {t('Save limits')}
      </button>
    </footer>
  );
}
