import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Recipe } from '../../../shared/review.ts';
import { t } from '../../words/t.ts';
import { layoutRecipe, NODE_HEIGHT, NODE_WIDTH } from './layout.ts';
import { RecipeNodeCard } from './RecipeNodeCard.tsx';

export interface RecipeGraphProps {
  recipe: Recipe;
  openId: string;
  onOpen: (id: string) => void;
}

/** The steps of a plan and what flows between them. Arrows move the keyboard from step to step. */
export function RecipeGraph({ recipe, openId, onOpen }: RecipeGraphProps) {
  const layout = useMemo(() => layoutRecipe(recipe), [recipe]);
  const list = useRef<HTMLUListElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const now = layout.nodes.find(({ id }) => id === openId);
    const next = now && neighbour(layout.nodes, now, event.key);
    if (!next) return;
    event.preventDefault();
    onOpen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(next.id)}"]`)?.focus();
  }

  return (
    <div className="recipe-graph" style={{ width: layout.width, height: layout.height }}>
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        {layout.edges.map((edge, index) => (
          <path
            key={index}
            className="recipe-edge"
            data-output={edge.output}
            data-near={edge.from === openId || edge.to === openId || undefined}
            d={edge.path}
          />
        ))}
      </svg>
      <ul ref={list} aria-label={t('Steps')} onKeyDown={onKeyDown}>
        {layout.nodes.map(({ id, x, y }, index) => (
          <li key={id} style={{ left: x, top: y, width: NODE_WIDTH, height: NODE_HEIGHT }}>
            <RecipeNodeCard
              node={recipe.nodes[index]}
              role={id === recipe.after ? 'after' : id === recipe.before ? 'before' : null}
              isOpen={id === openId}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Place {
  id: string;
  x: number;
  y: number;
}

/** How far a node lies in the direction of a key; 0 and less = not in that direction. */
function distance(key: string, now: Place, { x, y }: Place): number {
  if (key === 'ArrowRight') return x - now.x;
  if (key === 'ArrowLeft') return now.x - x;
  if (x !== now.x) return 0;
  return key === 'ArrowDown' ? y - now.y : key === 'ArrowUp' ? now.y - y : 0;
}

/** The nearest node in the direction of an arrow key; undefined = none, or another key. */
function neighbour(nodes: readonly Place[], now: Place, key: string): Place | undefined {
  const inReach = nodes.filter((node) => distance(key, now, node) > 0);
  return inReach.sort((a, b) => distance(key, now, a) - distance(key, now, b) || Math.abs(a.y - now.y) - Math.abs(b.y - now.y))[0];
}
