import { GalleryHorizontal, Grid3x3, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { STRIP_SIZES } from '../../app/preferences.ts';
import { useStores } from '../../app/stores.ts';
import { formatCount } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { t } from '../../words/t.ts';
import { AssignPopover } from '../panel/AssignPopover.tsx';
import { useReviewStores } from '../use-review-stores.ts';
import { SIZE_LABELS, SIZE_TITLES } from './sizes.ts';

/** Where one is among the proofs, how large they are, and what can be done with those that were picked. */
export function StripBar() {
  const { review, preferences } = useStores();
  const { desk, assigning } = useReviewStores();
  const size = useStore(preferences, (state) => state.stripSize);
  const total = useStore(review, (state) => state.total);
  const place = useStore(review, (state) => state.rows.findIndex((row) => row?.id === state.currentId));
  const isGrid = useStore(desk, (state) => state.isGrid);
  const picked = useStore(assigning, (state) => state.picked);
  const key = useKeysOf('review.grid');
  const options = STRIP_SIZES.map((value) => ({ value, label: t(SIZE_LABELS[value]), title: t(SIZE_TITLES[value]) }));
  return (
    <div className="strip-bar">
      <IconButton
        label={isGrid ? t('One proof at a time') : t('Grid of all proofs')}
        shortcut={key}
        Icon={isGrid ? GalleryHorizontal : Grid3x3}
        onClick={() => desk.getState().setGrid(!isGrid)}
      />
      <Segments label={t('Size of the pictures')} value={size} options={options} onChange={(stripSize) => preferences.getState().set({ stripSize })} />
      <span className="strip-place number">
        {place < 0
          ? t('{total, plural, one {# proof} other {# proofs}}', { total })
          : t('{place} of {total}', { place: formatCount(place + 1), total: formatCount(total) })}
      </span>
      {picked.size > 0 && (
        <span className="strip-picked" role="status">
          {t('{count} picked', { count: picked.size })}
          <AssignPopover proofIds={[...picked]} label={t('Give to…')} />
          <IconButton label={t('Pick none')} Icon={X} onClick={() => assigning.getState().pickNone()} />
        </span>
      )}
    </div>
  );
}
