import { TriangleAlert } from 'lucide-react';
import type { ProofDetail } from '../../../shared/proof.ts';
import { ModelName } from '../../app/ModelName.tsx';
import { RouteLog } from '../../route-log/RouteLog.tsx';
import { IntentBadge } from '../../ui/IntentBadge.tsx';
import { t, tx } from '../../words/t.ts';
import { GateReasons } from '../GateReasons.tsx';
import { LayerStrip } from '../LayerStrip.tsx';
import { Ledger } from '../Ledger.tsx';
import { LetteringList } from '../LetteringList.tsx';
import { MetricList } from '../MetricList.tsx';
import { ProofReading } from '../ProofReading.tsx';
import { StepTable } from '../StepTable.tsx';
import { ProofAssignee } from './ProofAssignee.tsx';

/** The proof itself: what was asked for, what came of it, what was measured, what it took. */
export function ProofFacts({ proof }: { proof: ProofDetail }) {
  // The model that really made the style layer, which may be a fallback.
  const styleModel = proof.steps.findLast(({ step, status, model }) => step === 'style' && status === 'done' && model !== null)?.model ?? proof.model;
  const values = { base: <ModelName id={proof.model} />, width: proof.width, height: proof.height, seed: String(proof.job.request.seed) };
  return (
    <>
      <section>
        <p className="proof-prompt" dir="auto">
          {proof.prompt}
        </p>
        <div className="proof-facts">
          <IntentBadge intent={proof.intent} />
          <span className="number">
            {styleModel === proof.model
              ? tx('{base} · {width, number, ::group-off} × {height, number, ::group-off} · seed {seed}', values)
              : tx('{base} + {style} · {width, number, ::group-off} × {height, number, ::group-off} · seed {seed}', {
                  ...values,
                  style: <ModelName id={styleModel} />,
                })}
          </span>
        </div>
        <ProofAssignee proof={proof} />
        <ProofReading key={proof.id} job={proof.job} />
      </section>
      <GateReasons mark={proof.gate} />
      {proof.warnings.length > 0 && (
        <section aria-label={t('What the steps say')}>
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
    </>
  );
}
