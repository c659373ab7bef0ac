import { Fragment } from 'react';
import type { Chord } from '../app/actions/chord.ts';
import { chordLabels } from '../app/actions/chord.ts';
import { isMac } from '../app/actions/use-keys-of.ts';

/** A chord as the keys that are pressed. */
export function Keys({ chord }: { chord: Chord }) {
  return (
    <span className="keys">
      {chordLabels(chord, isMac()).map((label, index) => (
        <Fragment key={label}>
          {/* Read out, and looked for, as words of their own. */}
          {index > 0 && ' '}
          <kbd>{label}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
