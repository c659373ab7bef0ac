import { Redo2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { GATE_COLOURS } from '../../shared/gates.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { effectWords, problemWords } from './effect-words.ts';
import { GateMark } from './GateMark.tsx';
import type { GatesState } from './store.ts';

/** Which marks the limits on screen give, beside those of now; and save, or go back. */
export function GatesEffect({ store }: { store: StoreApi<GatesState> }) {
  const { effect, problems, history, isEdited, isSaving, undo, redo, discard, save } = useStore(store);
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
      <IconButton label={t('Undo')} shortcut="Ctrl Z" Icon={Undo2} disabled={history === null || history.past.length === 0} onClick={undo} />
      <IconButton label={t('Redo')} shortcut="Ctrl Shift Z" Icon={Redo2} disabled={history === null || history.future.length === 0} onClick={redo} />
      <button type="button" className="button" data-kind="quiet" disabled={!isEdited} onClick={discard}>
        {t('Discard')}
      </button>
      <button type="button" className="button" data-kind="primary" disabled={!isEdited || problems.length > 0 || isSaving} onClick={() => void save()}>
        {t('Save limits')}
      </button>
    </footer>
  );
}
