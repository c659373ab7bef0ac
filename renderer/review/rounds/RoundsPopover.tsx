import { ChevronDown, ListChecks, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Round } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { DropPanel } from '../../ui/DropPanel.tsx';
import { t } from '../../words/t.ts';
import { queryOf } from '../query.ts';
import { useReviewStores } from '../use-review-stores.ts';
import './rounds.css';

/** Rounds of review: the open ones with their progress, and how to begin one. */
export function RoundsPopover() {
  const { review } = useStores();
  const { rounds: store, desk, assigning } = useReviewStores();
  const isOpen = useStore(desk, (state) => state.areRoundsOpen);
  const rounds = useStore(store, (state) => state.rounds);
  const total = useStore(review, (state) => state.total);
  const picked = useStore(assigning, (state) => state.picked);
  const { setRoundsOpen } = desk.getState();
  useEffect(() => {
    if (isOpen) void store.getState().load();
  }, [isOpen, store]);

  function begin(of: Parameters<ReturnType<typeof store.getState>['startDraft']>[0], count: number): void {
    setRoundsOpen(false);
    store.getState().startDraft(of, count);
  }

  return (
    <DropPanel
      isOpen={isOpen}
      onOpenChange={setRoundsOpen}
      align="end"
      className="rounds-popover"
      title={t('Review rounds')}
      trigger={
        <button type="button" className="choice">
          <ListChecks size={14} aria-hidden />
          {t('Rounds')}
          <ChevronDown size={14} aria-hidden className="choice-icon" />
        </button>
      }
    >
      {rounds?.length === 0 && (
        <p className="soft-words">{t('A round is a set of proofs that people judge together: with progress, who judged what, and a summary to send.')}</p>
      )}
      <ul className="round-list">
        {(rounds ?? []).map((round) => (
          <RoundEntry key={round.id} round={round} />
        ))}
      </ul>
      <div className="rounds-buttons">
        {picked.size > 0 && (
          <button type="button" className="button" onClick={() => begin({ proofIds: [...picked] }, picked.size)}>
            <Plus size={14} aria-hidden /> {t('Round of the {count} picked', { count: picked.size })}
          </button>
        )}
        <button type="button" className="button" disabled={total === 0} onClick={() => begin({ query: queryOf(review.getState()) }, total)}>
          <Plus size={14} aria-hidden /> {t('{count, plural, one {Round of the one shown} other {Round of all # shown}}', { count: total })}
        </button>
      </div>
    </DropPanel>
  );
}

function RoundEntry({ round }: { round: Round }) {
  const { review } = useStores();
  const { rounds: store, desk } = useReviewStores();
  const { id, name, judged, total, closedAt } = round;
  const leave = () => desk.getState().setRoundsOpen(false);
  return (
    <li className="round-entry" data-closed={closedAt !== null || undefined}>
      <button
        type="button"
        className="round-open"
        onClick={() => {
          leave();
          review.setState({ filter: 'all', gate: null });
          void review.getState().refine({ roundId: id });
        }}
      >
        <span className="round-name">{name}</span>
        <span className="ledger-who number">
          {closedAt === null ? t('{judged} of {total} judged', { judged, total }) : t('{judged} of {total} judged, closed', { judged, total })}
        </span>
        <progress className="round-progress" max={Math.max(1, total)} value={judged} aria-label={t('Judged of {name}', { name })} />
      </button>
      <button
        type="button"
        className="text-button"
        aria-label={t('Summary of {name}', { name })}
        onClick={() => {
          leave();
          void store.getState().openSummary(id);
        }}
      >
        {t('Summary')}
      </button>
    </li>
  );
}
