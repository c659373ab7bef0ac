import { useStore } from 'zustand';
import type { BakeOffPlan } from '../../shared/bake-off.ts';
import { formatCost, formatCount, formatMs } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { candidateNames, type DraftProblems, promptLines, roughRenders } from './draft.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

/** What the bake-off comes to: renders, time and cost by earlier runs, and the way to start it. */
export function FormSummary({ problems }: { problems: DraftProblems }) {
  const { form, page } = useBakeOffStores();
  const { draft, plan, models, isPlanning, isStarting, hasTried } = useStore(form);
  const names = candidateNames(draft.candidates, models);
  const renders = plan?.renders ?? roughRenders(draft);
  const isOver = problems.renders !== undefined;
  const isIncomplete = hasTried && (problems.name ?? problems.prompts ?? problems.candidates ?? problems.seeds) !== undefined;
  return (
    <aside className="form-summary" aria-label={t('What it comes to')}>
      <p className="summary-figure number" data-over={isOver || undefined} data-asking={isPlanning || undefined}>
        {formatCount(renders)}
        <span className="summary-unit">{t('{renders, plural, one {render} other {renders}}', { renders })}</span>
      </p>
      <p className="form-note number">
        {t(
          '{prompts, plural, one {# prompt} other {# prompts}} × {candidates, plural, one {# candidate} other {# candidates}} × {seeds, plural, one {# seed} other {# seeds}}',
          { prompts: plan?.prompts ?? promptLines(draft.prompts).length, candidates: draft.candidates.length, seeds: draft.seedCount },
        )}
      </p>
      {problems.renders !== undefined && <p className="sentence-error">{problems.renders}</p>}
      {plan !== null && plan.renders > 0 && <Predictions plan={plan} names={names} />}
      {isIncomplete && <p className="sentence-error">{t('Something is missing: see the fields.')}</p>}
      <div className="summary-buttons">
        <button type="submit" className="button" data-kind="primary" disabled={isStarting || isOver}>
          {t('Start the bake-off')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => page.getState().show('list')}>
          {t('Not now')}
        </button>
      </div>
      <p className="form-note">{t('The renders wait in the queue like any other prompt; the matrix has no say in them.')}</p>
    </aside>
  );
}

function Predictions({ plan, names }: { plan: BakeOffPlan; names: readonly string[] }) {
  const isAnyKnown = plan.candidates.some(({ seconds }) => seconds !== null);
  if (!isAnyKnown) return <p className="form-note">{t('Nothing like it was rendered in this project yet, so the time cannot be told.')}</p>;
  return (
    <>
      <dl className="summary-predictions">
        {plan.candidates.map(({ seconds, costUsd }, index) => (
          <div key={names[index]}>
            <dt>{names[index]}</dt>
            <dd className="number">{predictionWords(seconds, costUsd)}</dd>
          </div>
        ))}
      </dl>
      <p className="form-note">{t('Rendering time, by the median of each model’s earlier renders of any size.')}</p>
    </>
  );
}

function predictionWords(seconds: number | null, costUsd: number | null): string {
  const cost = costUsd !== null && costUsd > 0 ? formatCost(costUsd) : null;
  if (seconds === null) return cost === null ? t('never timed') : t('never timed, {cost}', { cost });
  const time = formatMs(seconds * 1000);
  return cost === null ? t('about {time}', { time }) : t('about {time}, {cost}', { time, cost });
}
