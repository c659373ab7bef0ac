import type { Bar } from './bar.ts';
import { type BarLayout, ROW } from './bar-layout.ts';

const THICKNESS = 12;
const MIDDLE = ROW / 2;
const TOP = MIDDLE - THICKNESS / 2;

export interface BarShapeProps {
  bar: Bar;
  layout: BarLayout;
  /** Figures stand in columns, not at the bar's end. */
  hasColumns: boolean;
}

/** The bar itself, its mark and its figures, in a row of their own. */
export function BarShape({ bar: { value, part, mark, figures }, layout: { left, scale, columnEnd }, hasColumns }: BarShapeProps) {
  const end = left + Math.max(1, value * scale);
  const reach = mark === undefined ? end : left + mark * scale;
  return (
    <>
      {mark !== undefined && (
        <>
          <line className="bar-reach" x1={end} x2={reach} y1={MIDDLE} y2={MIDDLE} />
          <line className="bar-mark" x1={reach} x2={reach} y1={MIDDLE - 5} y2={MIDDLE + 5} />
        </>
      )}
      <rect className={part === undefined ? 'bar-value' : 'bar-whole'} x={left} y={TOP} width={end - left} height={THICKNESS} rx={2} />
      {part !== undefined && part > 0 && <rect className="bar-part" x={left} y={TOP} width={part * scale} height={THICKNESS} rx={2} />}
      {figures.map((figure, index) => (
        <text
          key={index}
          className={index === 0 ? 'bar-figure' : 'bar-further'}
          x={hasColumns ? columnEnd(index) : reach + 8}
          y={MIDDLE}
          dy="0.35em"
          textAnchor={hasColumns ? 'end' : 'start'}
        >
          {figure}
        </text>
      ))}
    </>
  );
}
