import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { ChartCard } from './ChartCard.tsx';
import { BarChart } from './charts/BarChart.tsx';
import { BarGroups } from './charts/BarGroups.tsx';
import { PeakBars } from './charts/PeakBars.tsx';
import { Timeline } from './charts/Timeline.tsx';
import { DriftCard } from './DriftCard.tsx';
import type { FilterName } from './filter.ts';
import { LetteringCard } from './LetteringCard.tsx';
import type { Figures } from './model-labels.ts';
import { costQuestion } from './questions/cost.ts';
import { daysQuestion } from './questions/days.ts';
import { failuresQuestion } from './questions/failures.ts';
import { intentsQuestion } from './questions/intents.ts';
import { memoryQuestion } from './questions/memory.ts';
import { modelsQuestion } from './questions/models.ts';
import { operationsQuestion } from './questions/operations.ts';
import { readingsQuestion } from './questions/readings.ts';
import { reworkOverTime, reworkQuestion } from './questions/rework.ts';
import { speedQuestion } from './questions/speed.ts';
import type { InsightsState } from './store.ts';
import { Totals } from './Totals.tsx';

const SYNC_KEY = 'insights-days';
const PERIOD_KEY = 'insights-periods';

/** Every chart of the page. A press on a bar narrows all of them to what it stands for. */
export function InsightsCharts({ insights, trends, drift, store }: Figures & { store: StoreApi<InsightsState> }) {
  const filter = useStore(store, (state) => state.filter);
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
  const pick = (name: FilterName) => ({ onPick: (id: string) => void store.getState().pick(name, id), picked: filter[name] });
  const driftCard = <DriftCard drift={drift} store={store} />;
  const hasAlarm = drift.alarms.length > 0;
  // Whole jobs have many steps.
  const wholeJobs = filter.operation === undefined ? undefined : t('Whole jobs, all steps');
  const timeHeadings = [t('median'), t('95 of 100')];
  const speeds = speed.charts.filter(({ id }) => filter.model === undefined || id === filter.model);
  return (
    <div className="insights-scroll">
      <Totals totals={insights.totals} />
      {hasAlarm && driftCard}
      <LetteringCard insights={insights} apart={wholeJobs} />
      <div className="insights-row">
        <div className="insights-stack">
          <ChartCard question={operations}>
            <BarChart bars={operations.bars} label={operations.answer} headings={timeHeadings} {...pick('operation')} />
          </ChartCard>
          <ChartCard question={models}>
            <BarChart bars={models.bars} label={models.answer} headings={timeHeadings} {...pick('model')} />
          </ChartCard>
        </div>
        <ChartCard question={memory}>
          <PeakBars
            groups={memory.groups}
            label={memory.answer}
            picked={memory.groups.map(({ by }) => filter[by])}
            onPick={(group, id) => void store.getState().pick(memory.groups[group].by, id)}
          />
          {days.days.length > 0 && (
            <div className="bar-group">
              <Timeline days={days.days} series={memory.byDay} syncKey={SYNC_KEY} />
            </div>
          )}
        </ChartCard>
      </div>
      <ChartCard question={speed}>
        <div className="timelines" data-many={speeds.length > 2 || undefined}>
          {speeds.map((series) => (
            <Timeline key={series.id} days={trends.periods} series={series} syncKey={PERIOD_KEY} />
          ))}
        </div>
      </ChartCard>
      <div className="insights-row">
        <ChartCard question={cost}>
          <BarChart bars={cost.byModel} label={`${cost.figure ?? ''} ${cost.answer}`} {...pick('model')} />
          <div className="bar-group">
            <Timeline days={trends.periods} series={cost.byPeriod} syncKey={PERIOD_KEY} />
          </div>
        </ChartCard>
        <ChartCard question={failures}>
          <BarChart
            bars={failures.bars}
            label={`${failures.figure ?? ''} ${failures.answer}`}
            headings={[t('failed'), t('no memory'), t('second try')]}
            {...pick('model')}
          />
        </ChartCard>
      </div>
      <div className="insights-row">
        <ChartCard question={rework} apart={wholeJobs}>
          <BarChart bars={rework.bars} label={`${rework.figure ?? ''} ${rework.answer}`} />
          {rework.figure !== undefined && (
            <div className="bar-group">
              <Timeline days={trends.periods} series={again} syncKey={PERIOD_KEY} />
            </div>
          )}
        </ChartCard>
        <ChartCard question={intents} apart={wholeJobs}>
          <BarChart bars={intents.bars} label={intents.answer} {...pick('intent')} />
        </ChartCard>
      </div>
      <ChartCard question={readings} apart={wholeJobs}>
        <BarGroups groups={readings.groups} label={`${readings.figure ?? ''} ${readings.answer}`} />
      </ChartCard>
      {!hasAlarm && driftCard}
      <ChartCard question={days} apart={wholeJobs}>
        <div className="timelines">
          {days.series.map((series) => (
            <Timeline key={series.label} days={days.days} series={series} syncKey={SYNC_KEY} />
          ))}
        </div>
      </ChartCard>
    </div>
  );
}
