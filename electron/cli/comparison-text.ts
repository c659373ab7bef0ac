import { headline, IMAGE_ROWS, type MeasureRow, PAIR_ROWS, REGION_WORDS, regionsOf, rowsOf, targetWords } from '../../shared/compare-words.ts';
import type { ComparisonMeasures } from '../../shared/measures.ts';

/** All measures as tables for people, one line each. */
export function comparisonText(measures: ComparisonMeasures, names: { a: string; b: string }): string[] {
  const { width, height, toTarget, notMeasured } = measures;
  const regions = regionsOf(measures);
  const lines = [`${names.b} against ${names.a}, ${width} × ${height} px: how much changed, not what became better.`];
  const told = headline(measures, null);
  if (told !== '') lines.push(told);
  lines.push(
    '',
    ...table(
      PAIR_ROWS,
      regions,
      regions.map(({ region }) => REGION_WORDS[region].label.toLowerCase()),
    ),
  );
  if (toTarget) {
    const { title, note } = targetWords(toTarget);
    lines.push('', `${title}: ${note}`, ...table(PAIR_ROWS, [toTarget.a, toTarget.b], ['a', 'b']));
  }
  lines.push('', 'Each image by itself', ...table(IMAGE_ROWS, [measures.a, measures.b], ['a', 'b']));
  if (notMeasured.length > 0) lines.push('', ...notMeasured.map(({ note }) => `Not measured: ${note}`));
  return lines;
}

/** A row is left out when nothing of it was measured; a single figure that was not is a dash. */
function table<Of>(rows: readonly MeasureRow<Of>[], columns: readonly Of[], titles: readonly string[]): string[] {
  const cells = rowsOf(rows, columns).map((row) => {
    const figures = columns.map((column) => row.of(column)).map((value) => (value === null ? '–' : row.format(value)));
    return { name: row.name, figures, meaning: row.meaning };
  });
  const nameWidth = Math.max(...cells.map(({ name }) => name.length), 0);
  const widths = titles.map((title, i) => Math.max(title.length, ...cells.map(({ figures }) => figures[i].length)));
  const line = (name: string, figures: readonly string[], meaning: string) =>
    `${[name.padEnd(nameWidth), ...figures.map((figure, i) => figure.padStart(widths[i]))].join('  ')}  ${meaning}`.trimEnd();
  return [line('', titles, ''), ...cells.map(({ name, figures, meaning }) => line(name, figures, meaning))];
}
