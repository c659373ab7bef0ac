import { Rows3, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FILTER_LABELS } from './filters.ts';

const EXAMPLES = [
  'Vintage bakery shop sign that says "Fresh Bread Daily" in gold serif letters',
  'Seamless texture of woven linen, natural undyed, soft daylight',
  'Round badge with the words "Northern {Trail|Ridge} Club" along the rim',
];

export function QueueEmpty() {
  const { queue, composer } = useStores();
  const filter = useStore(queue, (state) => state.filter);
  const search = useStore(queue, (state) => state.search);
  if (search !== '') return <EmptyState Icon={SearchX} title={`No prompt has “${search}” in it`} />;
  if (filter !== 'all') return <EmptyState Icon={Rows3} title={`No jobs here: ${FILTER_LABELS[filter].toLowerCase()}`} />;
  return (
    <EmptyState Icon={Rows3} title="Queue your first prompt">
      <p>Write one above, paste a list, or drop a .txt, .csv or .json file. Drop an image to have its lettering set right.</p>
      <div className="examples">
        {EXAMPLES.map((example) => (
          <button key={example} type="button" onClick={() => composer.getState().setText(example, example.length)}>
            {example}
          </button>
        ))}
      </div>
    </EmptyState>
  );
}
