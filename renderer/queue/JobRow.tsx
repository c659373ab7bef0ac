import { GripVertical } from 'lucide-react';
import { type MouseEvent, memo, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Job } from '../../shared/job.ts';
import { ModelName } from '../app/ModelName.tsx';
import { useStores } from '../app/stores.ts';
import { IntentBadge } from '../ui/IntentBadge.tsx';
import { MarkedText } from '../ui/MarkedText.tsx';
import { t } from '../words/t.ts';
import { COLUMN_WORDS } from './column-words.ts';
import { isWaiting } from './filters.ts';
import { JobPicture } from './JobPicture.tsx';
import { JobStateCell } from './JobStateCell.tsx';
import { jobRowName } from './job-row-name.ts';
import { JobMenuButton, type WantedMenu } from './menu/JobMenuButton.tsx';
import { correctedWords, evidenceWords, readingMarks, secondsWords } from './reading-words.ts';
import { useOpenJob } from './use-open-job.ts';

/** Two lines show no more. */
const SHOWN_LENGTH = 600;
/** One line. */
const PASSING_LENGTH = 90;

export interface JobRowProps {
  job: Job | undefined;
  index: number;
  top: number;
  isDragged: boolean;
  /** It flies past: only its prompt is shown. */
  isPassing: boolean;
  onDragStart: (index: number, event: PointerEvent) => void;
  /** Has to be the same function each time. */
  onMenu: (wanted: WantedMenu) => void;
}

function JobRowContent({ job, index, onDragStart, onMenu }: { job: Job } & Pick<JobRowProps, 'index' | 'onDragStart' | 'onMenu'>) {
  const { queue } = useStores();
  const isSelected = useStore(queue, (state) => state.selected.has(job.id));
  const words = evidenceWords(job.reading);
  const texts = job.request.lettering?.texts ?? job.reading.lettering.map((request) => request.text);
  return (
    <>
      <span
        className="job-grip"
        data-off={!isWaiting(job) || undefined}
        title={t('Drag to reorder (Alt ↑ ↓)')}
        onPointerDown={(event) => {
          event.preventDefault();
          if (isWaiting(job)) onDragStart(index, event);
        }}
      >
        <GripVertical size={14} aria-hidden />
      </span>
      <JobPicture job={job} isSelected={isSelected} onToggle={(isRange) => queue.getState().toggle(index, isRange)} />
      <div className="job-main">
        <div className="job-prompt" dir="auto">
          <MarkedText text={job.request.prompt.slice(0, SHOWN_LENGTH)} marks={readingMarks(job.reading)} />
        </div>
        <div className="job-reading">
          <IntentBadge intent={job.route.intent} />
          {job.reading.corrected.length > 0 && (
            <span className="corrected-mark" title={correctedWords(job.reading)}>
              {t('corrected')}
            </span>
          )}
          {words.length > 0 && <span className="reading-words">{words.slice(0, 4).join(', ')}</span>}
          {texts.slice(0, 2).map((text, position) => (
            <span key={position} className="lettering-chip">
              {text}
            </span>
          ))}
          {texts.length > 2 && <span className="reading-words">+{texts.length - 2}</span>}
        </div>
      </div>
      <div className="job-route" title={job.route.reasons.join(' ')}>
        <div>
          <ModelName id={job.route.model} />
        </div>
        <div className="job-quiet">
          {t(COLUMN_WORDS[job.route.column])} · {job.request.width} × {job.request.height}
        </div>
        <div className="job-quiet">{job.state === 'queued' ? secondsWords(job.route) : ''}</div>
      </div>
      <JobStateCell job={job} />
      <JobMenuButton job={job} onMenu={onMenu} />
    </>
  );
}

export const JobRow = memo(function JobRow({ job, index, top, isDragged, isPassing, onDragStart, onMenu }: JobRowProps) {
  const { queue } = useStores();
  const isActive = useStore(queue, (state) => state.activeIndex === index);
  const isSelected = useStore(queue, (state) => job !== undefined && state.selected.has(job.id));
  const open = useOpenJob();

  function onClick(event: MouseEvent) {
    if (job === undefined || (event.target as Element).closest('button, input, .job-grip, [role="menu"]') !== null) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return queue.getState().toggle(index, event.shiftKey);
    queue.getState().setActive(index);
    open(job);
  }

  return (
    // The list handles the keys of all rows.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <li
      className="job-row"
      data-index={index}
      data-job={job?.id}
      data-state={job?.state}
      data-selected={isSelected || undefined}
      data-dragged={isDragged || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={job === undefined ? t('Loading') : jobRowName(job)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
      onFocus={(event) => event.target === event.currentTarget && queue.getState().setActive(index)}
    >
      {job !== undefined && isPassing && <div className="job-passing">{job.request.prompt.slice(0, PASSING_LENGTH)}</div>}
      {job !== undefined && !isPassing && <JobRowContent job={job} index={index} onDragStart={onDragStart} onMenu={onMenu} />}
    </li>
  );
});
