import { Workflow } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useKeysOf } from '../../app/actions/use-keys-of.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import './story.css';
import { VariantStrip } from './VariantStrip.tsx';
import { VersionList } from './VersionList.tsx';

/** Where the proof comes from: how it was made, its siblings, its versions. */
export function StoryPanel({ proof }: { proof: ProofDetail }) {
  const { story } = useReviewStores();
  const isOwn = useStore(story, (state) => state.proofId === proof.id);
  const key = useKeysOf('review.recipe');
  // Its own verdicts are told here too: they are asked for anew when one was added.
  const entries = proof.ledger.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new verdict is a new history
  useEffect(() => void story.getState().load(proof.id), [story, proof.id, entries]);
  return (
    <>
      <section aria-label={t('Recipe')}>
        <button type="button" className="button" onClick={() => void story.getState().openRecipe(proof.id)}>
          <Workflow size={14} aria-hidden /> {key === undefined ? t('Show how it was made') : t('Show how it was made ({key})', { key })}
        </button>
      </section>
      {isOwn && <VariantStrip proof={proof} />}
      {isOwn && <VersionList proof={proof} />}
    </>
  );
}
