import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { ImportProblems } from '../import/ImportProblems.tsx';
import { t, tx } from '../words/t.ts';

/** What of an imported file could not be taken, line by line. */
export function ImportReportPanel() {
  const { composer } = useStores();
  const report = useStore(composer, (state) => state.report);
  if (report === null) return null;
  return (
    <section className="import-report" aria-label={t('Import problems')}>
      <header>
        <span>
          {tx('<strong>{file}</strong>: {queued, number} queued, {problems, plural, one {# line} other {# lines}} left out', {
            file: report.fileName,
            queued: report.queued,
            problems: report.problems.length,
            strong: (chunks) => <strong>{chunks}</strong>,
          })}
        </span>
        <button type="button" className="icon-button" aria-label={t('Close import problems')} onClick={() => composer.getState().setReport(null)}>
          <X size={14} aria-hidden />
        </button>
      </header>
      <ImportProblems problems={report.problems} />
    </section>
  );
}
