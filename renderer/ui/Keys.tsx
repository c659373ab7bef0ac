import type { Chord } from '../app/actions/chord.ts';
import { chordLabels } from '../app/actions/chord.ts';
import { isMac } from '../app/actions/use-keys-of.ts';

/** A chord as the keys that are pressed. */
export function Keys({ chord }: { chord: Chord }) {
  return (
    <span className="keys">
      {chordLabels(chord, isMac()).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  );
}
