import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { Job } from '../../shared/job.ts';
import { JobReading } from '../reading/JobReading.tsx';
import { t } from '../words/t.ts';

/** Where a proof went wrong because its prompt was: the reading, to be corrected and rendered again. */
export function ProofReading({ job }: { job: Job }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="proof-reading">
      <button
        type="button"
        className="small-button reading-toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {t('Correct the reading')}
        <ChevronDown size={13} aria-hidden />
      </button>
      {isOpen && (
        <div id={id}>
          <JobReading job={job} />
        </div>
      )}
    </div>
  );
}
