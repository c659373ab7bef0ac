import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { ReviewBar } from './bar/ReviewBar.tsx';
import { OverrideDialog } from './OverrideDialog.tsx';
import { ProofPanel } from './ProofPanel.tsx';
import { RerenderDialog } from './RerenderDialog.tsx';
import { ReviewEmpty } from './ReviewEmpty.tsx';
import { NewRoundDialog } from './rounds/NewRoundDialog.tsx';
import { RoundBar } from './rounds/RoundBar.tsx';
import { StoryDialog } from './story/StoryDialog.tsx';
import { Filmstrip } from './strip/Filmstrip.tsx';
import { ProofGrid } from './strip/ProofGrid.tsx';
import { StripBar } from './strip/StripBar.tsx';
import { useReviewActions } from './use-review-actions.ts';
import { useReviewStores } from './use-review-stores.ts';
import { Viewer } from './Viewer.tsx';
import { ViewerBar } from './ViewerBar.tsx';

/** The proofs, the one that is looked at, and what is said of it. */
export function ReviewDesk() {
  const { review } = useStores();
  const { desk } = useReviewStores();
  const hasProof = useStore(review, (state) => state.detail !== null);
  const isEmpty = useStore(review, (state) => state.isLoaded && state.total === 0 && state.detail === null);
  const roundId = useStore(review, (state) => state.refinement.roundId);
  const isGrid = useStore(desk, (state) => state.isGrid);
  useReviewActions();

  return (
    <>
      <ReviewBar />
      {roundId !== undefined && <RoundBar roundId={roundId} />}
      <div className="review-desk" data-grid={isGrid || undefined}>
        {isEmpty && <ReviewEmpty />}
        {!isEmpty && isGrid && <ProofGrid />}
        {!isEmpty && !isGrid && hasProof && (
          <div className="review-stage">
            <ViewerBar />
            <Viewer />
          </div>
        )}
        {hasProof && !isEmpty && <ProofPanel />}
      </div>
      {!isEmpty && (
        <div className="strip">
          <StripBar />
          {!isGrid && <Filmstrip />}
        </div>
      )}
      <OverrideDialog />
      <RerenderDialog />
      <NewRoundDialog />
      <StoryDialog />
    </>
  );
}
