import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { CandidateKey } from './CandidateKey.tsx';
import { Findings } from './Findings.tsx';
import { FlatMeasures } from './FlatMeasures.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { ProofGrid } from './ProofGrid.tsx';
import { ReportBar } from './ReportBar.tsx';
import { RowDialog } from './RowDialog.tsx';
import { isFlat } from './report-words.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { VotesCard } from './VotesCard.tsx';

/** What a bake-off says: sentences first, then the figures behind them, then the pictures. */
export function ReportView() {
  const { page } = useBakeOffStores();
  const report = useStore(page, (state) => state.report);
  const names = report?.candidates ?? [];
  const drawn = report?.measures.filter((measure) => !isFlat(measure)) ?? [];
  const flat = report?.measures.filter(isFlat) ?? [];
  return (
    <>
      <ReportBar report={report} />
      {report !== null && (
        <div className="report-scroll">
          <Findings report={report} />
          <CandidateKey report={report} />
          {(report.measures.length > 0 || report.votes > 0) && (
            <section aria-labelledby="report-measures">
              <h2 id="report-measures" className="report-heading">
                {t('Measures')}
                <span className="report-hint">{t('medians with 95 % intervals')}</span>
              </h2>
              <div className="measure-grid">
                {report.votes > 0 && <VotesCard ranking={report.ranking} names={names} />}
                {drawn.map((measure) => (
                  <MeasureCard key={measure.measure} report={measure} names={names} />
                ))}
                {flat.length > 0 && <FlatMeasures measures={flat} />}
              </div>
            </section>
          )}
          <ProofGrid report={report} />
        </div>
      )}
      {report !== null && <RowDialog report={report} />}
    </>
  );
}
