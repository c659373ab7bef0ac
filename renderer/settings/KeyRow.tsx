import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ActionSpec } from '../app/actions/action.ts';
import { ALL_ACTIONS } from '../app/actions/all.ts';
import { type Chord, chordLabels } from '../app/actions/chord.ts';
import { keysOf } from '../app/actions/key-table.ts';
import { isMac } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { Keys } from '../ui/Keys.tsx';
import { t } from '../words/t.ts';
import { KeyClash } from './KeyClash.tsx';
import { KeyRecorder } from './KeyRecorder.tsx';
import { clashesOf, type Refusal, refusalOf, takeKey, withKeys, withoutKey } from './key-edit.ts';

/** An action and its keys. */
export function KeyRow({ spec }: { spec: ActionSpec }) {
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const [isRecording, setRecording] = useState(false);
  /** Pressed, and somebody else's. */
  const [wanted, setWanted] = useState<Chord | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { set } = preferences.getState();
  const title = t(spec.title);
  const keys = keysOf(spec, own);
  const clashes = wanted === null ? [] : clashesOf(wanted, spec, ALL_ACTIONS, own);

  function press(chord: Chord): void {
    setRecording(false);
    const why = refusalOf(chord);
    setRefusal(why);
    if (why !== null) return;
    if (clashesOf(chord, spec, ALL_ACTIONS, own).length > 0) setWanted(chord);
    else set({ keys: takeKey(own, spec, chord, ALL_ACTIONS) });
  }

  return (
    <div className="key-row">
      <span className="key-row-title">{title}</span>
      <span className="key-row-keys">
        {keys.map((chord) => (
          <button
            key={chord}
            type="button"
            className="key-remove"
            aria-label={t('Remove {keys} from “{title}”', { keys: chordLabels(chord, isMac()).join(' '), title })}
            onClick={() => set({ keys: withoutKey(own, spec, chord) })}
          >
            <Keys chord={chord} />
            <X size={11} aria-hidden />
          </button>
        ))}
        {isRecording ? (
          <KeyRecorder title={title} onPress={press} onLeave={() => setRecording(false)} />
        ) : (
          <button
            type="button"
            className="icon-button"
            aria-label={t('Add a key for “{title}”', { title })}
            onClick={() => {
              setWanted(null);
              setRefusal(null);
              setRecording(true);
            }}
          >
            <Plus size={14} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('Reset the keys of “{title}”', { title })}
          disabled={own[spec.id] === undefined}
          onClick={() => set({ keys: withKeys(own, spec, spec.keys) })}
        >
          <RotateCcw size={13} aria-hidden />
        </button>
      </span>
      {refusal !== null && (
        <p className="key-note" role="alert">
          {refusal === 'never' ? t('This key moves through the window; choose another one.') : t('Browsers keep this key for themselves; choose another one.')}
        </p>
      )}
      {wanted !== null && clashes.length > 0 && (
        <KeyClash
          chord={wanted}
          clashes={clashes}
          onTake={() => {
            set({ keys: takeKey(own, spec, wanted, ALL_ACTIONS) });
            setWanted(null);
          }}
          onLeave={() => setWanted(null)}
        />
      )}
    </div>
  );
}
