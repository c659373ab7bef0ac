import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { ModelName } from '../app/ModelName.tsx';
import { useStores } from '../app/stores.ts';
import { RouteLog } from '../route-log/RouteLog.tsx';
import { IntentBadge } from '../ui/IntentBadge.tsx';
import { GateReasons } from './GateReasons.tsx';
import { LayerStrip } from './LayerStrip.tsx';
import { Ledger } from './Ledger.tsx';
import { LetteringList } from './LetteringList.tsx';
import { MetricList } from './MetricList.tsx';
import { ProofReading } from './ProofReading.tsx';
import { StepTable } from './StepTable.tsx';
import { VerdictForm } from './VerdictForm.tsx';

export function ProofPanel() {
  const { review } = useStores();
  const proof = useStore(review, (state) => state.detail);
  if (proof === null) return null;
  // The model that really made the style layer, which may be a fallback.
  const styleModel = proof.steps.findLast(({ step, status, model }) => step === 'style' && status === 'done' && model !== null)?.model ?? proof.model;
  return (
    <aside className="proof-panel" aria-label="Proof">
      <div className="proof-scroll">
        <section>
          <p className="proof-prompt" dir="auto">
            {proof.prompt}
          </p>
          <div className="proof-facts">
            <IntentBadge intent={proof.intent} />
            <span className="number">
              <ModelName id={proof.model} />
              {styleModel !== proof.model && (
                <>
                  {' + '}
                  <ModelName id={styleModel} />
                </>
              )}{' '}
              · {proof.width} × {proof.height} · seed {proof.job.request.seed}
            </span>
          </div>
          <ProofReading key={proof.id} job={proof.job} />
        </section>
        <GateReasons mark={proof.gate} />
        {proof.warnings.length > 0 && (
          <section aria-label="What the steps say">
            {proof.warnings.map((warning) => (
              <p key={warning} className="proof-warning">
                <TriangleAlert size={13} aria-hidden />
                {warning}
              </p>
            ))}
          </section>
        )}
        <LayerStrip layers={proof.layers} />
        {proof.lettering !== null && <LetteringList report={proof.lettering} />}
        <MetricList proofId={proof.id} metrics={proof.metrics} mark={proof.gate} />
        <StepTable steps={proof.steps} />
        <RouteLog jobId={proof.jobId} level={2} />
        <Ledger entries={proof.ledger} pixelsSha256={proof.afterSha256} />
      </div>
      <VerdictForm />
    </aside>
  );
}
