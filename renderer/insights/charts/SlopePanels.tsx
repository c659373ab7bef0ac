import { t } from '../../words/t.ts';
import { useWidth } from './use-width.ts';

/** One measure before and after, 0–1. */
export interface SlopePanel {
  heading: string;
  before: number;
  after: number;
  /** The better end: 1 = up, 0 = down. */
  best: 0 | 1;
  format: (value: number) => string;
}

const HEIGHT = 216;
const TOP = 30;
const BOTTOM = 26;
const MOST_PANEL = 164;

/** Small panels side by side on the same scale: a line from before to after. */
export function SlopePanels({ panels }: { panels: readonly SlopePanel[] }) {
  const [ref, width] = useWidth();
  const panel = Math.min(MOST_PANEL, width / Math.max(1, panels.length));
  const yOf = (value: number) => HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM);
  const [left, right] = [44, panel - 58];
  const words = panels.map(({ heading, before, after, format }) =>
    t('{heading}: {before} before, {after} after', { heading, before: format(before), after: format(after) }),
  );
  return (
    <div className="chart slope-panels" ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={words.join('; ')} width={panel * panels.length} height={HEIGHT}>
          {panels.map(({ heading, before, after, best, format }, index) => (
            <g key={heading} transform={`translate(${index * panel} 0)`}>
              <text className="slope-heading" x={4} y={12}>
                {heading}
              </text>
              {[left, right].map((x) => (
                <line key={x} className="chart-line" x1={x} x2={x} y1={TOP} y2={HEIGHT - BOTTOM} />
              ))}
              <line
                className="slope-way"
                data-better={(best === 1 ? after > before : after < before) || undefined}
                x1={left}
                x2={right}
                y1={yOf(before)}
                y2={yOf(after)}
              />
              <circle className="pair-before" cx={left} cy={yOf(before)} r={4.5} />
              <circle className="pair-after" cx={right} cy={yOf(after)} r={4.5} />
              <text className="chart-tick" x={left - 9} y={yOf(before)} dy="0.35em" textAnchor="end">
                {format(before)}
              </text>
              <text className="slope-after" x={right + 9} y={yOf(after)} dy="0.35em">
                {format(after)}
              </text>
              <text className="chart-tick" x={left} y={HEIGHT - 8} textAnchor="middle">
                {t('before')}
              </text>
              <text className="chart-tick" x={right} y={HEIGHT - 8} textAnchor="middle">
                {t('after')}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
