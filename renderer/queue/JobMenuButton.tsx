import { Ellipsis } from 'lucide-react';
import type { Job } from '../../shared/job.ts';
import { t } from '../words/t.ts';

/** A job whose menu is wanted, and the button that it hangs on. */
export interface WantedMenu {
  job: Job;
  anchor: Element;
}

/** Asks for the menu of a row. The list has one menu for all rows: one in each is most of what a fast scroll would cost. */
export function JobMenuButton({ job, onMenu }: { job: Job; onMenu: (wanted: WantedMenu) => void }) {
  return (
    <button
      type="button"
      className="icon-button job-menu"
      aria-label={t('Job menu')}
      aria-haspopup="menu"
      tabIndex={-1}
      onClick={(event) => onMenu({ job, anchor: event.currentTarget })}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
}
