import { useStore } from 'zustand';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { RecipeView } from './RecipeView.tsx';
import './story.css';

/** A recipe, or what changed between two. */
export function StoryDialog() {
  const { story } = useReviewStores();
  const recipe = useStore(story, (state) => state.recipe);
  const differences = useStore(story, (state) => state.differences);
  const { close } = story.getState();
  return (
    <Modal
      title={differences === null ? t('How it was made') : t('What changed between these two')}
      isOpen={recipe !== null || differences !== null}
      size="wide"
      onClose={close}
    >
      {recipe !== null && <RecipeView key={recipe.proofId} recipe={recipe} />}
      {differences !== null && <DifferenceView differences={differences} onLeave={close} />}
    </Modal>
  );
}
