import { msg } from '../../words/t.ts';

/** Keys of a single place (a list, a canvas): they belong to it as arrow keys belong to a menu, and cannot be changed. */
export const LOCAL_KEYS: readonly { heading: string; keys: readonly (readonly [keys: string, meaning: string])[] }[] = [
  {
    heading: msg('Everywhere'),
    keys: [
      ['Esc', msg('Close what is open')],
      ['Tab', msg('To the next control (Shift: to the one before)')],
    ],
  },
  {
    heading: msg('The prompt'),
    keys: [
      ['Enter', msg('Queue what is written')],
      ['Shift Enter', msg('New line')],
      ['Esc', msg('Leave the prompt')],
    ],
  },
  {
    heading: msg('List of jobs'),
    keys: [
      ['↑ ↓', msg('Move along the jobs')],
      ['Space', msg('Select (Shift: a range)')],
      ['Alt ↑ ↓', msg('Move a waiting job up or down')],
      ['Enter', msg('Open: review when done, details before')],
      ['Delete', msg('Cancel')],
      ['Home End', msg('First, last job')],
    ],
  },
  {
    heading: msg('Reading, in its words'),
    keys: [
      ['← →', msg('Previous, next word (Shift: select)')],
      ['Enter', msg('Object, style, neither')],
      ['O S N', msg('Take them as object, style, neither')],
      ['L', msg('Letter them')],
    ],
  },
  {
    heading: msg('Region of lettering'),
    keys: [
      ['↑ ↓ ← →', msg('Move the region or a handle (Shift: 10 px)')],
      ['Alt + arrows', msg('Resize the region')],
      ['Shift + click', msg('Select several regions')],
      ['Corners', msg('Drag: perspective (Shift: keep the angles)')],
      ['Alt + drag', msg('Move without snapping')],
    ],
  },
  {
    heading: msg('Box for lettering'),
    keys: [
      ['↑ ↓ ← →', msg('Move the box by 1 px (Shift: 10 px)')],
      ['Alt + arrows', msg('Resize the box (Ctrl too)')],
      ['Delete', msg('Remove the box: Galley chooses')],
      ['Enter', msg('Another string')],
      ['Alt ↑ ↓', msg('Move a string up or down')],
    ],
  },
  {
    heading: msg('Proofs to export'),
    keys: [
      ['← →', msg('Previous, next proof (Shift: do the same to it)')],
      ['Space', msg('Take it out, or put it back')],
      ['Home End', msg('First, last proof')],
    ],
  },
];
