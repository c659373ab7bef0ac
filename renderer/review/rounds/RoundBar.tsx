import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import './rounds.css';

/** The round that is shown: how far it is, and what can be done with the whole of it. */
export function RoundBar({ roundId }: { roundId: string }) {
  const { review } = useStores();
  const { rounds } = useReviewStores();
  const round = useStore(rounds, (state) => state.rounds?.find(({ id }) => id === roundId) ?? null);
  const overview = useStore(review, (state) => state.overview);
  useEffect(() => {
    if (round === null) void rounds.getState().load();
  }, [rounds, round]);
  const total = round?.total ?? 0;
  const judged = overview === null ? (round?.judged ?? 0) : total - overview.counts.unjudged;
  return (
    <div className="round-bar" role="status">
      <span className="round-name">{round?.name ?? ''}</span>
      <progress className="round-progress" max={Math.max(1, total)} value={Math.max(0, judged)} aria-label={t('Judged of this round')} />
      <span className="number">{t('{judged} of {total} judged', { judged: Math.max(0, judged), total })}</span>
      {overview !== null && overview.openPins > 0 && (
        <span className="soft-words number">{t('{count, plural, one {# open pin} other {# open pins}}', { count: overview.openPins })}</span>
      )}
      <span className="review-bar-space" />
      <button
        type="button"
        className="button"
        data-kind={total > 0 && judged >= total ? 'primary' : undefined}
        onClick={() => void rounds.getState().openSummary(roundId)}
      >
        {t('Summary')}
      </button>
      <IconButton label={t('Leave the round')} Icon={X} onClick={() => void review.getState().refine({ roundId: undefined })} />
    </div>
  );
}
