import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { ImportProblems } from '../import/ImportProblems.tsx';
import { formatCount } from '../ui/format.ts';

/** What of an imported file could not be taken, line by line. */
export function ImportReportPanel() {
  const { composer } = useStores();
  const report = useStore(composer, (state) => state.report);
  if (report === null) return null;
  return (
    <section className="import-report" aria-label="Import problems">
      <header>
        <strong>{report.fileName}</strong>: {formatCount(report.queued)} queued, {formatCount(report.problems.length)}{' '}
        {report.problems.length === 1 ? 'line' : 'lines'} left out
        <button type="button" className="icon-button" aria-label="Close import problems" onClick={() => composer.getState().setReport(null)}>
          <X size={14} aria-hidden />
        </button>
      </header>
      <ImportProblems problems={report.problems} />
    </section>
  );
}
