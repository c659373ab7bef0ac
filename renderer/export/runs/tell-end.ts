import type { ExportRun } from '../../../shared/export-runs.ts';
import type { NoticeState } from '../../app/notice-store.ts';
import { t } from '../../words/t.ts';
import { runSentence } from './run-words.ts';

export interface EndWays {
  /** Goes to the page that shows the run. */
  show: () => void;
  /** Left out = a browser, which opens no folders. */
  openFolder?: () => void;
}

/** Says what became of an export to who looks at another page: a done one leads to its folder, any other to what can be done with it. */
export function tellEnd({ tell, fail }: Pick<NoticeState, 'tell' | 'fail'>, run: ExportRun, { show, openFolder }: EndWays): void {
  const toPage = { label: t('Show'), run: show };
  if (run.state === 'failed' && run.error !== null) return fail(run.error, toPage);
  const canOpen = run.state === 'done' && run.isFolderThere && openFolder !== undefined;
  tell(runSentence(run), run.folder, canOpen ? { label: t('Open folder'), run: openFolder } : toPage);
}
