import { useStore } from 'zustand';
import { Modal } from '../ui/Modal.tsx';
import { useStores } from './stores.ts';

const GROUPS: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['1 – 9, 0', 'Queue, Review, Compare, Matrix, Models, Spending, Gates, Bake-off, Insights, Export'],
      ['?', 'This sheet'],
      ['Esc', 'Close what is open'],
    ],
  },
  {
    title: 'Queue',
    keys: [
      ['N', 'Write a prompt'],
      ['Enter', 'Queue what is written'],
      ['Shift Enter', 'New line'],
      ['↑ ↓', 'Move along the jobs'],
      ['Space', 'Select (Shift: a range)'],
      ['Alt ↑ ↓', 'Move a waiting job up or down'],
      ['Enter', 'Open: review when done, details before'],
      ['Delete', 'Cancel'],
      ['Home End', 'First, last job'],
      ['Esc', 'Leave the prompt; clear the selection'],
    ],
  },
  {
    title: 'Review',
    keys: [
      ['← →', 'Previous, next proof'],
      ['A', 'Approve'],
      ['C', 'Request changes'],
      ['X', 'Reject'],
      ['J', 'Next red proof'],
      ['Q', 'Only red, amber, within limits, then all'],
      ['R', 'Render again'],
      ['N', 'Write a note (Esc leaves it)'],
      ['Space', 'Blink: hold to see before'],
      ['S', 'Side by side, swipe, after, before'],
      ['M', 'Text mask'],
      ['L', 'Lettering regions'],
      ['E', 'Edit the lettering'],
      ['D', 'Measure before against after'],
      ['K', 'Next layer of a split render'],
      ['F', 'Fit'],
      ['Z', '100 %'],
      ['+ −', 'Zoom'],
      ['G', 'Ground: dark, mid grey, light'],
    ],
  },
  {
    title: 'Compare',
    keys: [
      ['S', 'Side by side, swipe, A, B'],
      ['Space', 'Blink: hold to see A'],
      ['K', 'Next map'],
      ['O', 'Map over the picture or beside'],
      ['X', 'Swap A and B'],
      ['M', 'Text mask'],
      ['F Z + − G', 'As in Review'],
    ],
  },
  {
    title: 'Reading, in its words',
    keys: [
      ['← →', 'Previous, next word (Shift: select)'],
      ['Enter', 'Object, style, neither'],
      ['O S N', 'Take them as object, style, neither'],
      ['L', 'Letter them'],
    ],
  },
  {
    title: 'Lettering of a proof',
    keys: [
      [', .', 'Previous, next region (Shift: select several)'],
      ['Shift + click', 'Select several regions'],
      ['Enter', 'To the words (Esc leaves them)'],
      ['L K', 'Letter it; leave it as it stands'],
      ['↑ ↓ ← →', 'Move the region or a handle (Shift: 10 px)'],
      ['Alt + arrows', 'Resize the region'],
      ['Corners', 'Drag: perspective (Shift: keep the angles)'],
      ['Alt + drag', 'Move without snapping'],
      ['Ctrl Z', 'Undo (Shift: redo)'],
      ['Ctrl Enter', 'Apply'],
      ['Delete', 'Erase the region, or remove a new place'],
      ['Space', 'Blink: hold to see the base'],
    ],
  },
  {
    title: 'Blind vote',
    keys: [
      ['← →', 'The left, the right one is better'],
      ['↓ Space', 'No difference'],
      ['Backspace', 'Back to the pair before'],
      ['F Z G', 'Fit, 100 %, ground'],
      ['Esc', 'Leave the vote'],
    ],
  },
  {
    title: 'Lettering of a prompt',
    keys: [
      ['↑ ↓ ← →', 'Move the box by 1 px (Shift: 10 px)'],
      ['Alt + arrows', 'Resize the box (Ctrl too)'],
      ['Delete', 'Remove the box: Galley chooses'],
      ['Enter', 'Another string'],
      ['Alt ↑ ↓', 'Move a string up or down'],
    ],
  },
];

export function ShortcutSheet() {
  const { navigation } = useStores();
  const isOpen = useStore(navigation, (state) => state.overlay === 'shortcuts');
  return (
    <Modal title="Keyboard shortcuts" isOpen={isOpen} onClose={() => navigation.getState().close()} size="wide">
      <div className="shortcut-groups">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key, meaning]) => (
                <div key={key + meaning}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
