import { useStore } from 'zustand';
import type { RecipeNode } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { formatBytes, formatCost, formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { paramName, paramValue, stepName } from './words.ts';

/** Everything about the step that is pointed at. */
export function RecipeDetails({ node }: { node: RecipeNode }) {
  const { session } = useStores();
  const model = useStore(session, (state) => (node.model === null ? t('Galley itself') : (state.modelLabels[node.model] ?? node.model)));
  const facts: [string, string | null][] = [
    [t('Made by'), model],
    [t('Result'), node.isCached ? t('Taken from an earlier run: nothing was computed or paid') : null],
    [t('Time'), node.seconds === null ? null : formatMs(node.seconds * 1000)],
    [t('Memory'), node.peakBytes === null ? null : formatBytes(node.peakBytes)],
    [t('Cost'), node.isCached || node.status === null ? null : formatCost(node.costUsd)],
    [t('More tries'), node.retries === 0 ? null : String(node.retries)],
    ...node.params.map(({ name, value }): [string, string] => [paramName(name), paramValue(value, name)]),
  ];
  return (
    <section className="recipe-details" aria-live="polite" aria-label={stepName(node)}>
      <h3>{stepName(node)}</h3>
      <dl className="recipe-facts selectable">
        {facts.map(
          ([name, value], index) =>
            value !== null && (
              <div key={index}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
