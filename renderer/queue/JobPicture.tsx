import type { Job } from '../../shared/job.ts';
import { t } from '../words/t.ts';
import { JobThumbnail } from './JobThumbnail.tsx';

export interface JobPictureProps {
  job: Job;
  isSelected: boolean;
  /** undefined = who holds the picture handles clicks on the check box as well. */
  onToggle?: (isRange: boolean) => void;
}

/** The picture of a job with the check box that selects the job. The keyboard selects by the keys of the list around it. */
export function JobPicture({ job, isSelected, onToggle }: JobPictureProps) {
  return (
    <div className="job-picture">
      <JobThumbnail job={job} />
      <input
        type="checkbox"
        className="job-check"
        aria-label={t('Select: {prompt}', { prompt: job.request.prompt.slice(0, 60) })}
        tabIndex={-1}
        checked={isSelected}
        readOnly={onToggle === undefined}
        onChange={onToggle && ((event) => onToggle((event.nativeEvent as MouseEvent).shiftKey))}
      />
    </div>
  );
}
