import type { GateMark } from '../../shared/gates.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import { Tip } from '../ui/Tip.tsx';
import { metricRows } from './metric-rows.ts';

export function MetricList({ metrics, mark }: { metrics: ProofMetrics; mark: GateMark }) {
  return (
    <section>
      <h2>Measures</h2>
      <dl className="metrics">
        {metricRows(metrics, mark).map((row) => (
          <Tip key={row.name} text={row.explanation} side="left">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
            <div tabIndex={0}>
              <dt>{row.name}</dt>
              <dd className="number" data-tone={row.tone}>
                {row.value}
              </dd>
            </div>
          </Tip>
        ))}
      </dl>
    </section>
  );
}
