import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '../../shared/job.ts';
import { JobMenu } from './JobMenu.tsx';

/** The menu of a row, made when somebody comes near it: a menu in each row is most of what a fast scroll would cost. */
export function LateJobMenu({ job }: { job: Job }) {
  const [met, setMet] = useState<'near' | 'clicked' | null>(null);
  if (met !== null) return <JobMenu job={job} isOpenAtFirst={met === 'clicked'} />;
  return (
    <button
      type="button"
      className="icon-button job-menu"
      aria-label="Job menu"
      aria-haspopup="menu"
      tabIndex={-1}
      onPointerEnter={() => setMet('near')}
      onFocus={() => setMet('near')}
      onClick={() => setMet('clicked')}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
}
