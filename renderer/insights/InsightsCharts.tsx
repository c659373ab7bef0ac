import { useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { ChartCard } from './ChartCard.tsx';
import { BarChart } from './charts/BarChart.tsx';
import { BarGroups } from './charts/BarGroups.tsx';
import { Dumbbells } from './charts/Dumbbells.tsx';
import { PeakBars } from './charts/PeakBars.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { DriftCard } from './DriftCard.tsx';
import type { Figures } from './model-labels.ts';
import { costQuestion } from './questions/cost.ts';
import { daysQuestion } from './questions/days.ts';
import { failuresQuestion } from './questions/failures.ts';
import { intentsQuestion } from './questions/intents.ts';
import { letteringQuestion } from './questions/lettering.ts';
import { memoryQuestion } from './questions/memory.ts';
import { modelsQuestion } from './questions/models.ts';
import { operationsQuestion } from './questions/operations.ts';
import { readingsQuestion } from './questions/readings.ts';
import { reworkOverTime, reworkQuestion } from './questions/rework.ts';
import { speedQuestion } from './questions/speed.ts';
import type { InsightsState } from './store.ts';
import { Totals } from './Totals.tsx';

const TIME_HEADINGS = ['median', '95 of 100'];
const FAILURE_HEADINGS = ['failed', 'no memory', 'second try'];
const SYNC_KEY = 'insights-days';
const PERIOD_KEY = 'insights-periods';

/** Every chart of the page. */
export function InsightsCharts({ insights, trends, drift, store }: Figures & { store: StoreApi<InsightsState> }) {
  const lettering = useMemo(() => letteringQuestion(insights), [insights]);
  const readings = useMemo(() => readingsQuestion(insights), [insights]);
  const days = useMemo(() => daysQuestion(insights), [insights]);
  const [operations, models, memory, intents, rework] = useMemo(
    () => [operationsQuestion(insights), modelsQuestion(insights), memoryQuestion(insights), intentsQuestion(insights), reworkQuestion(insights)],
    [insights],
  );
  const [speed, cost, failures, again] = useMemo(
    () => [speedQuestion(trends), costQuestion(trends), failuresQuestion(trends), reworkOverTime(trends)],
    [trends],
  );
  const driftCard = <DriftCard drift={drift} store={store} />;
  const hasAlarm = drift.alarms.length > 0;
  return (
    <div className="insights-scroll">
      <Totals totals={insights.totals} />
      {hasAlarm && driftCard}
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
      <ChartCard question={speed}>
        <div className="timelines" data-many={speed.charts.length > 2 || undefined}>
          {speed.charts.map((series) => (
            <Timeline key={series.model} days={trends.periods} series={series} syncKey={PERIOD_KEY} />
          ))}
        </div>
      </ChartCard>
      <div className="insights-row">
        <ChartCard question={cost}>
          <BarChart bars={cost.byModel} label={`${cost.figure ?? ''} ${cost.answer}`} />
          <div className="bar-group">
            <Timeline days={trends.periods} series={cost.byPeriod} syncKey={PERIOD_KEY} />
          </div>
        </ChartCard>
        <ChartCard question={failures}>
          <BarChart bars={failures.bars} label={`${failures.figure ?? ''} ${failures.answer}`} headings={FAILURE_HEADINGS} />
        </ChartCard>
      </div>
      <div className="insights-row">
        <ChartCard question={rework}>
          <BarChart bars={rework.bars} label={`${rework.figure ?? ''} ${rework.answer}`} />
          {rework.figure !== undefined && (
            <div className="bar-group">
              <Timeline days={trends.periods} series={again} syncKey={PERIOD_KEY} />
            </div>
          )}
        </ChartCard>
        <ChartCard question={intents}>
          <BarChart bars={intents.bars} label={intents.answer} />
        </ChartCard>
      </div>
      <ChartCard question={readings}>
        <BarGroups groups={readings.groups} label={`${readings.figure ?? ''} ${readings.answer}`} />
      </ChartCard>
      {!hasAlarm && driftCard}
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
