import { useState } from 'react';
import { t } from '../../words/t.ts';
import { BarShape } from './BarShape.tsx';
import type { Bar } from './bar.ts';
import { barLayout, HEAD, ROW } from './bar-layout.ts';
import { ChartTip } from './ChartTip.tsx';
import { useWidth } from './use-width.ts';

export interface BarChartProps {
  bars: readonly Bar[];
  /** What the chart says, for those who cannot see it. */
  label: string;
  /** Headings of the columns of figures; without them a figure stands at its bar's end. */
  headings?: readonly string[];
  /** The value of a full bar; left out = the largest of these bars. */
  most?: number;
  /** Room for labels, px; left out = by the chart's width. */
  labelWidth?: number | undefined;
  /** A press on a bar chooses its id. */
  onPick?: ((id: string) => void) | undefined;
  /** The id that is chosen: the other bars step back. */
  picked?: string | undefined;
}

const NO_HEADINGS: readonly string[] = [];

function shortened(label: string, width: number): string {
  const most = Math.floor(width / 7);
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

/** Lying bars; a thin line leads from a bar to its mark. */
export function BarChart({ bars, label, headings = NO_HEADINGS, most, labelWidth, onPick, picked }: BarChartProps) {
  const [ref, width] = useWidth();
  const [hovered, setHovered] = useState<number | null>(null);
  const layout = barLayout({
    width,
    labelWidth,
    columns: headings.length,
    figureLength: Math.max(0, ...bars.map(({ figures }) => figures[0]?.length ?? 0)),
    most: most ?? Math.max(0, ...bars.map(({ value, mark = 0 }) => Math.max(value, mark))),
  });
  const top = headings.length === 0 ? 0 : HEAD;
  const over = hovered === null ? undefined : bars[hovered];
  return (
    <div className="chart" ref={ref} onPointerLeave={() => setHovered(null)}>
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={top + bars.length * ROW}>
          {headings.map((heading, index) => (
            <text key={heading} className="chart-tick" x={layout.columnEnd(index)} y={12} textAnchor="end">
              {heading}
            </text>
          ))}
          {bars.map((bar, index) => (
            <g
              key={bar.label}
              transform={`translate(0 ${top + index * ROW})`}
              className="bar"
              data-on={hovered === index || undefined}
              data-off={(picked !== undefined && bar.id !== picked) || undefined}
              onPointerEnter={() => setHovered(index)}
            >
              <rect className="bar-ground" width={width} height={ROW} rx={4} />
              <text className="bar-label" x={4} y={ROW / 2} dy="0.35em">
                {shortened(bar.label, layout.left)}
              </text>
              <BarShape bar={bar} layout={layout} hasColumns={headings.length > 0} />
            </g>
          ))}
        </svg>
      )}
      {width > 0 &&
        onPick !== undefined &&
        bars.map(({ id, label: name }, index) =>
          id === undefined ? null : (
            <button
              key={name}
              type="button"
              className="bar-pick"
              style={{ top: top + index * ROW, height: ROW }}
              aria-pressed={picked === id}
              aria-label={t('Show only {what}', { what: name })}
              onPointerEnter={() => setHovered(index)}
              onFocus={() => setHovered(index)}
              onBlur={() => setHovered(null)}
              onClick={() => onPick(id)}
            />
          ),
        )}
      {hovered !== null && over !== undefined && (
        <ChartTip x={layout.left + over.value * layout.scale * 0.5} y={top + (hovered + 1) * ROW} width={width} title={over.label} lines={over.details} />
      )}
    </div>
  );
}
