import uPlot from 'uplot';
import { type DaySeries, formatDay } from '../questions/days.ts';

const DAY_S = 86_400;
/** Fewest days on the axis, so that one day's bar does not fill it. */
const FEWEST_DAYS = 14;
const HEIGHT = 104;

export interface TimelineOptions {
  series: DaySeries;
  days: readonly string[];
  width: number;
  /** Plots with the same key share their cursor. */
  syncKey: string;
  /** Index of the day under the pointer; null when it left. */
  onHover: (index: number | null) => void;
}

/** Seconds since the epoch of a local day, taken as if it were in UTC: only whole days are shown. */
export function daySeconds(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** First and last second of the axis: half a day of air at both ends, never fewer than two weeks. */
export function axisRange(days: readonly string[]): [number, number] {
  const last = daySeconds(days.at(-1)!);
  const first = Math.min(daySeconds(days[0]), last - (FEWEST_DAYS - 1) * DAY_S);
  return [first - DAY_S / 2, last + DAY_S / 2];
}

/** A token as the theme on screen has it: light-dark() is worked out only where a colour is used. */
function colour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function fontOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function seriesOf({ label, kind }: DaySeries): uPlot.Series {
  if (kind === 'bars')
    return { label, fill: colour('--grey-7'), stroke: colour('--grey-7'), width: 0, paths: uPlot.paths.bars!({ size: [0.7, 18] }), points: { show: false } };
  return {
    label,
    stroke: colour('--grey-9'),
    width: 1.5,
    spanGaps: true,
    points: { show: true, size: 5, fill: colour('--grey-9'), stroke: colour('--grey-9') },
  };
}

/** The upper edge of the band. */
function upperOf({ label }: { label: string }): uPlot.Series {
  return { label, stroke: colour('--grey-7'), width: 1, spanGaps: true, points: { show: false } };
}

/** Options of one small plot over days. */
export function timelineOptions({ series, days, width, syncKey, onHover }: TimelineOptions): uPlot.Options {
  const text = { stroke: colour('--text-3'), font: `11px ${fontOf('--font')}`, ticks: { show: false } };
  const grid = { stroke: colour('--line'), width: 1 };
  return {
    width,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    cursor: { sync: { key: syncKey }, y: false, drag: { x: false, y: false }, points: { size: 7, fill: colour('--accent'), stroke: colour('--panel') } },
    scales: { x: { time: true, range: () => axisRange(days) }, y: { range: (_, __, most) => [0, (most || 1) * 1.1] } },
    axes: [
      {
        ...text,
        grid: { show: false },
        size: 22,
        gap: 4,
        space: 70,
        incrs: [1, 2, 7, 14, 30, 61, 91].map((count) => count * DAY_S),
        values: (_, ticks) => ticks.map(dayWords),
      },
      { ...text, grid, size: 58, gap: 6, space: 24, values: (_, ticks) => ticks.map((tick) => (tick === 0 ? '0' : series.format(tick))) },
    ],
    series: [{}, seriesOf(series), ...(series.upTo ? [upperOf(series.upTo)] : [])],
    ...(series.upTo && { bands: [{ series: [2, 1], fill: colour('--hover') }] }),
    hooks: { setCursor: [(plot) => onHover(plot.cursor.idx ?? null)] },
  };
}

const dayWords = (seconds: number) => formatDay(new Date(seconds * 1000).toISOString().slice(0, 10));
