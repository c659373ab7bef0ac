import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { RecipeNode } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { formatBytes, formatCost, formatMs } from '../../ui/format.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { stepName } from './words.ts';

export interface RecipeNodeCardProps {
  node: RecipeNode;
  /** Its picture is the proof's. */
  role: 'before' | 'after' | null;
  isOpen: boolean;
  onOpen: (id: string) => void;
}

/** One step: what it did, who did it, what it made and what it took. */
export function RecipeNodeCard({ node, role, isOpen, onOpen }: RecipeNodeCardProps) {
  const { session } = useStores();
  const label = useStore(session, (state) => (node.model === null ? null : (state.modelLabels[node.model] ?? node.model)));
  const picture = node.outputs.find(({ name }) => name === 'image') ?? node.outputs[0];
  return (
    <button
      type="button"
      className="recipe-node"
      data-step={node.id}
      data-cached={node.isCached || undefined}
      data-status={node.status ?? 'none'}
      aria-pressed={isOpen}
      tabIndex={isOpen ? 0 : -1}
      onClick={() => onOpen(node.id)}
    >
      <Picture sha256={picture?.sha256 ?? null} width={128} alt="" />
      <span className="recipe-node-words">
        <span className="recipe-node-name">{stepName(node)}</span>
        <span className="recipe-node-model">{label ?? 'Galley'}</span>
        <span className="recipe-node-facts number">{factsOf(node).join(' · ')}</span>
        {role !== null && <span className="recipe-node-role">{role === 'after' ? t('After') : t('Before')}</span>}
      </span>
      {node.retries > 0 && (
        <span className="recipe-node-retries" title={t('{count, plural, one {# more try} other {# more tries}}', { count: node.retries })}>
          <RotateCcw size={11} aria-hidden />
          {node.retries}
        </span>
      )}
    </button>
  );
}

/** Short, for the card; the details say it in full. */
export function factsOf({ isCached, seconds, peakBytes, costUsd, status }: RecipeNode): string[] {
  if (status === null) return [t('not run')];
  if (isCached) return [t('reused')];
  return [seconds !== null && formatMs(seconds * 1000), peakBytes !== null && formatBytes(peakBytes), costUsd > 0 && formatCost(costUsd)].filter(
    (fact) => fact !== false,
  );
}
