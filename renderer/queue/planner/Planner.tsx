import { CalendarClock } from 'lucide-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCost, formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { PlannedLaneColumn } from './PlannedLaneColumn.tsx';
import { Timeline } from './Timeline.tsx';
import { usePlan } from './use-plan.ts';

/** To the row of a job that was pressed in the picture. */
function focusJob(id: string): void {
  document.querySelector<HTMLElement>(`.planned-job[data-job="${CSS.escape(id)}"]`)?.focus();
}

/** What the scheduler will do, lane by lane, with the reasons; a job that is dragged or moved by Alt and the arrows overrules it. */
export function Planner() {
  const plan = usePlan();

  if (plan === null) return <div className="planner" aria-busy="true" />;
  if (plan.lanes.length === 0) {
    return (
      <EmptyState Icon={CalendarClock} title={t('Nothing waits')}>
        <p>{t('As soon as prompts are queued, you see here what is rendered when and where, and why in that order.')}</p>
      </EmptyState>
    );
  }
  const end = plan.endMs === null ? t('some models were never measured: no end is known') : t('all done in about {time}', { time: formatMs(plan.endMs) });
  return (
    <section className="planner" aria-label={t('Plan')}>
      <p className="planner-sum">
        {t('{count, plural, one {# job waits} other {# jobs wait}}, {end}.', { count: plan.waiting, end })}{' '}
        {plan.costUsd !== null && plan.costUsd > 0 && t('Those shown cost about {cost}.', { cost: formatCost(plan.costUsd) })}{' '}
        {plan.isPaused && t('The queue is paused: times count from when it goes on.')}
      </p>
      <Timeline lanes={plan.lanes} onPick={focusJob} />
      <div className="planner-lanes">
        {plan.lanes.map((lane) => (
          <PlannedLaneColumn key={lane.id} lane={lane} />
        ))}
      </div>
    </section>
  );
}
