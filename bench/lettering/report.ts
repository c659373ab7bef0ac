import type { PictureScore } from './process.ts';

/** @param values at least one */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One line for each picture, and what went wrong below it. */
export function describePictures(pictures: readonly PictureScore[]): string {
  const head = ['picture', 'kind', 'found', 'CER before', 'after', 'exact', 'touched', 'outside', 'PSNR', 'left', 'erase', 'pass', 'flags'];
  const rows = [head, ...pictures.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return pictures.reduce((text, picture, i) => [text, lines[i + 1], ...troubleOf(picture)].join('\n'), lines[0]);
}

function rowOf({ file, kind, truths, errorRates, touched, changedOutside, erasing, stagesMs, totalMs, flags }: PictureScore): string[] {
  const wrong = truths.filter(({ garbled }) => garbled);
  const rate = (own: number | null, of: number[]) => (of.length > 0 ? meanOf(of).toFixed(3) : (own?.toFixed(3) ?? ''));
  return [
    file,
    kind,
    truths.length === 0 ? '' : `${truths.filter(({ isFound }) => isFound).length}/${truths.length}`,
    rate(
      errorRates.before,
      wrong.map(({ errorRateBefore }) => errorRateBefore),
    ),
    rate(
      errorRates.after,
      wrong.map(({ errorRateAfter }) => errorRateAfter),
    ),
    wrong.length === 0 ? '' : `${wrong.filter(({ errorRateAfter }) => errorRateAfter === 0).length}/${wrong.length}`,
    String(touched),
    String(changedOutside),
    erasing ? erasing.psnr.toFixed(1) : '',
    erasing ? erasing.left.toFixed(3) : '',
    `${Math.round(stagesMs.erase ?? 0)} ms`,
    `${Math.round(totalMs)} ms`,
    Object.entries(flags)
      .map(([flag, count]) => `${flag}×${count}`)
      .join(' '),
  ];
}

function troubleOf({ truths, refusal, isRepeatable }: PictureScore): string[] {
  const wrong = truths.filter(({ garbled, errorRateAfter }) => garbled && errorRateAfter > 0);
  return [
    ...wrong.map(({ want, readAfter }) => `    “${want}” reads “${readAfter}”`),
    ...(refusal ? [`    refused: ${refusal}`] : []),
    ...(isRepeatable ? [] : ['    differs from run to run']),
  ];
}
