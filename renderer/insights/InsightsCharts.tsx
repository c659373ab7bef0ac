import { useMemo } from 'react';
import type { Insights } from '../../shared/insights.ts';
import { ChartCard } from './ChartCard.tsx';
import { BarChart } from './charts/BarChart.tsx';
import { BarGroups } from './charts/BarGroups.tsx';
import { Dumbbells } from './charts/Dumbbells.tsx';
import { PeakBars } from './charts/PeakBars.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { daysQuestion } from './questions/days.ts';
import { intentsQuestion } from './questions/intents.ts';
import { letteringQuestion } from './questions/lettering.ts';
import { memoryQuestion } from './questions/memory.ts';
import { modelsQuestion } from './questions/models.ts';
import { operationsQuestion } from './questions/operations.ts';
import { readingsQuestion } from './questions/readings.ts';
import { reworkQuestion } from './questions/rework.ts';
import { Totals } from './Totals.tsx';

const TIME_HEADINGS = ['median', '95 of 100'];
const SYNC_KEY = 'insights-days';

/** Every chart of the page. */
export function InsightsCharts({ insights }: { insights: Insights }) {
  const lettering = useMemo(() => letteringQuestion(insights), [insights]);
  const readings = useMemo(() => readingsQuestion(insights), [insights]);
  const days = useMemo(() => daysQuestion(insights), [insights]);
  const [operations, models, memory, intents, rework] = useMemo(
    () => [operationsQuestion(insights), modelsQuestion(insights), memoryQuestion(insights), intentsQuestion(insights), reworkQuestion(insights)],
    [insights],
  );
  return (
    <div className="insights-scroll">
      <Totals totals={insights.totals} />
      <ChartCard question={lettering}>
        <Dumbbells proofs={lettering.proofs} label={lettering.answer} />
      </ChartCard>
      <div className="insights-row">
        <div className="insights-stack">
          <ChartCard question={operations}>
            <BarChart bars={operations.bars} label={operations.answer} headings={TIME_HEADINGS} />
          </ChartCard>
          <ChartCard question={models}>
            <BarChart bars={models.bars} label={models.answer} headings={TIME_HEADINGS} />
          </ChartCard>
        </div>
        <ChartCard question={memory}>
          <PeakBars groups={memory.groups} label={memory.answer} />
          {days.days.length > 0 && (
            <div className="bar-group">
              <Timeline days={days.days} series={memory.byDay} syncKey={SYNC_KEY} />
            </div>
          )}
        </ChartCard>
      </div>
      <div className="insights-row">
        <ChartCard question={rework}>
          <BarChart bars={rework.bars} label={`${rework.figure ?? ''} ${rework.answer}`} />
        </ChartCard>
        <ChartCard question={intents}>
          <BarChart bars={intents.bars} label={intents.answer} />
        </ChartCard>
      </div>
      <ChartCard question={readings}>
        <BarGroups groups={readings.groups} label={`${readings.figure ?? ''} ${readings.answer}`} />
      </ChartCard>
      <ChartCard question={days}>
        <div className="timelines">
          {days.series.map((series) => (
            <Timeline key={series.label} days={days.days} series={series} syncKey={SYNC_KEY} />
          ))}
        </div>
      </ChartCard>
    </div>
  );
}
