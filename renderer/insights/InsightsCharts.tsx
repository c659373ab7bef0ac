import { useMemo } from 'react';
import type { Insights } from '../../shared/insights.ts';
import { ChartCard } from './ChartCard.tsx';
import { BarChart } from './charts/BarChart.tsx';
import { Dumbbells } from './charts/Dumbbells.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { daysQuestion } from './questions/days.ts';
import { intentsQuestion } from './questions/intents.ts';
import { letteringQuestion } from './questions/lettering.ts';
import { memoryQuestion } from './questions/memory.ts';
import { modelsQuestion } from './questions/models.ts';
import { operationsQuestion } from './questions/operations.ts';
import { reworkQuestion } from './questions/rework.ts';
import { Totals } from './Totals.tsx';

const SYNC_KEY = 'insights-days';

/** Every chart of the page. */
export function InsightsCharts({ insights }: { insights: Insights }) {
  const lettering = useMemo(() => letteringQuestion(insights), [insights]);
  const days = useMemo(() => daysQuestion(insights), [insights]);
  const [operations, models, memory, intents, rework] = useMemo(
    () => [operationsQuestion(insights), modelsQuestion(insights), memoryQuestion(insights), intentsQuestion(insights), reworkQuestion(insights)],
    [insights],
  );
  return (
    <div className="insights-scroll">
      <Totals totals={insights.totals} />
      <div className="insights-grid">
        <ChartCard question={lettering} size="two-thirds">
          <Dumbbells proofs={lettering.proofs} label={lettering.answer} />
        </ChartCard>
        <ChartCard question={rework} size="third">
          <BarChart bars={rework.bars} label={rework.answer} />
        </ChartCard>
        <ChartCard question={operations} size="half">
          <BarChart bars={operations.bars} label={operations.answer} />
        </ChartCard>
        <ChartCard question={memory} size="half">
          <BarChart bars={memory.bars} label={memory.answer} />
        </ChartCard>
        <ChartCard question={models} size="half">
          <BarChart bars={models.bars} label={models.answer} />
        </ChartCard>
        <ChartCard question={intents} size="half">
          <BarChart bars={intents.bars} label={intents.answer} />
        </ChartCard>
        <ChartCard question={days} size="whole">
          <div className="timelines">
            {days.series.map((series) => (
              <Timeline key={series.label} days={days.days} series={series} syncKey={SYNC_KEY} />
            ))}
          </div>
        </ChartCard>
      </div>
    </div>
  );
}
