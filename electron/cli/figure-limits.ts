import { InvalidArgumentError } from 'commander';
import { FIGURE_NAMES, figureOf } from '../../shared/compare-words.ts';
import type { ComparisonMeasures } from '../../shared/measures.ts';

/** A bound on one figure, from the command line. */
export interface FigureLimit {
  figure: string;
  value: number;
}

export interface CheckedLimit {
  figure: string;
  max?: number;
  min?: number;
  /** null = it was not measured, which keeps no limit. */
  value: number | null;
  isKept: boolean;
}

const NOTHING = { width: 1, height: 1, whole: null, text: null, outside: null, toTarget: null, notMeasured: [] };

/** "FIGURE=VALUE", given several times. */
export function collectLimit(given: string, before: FigureLimit[] = []): FigureLimit[] {
  const [figure, text = ''] = given.split('=');
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('Give a measure and a number, as in flip=0.05.');
  if (!isFigure(figure)) {
    throw new InvalidArgumentError(
      `There is no measure "${figure}". Measures: ${FIGURE_NAMES.join(', ')}; before those of two images: whole. (may be left out), text., outside. or target.; a. or b. before those of one.`,
    );
  }
  return [...before, { figure, value }];
}

export function checkLimits(measures: ComparisonMeasures, max: readonly FigureLimit[], min: readonly FigureLimit[]): CheckedLimit[] {
  const measured = (figure: string) => figureOf(measures, figure) ?? null;
  return [
    ...max.map(({ figure, value: limit }): CheckedLimit => {
      const value = measured(figure);
      return { figure, max: limit, value, isKept: value !== null && value <= limit };
    }),
    ...min.map(({ figure, value: limit }): CheckedLimit => {
      const value = measured(figure);
      return { figure, min: limit, value, isKept: value !== null && value >= limit };
    }),
  ];
}

/** "outside.difference is 3, more than 0" */
export function limitText({ figure, max, min, value }: CheckedLimit): string {
  if (value === null) return `${figure} was not measured, so its limit is not kept.`;
  const shown = Number(value.toPrecision(4));
  return max !== undefined ? `${figure} is ${shown}, more than ${max}.` : `${figure} is ${shown}, less than ${min}.`;
}

function isFigure(name: string): boolean {
  const image = { laplacianVariance: null, noise: null, banding: null, clipped: null, seamRatio: null };
  return figureOf({ ...NOTHING, a: image, b: image }, name) !== undefined;
}
