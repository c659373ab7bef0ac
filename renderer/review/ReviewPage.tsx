import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { LocaliseDialog } from '../lettering/localise/LocaliseDialog.tsx';
import { Workbench } from '../lettering/workbench/Workbench.tsx';
import { Filmstrip } from './Filmstrip.tsx';
import { OverrideDialog } from './OverrideDialog.tsx';
import { ProofPanel } from './ProofPanel.tsx';
import { RerenderDialog } from './RerenderDialog.tsx';
import './review.css';
import { ReviewEmpty } from './ReviewEmpty.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { Viewer } from './Viewer.tsx';
import { ViewerBar } from './ViewerBar.tsx';

export function ReviewPage() {
  const { workbench } = useStores();
  const proof = useStore(workbench, (state) => state.proof);
  return (
    <div className="review-page" data-editing={proof !== null || undefined}>
      <h1 className="visually-hidden">Review</h1>
      {proof === null ? <ReviewDesk /> : <Workbench key={proof.id} proof={proof} />}
      <LocaliseDialog />
    </div>
  );
}

function ReviewDesk() {
  const { review } = useStores();
  const hasProof = useStore(review, (state) => state.detail !== null);
  const isEmpty = useStore(review, (state) => state.isLoaded && state.total === 0 && state.detail === null);
  useReviewKeys();
  useEffect(() => void review.getState().refresh(), [review]);

  return (
    <>
      <ViewerBar />
      {isEmpty ? <ReviewEmpty /> : hasProof && <Viewer />}
      {hasProof && <ProofPanel />}
      <Filmstrip />
      <OverrideDialog />
      <RerenderDialog />
    </>
  );
}
