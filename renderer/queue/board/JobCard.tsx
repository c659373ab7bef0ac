import { memo } from 'react';
import { useStore } from 'zustand';
import type { Job } from '../../../shared/job.ts';
import type { PlannedJob } from '../../../shared/queue.ts';
import { ModelName } from '../../app/ModelName.tsx';
import { useStores } from '../../app/stores.ts';
import { IntentBadge } from '../../ui/IntentBadge.tsx';
import { t } from '../../words/t.ts';
import { JobPicture } from '../JobPicture.tsx';
import { jobRowName } from '../job-row-name.ts';
import { JobMenuButton, type WantedMenu } from '../menu/JobMenuButton.tsx';
import { CardFoot } from './CardFoot.tsx';
import type { ColumnId } from './columns.ts';

/** Two lines show no more. */
const SHOWN_LENGTH = 300;

export interface JobCardProps {
  /** undefined = not loaded yet. */
  job: Job | undefined;
  /** Its plan; undefined = it is none of the next ones. */
  planned: PlannedJob | undefined;
  column: ColumnId;
  index: number;
  /** px. */
  top: number;
  height: number;
  hasPicture: boolean;
  isActive: boolean;
  isDragged: boolean;
  /** It flies past: only its prompt is shown. */
  isPassing: boolean;
  /** Has to be the same function each time, as the next one. */
  onFocus: (column: ColumnId, index: number) => void;
  onMenu: (wanted: WantedMenu) => void;
}

/** A job as a card; the column handles its keys and clicks. */
export const JobCard = memo(function JobCard(props: JobCardProps) {
  const { job, planned, column, index, top, height, hasPicture, isActive, isDragged, isPassing, onFocus, onMenu } = props;
  const { queue } = useStores();
  const isSelected = useStore(queue, (state) => job !== undefined && state.selected.has(job.id));
  return (
    <li
      className="job-card"
      data-index={index}
      data-job={job?.id}
      data-state={job?.state}
      data-column={column}
      data-selected={isSelected || undefined}
      data-dragged={isDragged || undefined}
      data-picture={hasPicture || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={job === undefined ? t('Loading') : jobRowName(job)}
      style={{ height, transform: `translateY(${top}px)` }}
      onFocus={(event) => event.target === event.currentTarget && onFocus(column, index)}
    >
      {job !== undefined && isPassing && <div className="card-prompt card-passing">{job.request.prompt.slice(0, SHOWN_LENGTH)}</div>}
      {job !== undefined && !isPassing && (
        <>
          <JobPicture job={job} isSelected={isSelected} />
          <div className="card-prompt" dir="auto">
            {job.request.prompt.slice(0, SHOWN_LENGTH)}
          </div>
          <div className="card-facts">
            <IntentBadge intent={job.route.intent} />
            <span className="card-model">
              <ModelName id={job.route.model} />
            </span>
          </div>
          <CardFoot job={job} planned={planned} />
          <JobMenuButton job={job} onMenu={onMenu} />
        </>
      )}
    </li>
  );
});
