export interface ChartTipProps {
  /** Anchor in px from the chart's top left. */
  x: number;
  y: number;
  /** Width of the chart, px: the tip stays inside. */
  width: number;
  title: string;
  lines: readonly string[];
}

/** Values of what the pointer is over. */
export function ChartTip({ x, y, width, title, lines }: ChartTipProps) {
  const side = x > width / 2 ? { right: width - x + 10 } : { left: x + 10 };
  return (
    <div className="chart-tip number" style={{ top: y, ...side }} aria-hidden>
      <strong>{title}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
