import type { ActionSpec } from '../app/actions/action.ts';
import { type Chord, chordLabel } from '../app/actions/chord.ts';
import { isMac } from '../app/actions/use-keys-of.ts';
import { t } from '../words/t.ts';

export interface KeyClashProps {
  chord: Chord;
  clashes: readonly ActionSpec[];
  onTake: () => void;
  onLeave: () => void;
}

/** The key is somebody else's: whose, and what to do about it. */
export function KeyClash({ chord, clashes, onTake, onLeave }: KeyClashProps) {
  const others = clashes.map(({ title }) => `“${t(title)}”`).join(', ');
  return (
    <div className="key-note" role="alert">
      <span>{t('{keys} already means {others}.', { keys: chordLabel(chord, isMac()), others })}</span>
      <button type="button" className="button" onClick={onTake}>
        {t('Take it from there')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onLeave}>
        {t('Leave it')}
      </button>
    </div>
  );
}
