import type { GateMark } from '../../shared/gates.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useOpenComparison } from '../compare/use-open-comparison.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { metricRows } from './metric-rows.ts';

export interface MetricListProps {
  proofId: string;
  metrics: ProofMetrics;
  mark: GateMark;
}

export function MetricList({ proofId, metrics, mark }: MetricListProps) {
  const openComparison = useOpenComparison();
  const key = useKeysOf('review.compare');
  return (
    <section>
      <div className="lettering-head">
        <h2>{t('Measures')}</h2>
        <button
          type="button"
          className="text-button"
          title={key === undefined ? t('Measure before against after, with maps') : t('Measure before against after, with maps ({key})', { key })}
          onClick={() => openComparison(proofId)}
        >
          {t('Compare')}
        </button>
      </div>
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
