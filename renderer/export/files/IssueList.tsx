import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { IssueLine } from './IssueLine.tsx';
import './issues.css';

/** What stands in the way and what should be known, each with what can be done about it. */
export function IssueList({ setup }: Pick<ExportStores, 'setup'>) {
  const issues = useStore(setup, (state) => state.preflight?.issues);
  if (issues === undefined || issues.length === 0) return null;
  return (
    <ul className="export-issues" aria-label={t('Before you export')}>
      {issues.map((issue) => (
        <IssueLine key={`${issue.id} ${issue.text}`} issue={issue} setup={setup} />
      ))}
    </ul>
  );
}
