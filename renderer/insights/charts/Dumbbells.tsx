import { useState } from 'react';
import { formatShare, formatTime } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import type { LetteredProof } from '../questions/lettering.ts';
import { ChartTip } from './ChartTip.tsx';
import { DumbbellLegend } from './DumbbellLegend.tsx';
import { roundTicks } from './scale.ts';
import { useWidth } from './use-width.ts';

export interface DumbbellsProps {
  proofs: readonly LetteredProof[];
  /** What the chart says, for those who cannot see it. */
  label: string;
}

const HEIGHT = 216;
const TOP = 10;
const BOTTOM = 26;
const LEFT = 44;
/** A prompt's pair is never wider than this, so that three proofs don't stand at the walls. */
const MOST_STEP = 96;

/** One pair for each proof: a ring before, a dot after. The lower, the better. */
export function Dumbbells({ proofs, label }: DumbbellsProps) {
  const [ref, width] = useWidth();
  const [hovered, setHovered] = useState<number | null>(null);
  // Rates above 1 are possible: more wrong letters were read than were asked for.
  const ticks = roundTicks(Math.max(1, ...proofs.map(({ before, after }) => Math.max(before, after))), 4);
  const top = ticks.at(-1)!;
  const step = Math.min(MOST_STEP, (width - LEFT - 8) / Math.max(1, proofs.length));
  const xOf = (index: number) => LEFT + 6 + step * (index + 0.5);
  const yOf = (rate: number) => HEIGHT - BOTTOM - (rate / top) * (HEIGHT - TOP - BOTTOM);
  const radius = Math.max(2, Math.min(4.5, step * 0.38));
  const proof = hovered === null ? undefined : proofs[hovered];
  return (
    <div
      className="chart"
      ref={ref}
      onPointerLeave={() => setHovered(null)}
      onPointerMove={(event) => {
        const index = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT - 6) / step);
        setHovered(index >= 0 && index < proofs.length ? index : null);
      }}
    >
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={HEIGHT}>
          {ticks.map((tick) => (
            <g key={tick} transform={`translate(0 ${yOf(tick)})`}>
              <line className="chart-line" x1={LEFT} x2={width} y1={0} y2={0} />
              <text className="chart-tick" x={LEFT - 8} y={0} dy="0.35em" textAnchor="end">
                {formatShare(tick)}
              </text>
            </g>
          ))}
          {hovered !== null && <rect className="pair-ground" x={xOf(hovered) - step / 2} y={TOP - 6} width={step} height={HEIGHT - TOP - BOTTOM + 12} rx={3} />}
          {proofs.map(({ proofId, before, after }, index) => (
            <g key={proofId} transform={`translate(${xOf(index)} 0)`}>
              <line className="pair-way" x1={0} x2={0} y1={yOf(before)} y2={yOf(after)} />
              <circle className="pair-before" cx={0} cy={yOf(before)} r={radius} />
              <circle className={after === 0 ? 'pair-after' : 'pair-wrong'} cx={0} cy={yOf(after)} r={radius} />
            </g>
          ))}
          <text className="chart-tick" x={LEFT + 6} y={HEIGHT - 4}>
            {t('older')}
          </text>
          <DumbbellLegend right={width - 2} y={HEIGHT - 8} />
        </svg>
      )}
      {hovered !== null && proof !== undefined && (
        <ChartTip
          x={xOf(hovered)}
          y={28}
          width={width}
          title={proof.prompt}
          lines={[t('{before} wrong before, {after} after', { before: formatShare(proof.before), after: formatShare(proof.after) }), formatTime(proof.at)]}
        />
      )}
    </div>
  );
}
