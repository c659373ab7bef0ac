import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { LocaliseDialog } from '../lettering/localise/LocaliseDialog.tsx';
import { Workbench } from '../lettering/workbench/Workbench.tsx';
import { t } from '../words/t.ts';
import { ReviewDesk } from './ReviewDesk.tsx';
import './review.css';
import { RoundSummaryPage } from './rounds/RoundSummaryPage.tsx';
import { useReviewStores } from './use-review-stores.ts';

export function ReviewPage() {
  const { workbench, review } = useStores();
  const { rounds } = useReviewStores();
  const proof = useStore(workbench, (state) => state.proof);
  const summary = useStore(rounds, (state) => state.summary);
  // Another window may have judged since.
  useEffect(() => void review.getState().refresh(), [review]);
  if (proof === null && summary !== null) {
    return (
      <div className="review-page" data-summary>
        <h1 className="visually-hidden">{t('Review')}</h1>
        <RoundSummaryPage summary={summary} />
      </div>
    );
  }
  return (
    <div className="review-page" data-editing={proof !== null || undefined}>
      <h1 className="visually-hidden">{t('Review')}</h1>
      {proof === null ? <ReviewDesk /> : <Workbench key={proof.id} proof={proof} />}
      <LocaliseDialog />
    </div>
  );
}
