import { Ellipsis } from 'lucide-react';
import type { Job } from '../../../shared/job.ts';
import { t } from '../../words/t.ts';
import { type MenuSubject, subjectOf } from './menu-subject.ts';

/** A menu that is wanted, and the button that it hangs on. */
export interface WantedMenu {
  subject: MenuSubject;
  anchor: Element;
}

/** Asks for the menu of a row or card. A view has one menu for all of them: one in each is most of what a fast scroll would cost. */
export function JobMenuButton({ job, onMenu }: { job: Job; onMenu: (wanted: WantedMenu) => void }) {
  return (
    <button
      type="button"
      className="icon-button job-menu"
      aria-label={t('Job menu')}
      aria-haspopup="menu"
      tabIndex={-1}
      onClick={(event) => onMenu({ subject: subjectOf(job), anchor: event.currentTarget })}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
}
