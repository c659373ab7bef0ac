/** One measured figure. `goal` is the promise it is held against; `better` says in which direction. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  goal?: number;
  better: 'less' | 'more';
  /** Spread of the repeats, as printed: "410–460". */
  spread?: string;
}

/** Runs `work` several times and gives median and range in milliseconds; the first run is thrown away as warm-up. */
export async function timed(work: () => unknown, repeats = 5): Promise<{ medianMs: number; spread: string }> {
  const times: number[] = [];
  for (let i = 0; i <= repeats; i++) {
    const start = performance.now();
    await work();
    if (i > 0) times.push(performance.now() - start);
  }
  return { medianMs: median(times), spread: spreadOf(times) };
}

/** Smallest to largest, as printed. */
export function spreadOf(values: readonly number[]): string {
  return `${format(Math.min(...values))}–${format(Math.max(...values))}`;
}

/** @param values at least one, any order */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between neighbours (type 7 of Hyndman and Fan 1996). @param values at least one, any order; @param share 0–1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (position - below);
}

export function missedGoals(figures: Figure[]): string[] {
  return figures
    .filter(({ value, goal, better }) => goal !== undefined && !(better === 'less' ? value <= goal : value >= goal))
    .map(
      ({ name, value, goal, unit, better }) =>
        `missed: ${name} is ${format(value)} ${unit}, the goal is ${better === 'less' ? 'at most' : 'at least'} ${format(goal as number)} ${unit}`,
    );
}

export function table(figures: Figure[]): string {
  const rows = figures.map(({ name, value, unit, goal, better, spread }) => [
    name,
    ...valueAndUnit(value, unit),
    spread ?? '',
    goal === undefined ? '' : `${better === 'less' ? '≤' : '≥'} ${format(goal)}`,
  ]);
  const all = [['figure', 'value', 'unit', 'spread', 'goal'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A share of so many is shown as "2/3": rounded, 2999 of 3000 would look like all of them. */
function valueAndUnit(value: number, unit: string): [value: string, unit: string] {
  const [, count] = /^share of (\d+)$/u.exec(unit) ?? [];
  return count === undefined ? [format(value), unit] : [`${Math.round(value * Number(count))}/${count}`, ''];
}

function format(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
