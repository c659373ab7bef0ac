import { ArrowUpToLine } from 'lucide-react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import type { PlannedJob, PlannedLane } from '../../../shared/queue.ts';
import { useStores } from '../../app/stores.ts';
import { useModelLabel } from '../../app/use-model-label.ts';
import { formatMs } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { IntentIcon } from '../../ui/IntentIcon.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { whyWords } from './why-words.ts';

export interface PlannedJobRowProps {
  job: PlannedJob;
  lane: Pick<PlannedLane, 'loadSeconds'>;
  /** Among those that wait, from 1; 0 = it is being rendered. */
  number: number;
  index: number;
  isActive: boolean;
  /** Something that is dragged would come before it. */
  isTarget: boolean;
  onFocus: (index: number) => void;
  onDragStart: (event: DragEvent, job: PlannedJob) => void;
}

/** A job of a lane: what it is, when it comes and why then. */
export function PlannedJobRow({ job, lane, number, index, isActive, isTarget, onFocus, onDragStart }: PlannedJobRowProps) {
  const { queue } = useStores();
  const isSelected = useStore(queue, (state) => state.selected.has(job.id));
  const model = useModelLabel(job.model);
  const passed = useModelLabel(job.passes?.model ?? job.model);
  const why = job.isRunning ? t('Being rendered') : whyWords(job, lane.loadSeconds, { model, passed });
  const begins = job.startMs === null ? t('not known') : job.isRunning || job.startMs <= 0 ? t('now') : t('in {time}', { time: formatMs(job.startMs) });
  return (
    <li
      className="planned-job"
      data-index={index}
      data-job={job.id}
      data-state={job.isRunning ? 'running' : 'queued'}
      data-running={job.isRunning || undefined}
      data-selected={isSelected || undefined}
      data-target={isTarget || undefined}
      draggable={!job.isRunning}
      tabIndex={isActive ? 0 : -1}
      aria-label={`${job.isRunning ? '' : `${number}. `}${job.prompt.slice(0, 120)}, ${why}`}
      onFocus={(event) => event.target === event.currentTarget && onFocus(index)}
      onDragStart={(event) => onDragStart(event, job)}
    >
      <span className="planned-number number">{job.isRunning ? '▸' : number}</span>
      <span className="planned-picture">
        <Picture sha256={job.thumbnailSha256} width={256} alt="" placeholder={<IntentIcon intent={job.intent} size={16} />} />
      </span>
      <div className="planned-main">
        <div className="planned-prompt" dir="auto">
          {job.prompt}
        </div>
        <div className="planned-why">
          {model} · {why}
        </div>
      </div>
      {!job.isRunning && (
        <IconButton
          className="planned-next"
          label={t('Do this next')}
          Icon={ArrowUpToLine}
          tabIndex={-1}
          onClick={() => void queue.getState().moveToTop(isSelected ? [...queue.getState().selected] : [job.id])}
        />
      )}
      <div className="planned-time number">
        <div>{begins}</div>
        <div className="job-quiet">{job.seconds === null ? t('never measured') : formatMs(job.seconds * 1000)}</div>
      </div>
    </li>
  );
}
