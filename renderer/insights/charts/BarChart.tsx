import { useState } from 'react';
import type { Bar } from './bar.ts';
import { ChartTip } from './ChartTip.tsx';
import { useWidth } from './use-width.ts';

export interface BarChartProps {
  bars: readonly Bar[];
  /** What the chart says, for those who cannot see it. */
  label: string;
}

const ROW = 30;
const THICKNESS = 12;
const MOST_LABEL = 168;
/** Room for the words at the end of the longest bar. */
const WORDS = 72;

function shortened(label: string, width: number): string {
  const most = Math.floor(width / 6.6);
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

/** Lying bars with their value written at the end; a thin line leads to the mark. */
export function BarChart({ bars, label }: BarChartProps) {
  const [ref, width] = useWidth();
  const [hovered, setHovered] = useState<number | null>(null);
  const labelWidth = Math.min(MOST_LABEL, width * 0.36);
  const most = Math.max(...bars.map(({ value, mark = 0 }) => Math.max(value, mark)), 0);
  const scale = most === 0 ? 0 : Math.max(0, width - labelWidth - WORDS) / most;
  return (
    <div className="chart" ref={ref} onPointerLeave={() => setHovered(null)}>
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={bars.length * ROW}>
          {bars.map((bar, index) => (
            <g
              key={bar.label}
              transform={`translate(0 ${index * ROW})`}
              className="bar"
              data-on={hovered === index || undefined}
              onPointerEnter={() => setHovered(index)}
            >
              <rect className="bar-ground" width={width} height={ROW} rx={4} />
              <text className="bar-label" x={4} y={ROW / 2} dy="0.35em">
                {shortened(bar.label, labelWidth)}
              </text>
              <BarShape bar={bar} left={labelWidth} scale={scale} />
            </g>
          ))}
        </svg>
      )}
      {hovered !== null && bars[hovered] !== undefined && (
        <ChartTip
          x={labelWidth + bars[hovered].value * scale * 0.5}
          y={hovered * ROW + ROW}
          width={width}
          title={bars[hovered].label}
          lines={bars[hovered].details}
        />
      )}
    </div>
  );
}

function BarShape({ bar, left, scale }: { bar: Bar; left: number; scale: number }) {
  const middle = ROW / 2;
  const top = middle - THICKNESS / 2;
  const end = left + Math.max(1, bar.value * scale);
  const mark = bar.mark === undefined ? end : left + bar.mark * scale;
  return (
    <>
      {bar.mark !== undefined && (
        <>
          <line className="bar-reach" x1={end} x2={mark} y1={middle} y2={middle} />
          <line className="bar-mark" x1={mark} x2={mark} y1={middle - 5} y2={middle + 5} />
        </>
      )}
      <rect className={bar.part === undefined ? 'bar-value' : 'bar-whole'} x={left} y={top} width={end - left} height={THICKNESS} rx={2} />
      {bar.part !== undefined && bar.part > 0 && <rect className="bar-part" x={left} y={top} width={bar.part * scale} height={THICKNESS} rx={2} />}
      <text className="bar-words" x={Math.max(end, mark) + 8} y={middle} dy="0.35em">
        {bar.words}
      </text>
    </>
  );
}
