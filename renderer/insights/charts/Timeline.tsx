import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { t } from '../../words/t.ts';
import { type DaySeries, formatDay } from '../questions/days.ts';
import { daySeconds, timelineOptions } from './timeline-options.ts';
import { useTheme } from './use-theme.ts';
import { useWidth } from './use-width.ts';

export interface TimelineProps {
  days: readonly string[];
  series: DaySeries;
  syncKey: string;
}

/** The newest day that has a value; the newest of all where none has. */
function lastMeasured(values: DaySeries['values']): number {
  const index = values.findLastIndex((value) => value !== null);
  return index < 0 ? values.length - 1 : index;
}

/** One measure over days; its newest value, or that under the pointer, stands above. */
export function Timeline({ days, series, syncKey }: TimelineProps) {
  const [ref, width] = useWidth();
  const place = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const theme = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the theme are read while the canvas is drawn
  useEffect(() => {
    if (width === 0 || place.current === null) return;
    const options = timelineOptions({ series, days, width, syncKey, onHover: setHovered });
    const plot = new uPlot(options, [days.map(daySeconds), [...series.values], ...(series.upTo ? [[...series.upTo.values]] : [])], place.current);
    return () => plot.destroy();
  }, [days, series, width, syncKey, theme]);

  const index = hovered !== null && hovered < days.length ? hovered : lastMeasured(series.values);
  const value = series.values[index] ?? null;
  const further = series.upTo?.values[index] ?? null;
  const upTo = further === null ? '' : `, ${series.upTo?.label} ${series.format(further)}`;
  const words = value === null ? t('not measured') : `${series.format(value)}${upTo}`;
  return (
    <div
      className="time-chart"
      ref={ref}
      role="img"
      aria-label={t('{series}: {value} on {day}', { series: series.label, value: words, day: formatDay(days[index]) })}
    >
      <div className="timeline-head number">
        <span data-in-picture>{series.label}</span>
        <span data-in-picture data-on={hovered !== null || undefined}>
          {formatDay(days[index])}: {words}
        </span>
      </div>
      <div ref={place} />
    </div>
  );
}
