import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { BUILT_IN_LANE, type PlannedJob, type PlannedLane } from '../../../shared/queue.ts';
import { ModelName } from '../../app/ModelName.tsx';
import { useStores } from '../../app/stores.ts';
import { useModelLabel } from '../../app/use-model-label.ts';
import { formatCount, formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { whyWords } from './why-words.ts';

function PlannedJobRow({ job, lane, number, onMove, isTarget, drag }: PlannedJobRowProps) {
  const model = useModelLabel(job.model);
  const passed = useModelLabel(job.passes?.model ?? job.model);
  const why = job.isRunning ? t('Being rendered') : whyWords(job, lane.loadSeconds, { model, passed });
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  }
  return (
    <li
      className="planned-job"
      data-running={job.isRunning || undefined}
      data-target={isTarget || undefined}
      draggable={!job.isRunning}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is moved by Alt and the arrows
      tabIndex={0}
      aria-label={`${number}. ${job.prompt.slice(0, 120)}, ${why}`}
      onKeyDown={onKeyDown}
      {...drag}
    >
      <span className="planned-number number">{job.isRunning ? '▸' : number}</span>
      <div className="planned-main">
        <div className="planned-prompt" dir="auto">
          {job.prompt}
        </div>
        <div className="planned-why">{why}</div>
      </div>
      <div className="planned-time number">
        <div>{job.startMs === null ? t('not known') : job.isRunning || job.startMs <= 0 ? t('now') : t('in {time}', { time: formatMs(job.startMs) })}</div>
        <div className="job-quiet">{job.seconds === null ? t('never measured') : formatMs(job.seconds * 1000)}</div>
      </div>
    </li>
  );
}

interface PlannedJobRowProps {
  job: PlannedJob;
  lane: PlannedLane;
  number: number;
  isTarget: boolean;
  onMove: (by: -1 | 1) => void;
  drag: { onDragStart: (event: DragEvent) => void; onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void; onDragEnd: () => void };
}

/** One lane: how far it is, and its jobs in the order in which they will be taken. */
export function PlannedLaneColumn({ lane }: { lane: PlannedLane }) {
  const { queue } = useStores();
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const waiting = lane.jobs.filter(({ isRunning }) => !isRunning);
  const restCount = lane.rest.reduce((sum, { count }) => sum + count, 0);
  const place = (id: string, beforeId: string | null) => void queue.getState().edit([id], { kind: 'place', beforeId });

  function move(job: PlannedJob, by: -1 | 1): void {
    const at = waiting.indexOf(job);
    const before = by < 0 ? waiting[at - 1] : waiting[at + 2];
    if (at < 0 || (by < 0 && at === 0) || (by > 0 && at === waiting.length - 1)) return;
    place(job.id, before?.id ?? null);
  }

  return (
    <section className="planned-lane" aria-label={lane.id === BUILT_IN_LANE ? t('This computer') : lane.id}>
      <header>
        <h2>{lane.id === BUILT_IN_LANE ? t('This computer') : lane.id}</h2>
        <p>
          {t('{count} at once', { count: lane.limit })} · {t('{count, plural, one {# waits} other {# wait}}', { count: lane.waiting })}
          {lane.keepsModel && <> · {t('{count, plural, one {# model load} other {# model loads}}', { count: lane.loads })}</>} ·{' '}
          {lane.endMs === null ? t('end not known') : t('done in {time}', { time: formatMs(lane.endMs) })}
        </p>
        {lane.loaded !== null && (
          <p>
            {t('Loaded:')} <ModelName id={lane.loaded} />
          </p>
        )}
      </header>
      <ol>
        {lane.jobs.map((job) => (
          <PlannedJobRow
            key={job.id}
            job={job}
            lane={lane}
            number={waiting.indexOf(job) + 1}
            isTarget={target === job.id}
            onMove={(by) => move(job, by)}
            drag={{
              onDragStart: (event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', job.id);
                setDragged(job.id);
              },
              onDragOver: (event) => {
                if (dragged === null || job.isRunning) return;
                event.preventDefault();
                setTarget(job.id);
              },
              onDrop: (event) => {
                event.preventDefault();
                if (dragged !== null && dragged !== job.id) place(dragged, job.id);
              },
              onDragEnd: () => {
                setDragged(null);
                setTarget(null);
              },
            }}
          />
        ))}
      </ol>
      {restCount > 0 && <p className="planned-rest">{t('and {count} more', { count: formatCount(restCount) })}</p>}
    </section>
  );
}
