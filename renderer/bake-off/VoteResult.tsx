import { Dialog } from '@base-ui/react/dialog';
import { Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { say } from '../words/say.ts';
import { t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { VotesCard } from './VotesCard.tsx';

/** What the votes come to, everybody's together; or why there is nothing to judge. */
export function VoteResult() {
  const { vote } = useBakeOffStores();
  const result = useStore(vote, (state) => state.result);
  const hasTrail = useStore(vote, (state) => state.trail.length > 0);
  if (result === null) return null;
  const { renders, ranking } = result;
  const last = result.findingSentences.at(-1);
  const open = renders.total - renders.done - renders.failed;
  return (
    <div className="vote-start vote-result">
      <h2 className="vote-heading">{headingOf(ranking.votes, open)}</h2>
      <p>
        {ranking.votes === 0 ? nothingWords(open) : last && say(last)}
        {ranking.votes > 0 &&
          open > 0 &&
          ` ${t('{renders, plural, one {# render is still to come; it brings} other {# renders are still to come; they bring}} new pairs.', { renders: open })}`}
      </p>
      {ranking.votes > 0 && <VotesCard ranking={ranking} names={result.candidates} />}
      <div className="vote-start-buttons">
        <Dialog.Close className="button" data-kind="primary">
          {t('To the report')}
        </Dialog.Close>
        {hasTrail && (
          <button type="button" className="button" data-kind="quiet" onClick={() => vote.getState().back()}>
            <Undo2 size={14} aria-hidden />
            {t('Back to the last pair')}
          </button>
        )}
      </div>
    </div>
  );
}

function headingOf(votes: number, open: number): string {
  if (votes === 0) return t('There is nothing to judge yet');
  return open > 0 ? t('That is all there is so far') : t('You have judged every pair');
}

function nothingWords(open: number): string {
  return open > 0
    ? t('No two candidates have rendered the same prompt yet. Come back in a moment.')
    : t('The candidates’ pictures are the same to the last pixel, or only one of them has any.');
}
