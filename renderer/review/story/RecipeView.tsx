import { useState } from 'react';
import type { Recipe } from '../../../shared/review.ts';
import { t } from '../../words/t.ts';
import { RecipeDetails } from './RecipeDetails.tsx';
import { RecipeGraph } from './RecipeGraph.tsx';

/** How a proof was made: the graph of its steps, and what is known of the one that is chosen. */
export function RecipeView({ recipe }: { recipe: Recipe }) {
  const [openId, setOpenId] = useState(recipe.before);
  const node = recipe.nodes.find(({ id }) => id === openId) ?? recipe.nodes[0];
  const { width, height, seed, matrixVersion, column } = recipe;
  return (
    <div className="recipe">
      <p className="recipe-prompt selectable" dir="auto">
        {recipe.prompt}
      </p>
      <p className="ledger-who number">
        {column === 'draft'
          ? t('{width} × {height} px · seed {seed} · draft, by version {version} of the matrix', { width, height, seed: String(seed), version: matrixVersion })
          : t('{width} × {height} px · seed {seed} · final, by version {version} of the matrix', { width, height, seed: String(seed), version: matrixVersion })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="recipe-scroll" tabIndex={0} aria-label={t('Graph of the steps')}>
        <RecipeGraph recipe={recipe} openId={node?.id ?? ''} onOpen={setOpenId} />
      </section>
      {node !== undefined && <RecipeDetails node={node} />}
    </div>
  );
}
