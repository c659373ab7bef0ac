import type { FaceSampler } from '../font-match.ts';
import type { LetteringStudy } from '../ports.ts';

/** Capitals of one line whose heights differ by no more than this factor were meant to be of one size. */
const ONE_SIZE = 1.15;
/** Words whose baselines or directions differ by more than this (share of the capitals, degrees) are on different lines. */
const ONE_LINE = 0.35;
const ONE_DIRECTION = 4;
/** Lines that are wider or narrower than their family by less than this share are left as they are. */
const ONE_WIDTH = 0.07;
/** Lines that differ by more than this were spaced on purpose. */
const OTHER_WIDTH = 0.22;

/**
 * Lines of one face and look in one width, and words of one line in one size: garbled letters are too many or too few, and measured by itself each would come
 * out wider, narrower or larger than its neighbour.
 * @param weights how much each line tells
 */
export function inCommonMeasure(lines: readonly LetteringStudy[], weights: readonly number[], font: string, sampler: FaceSampler): LetteringStudy[] {
  const naturals = lines.map(({ old }) => naturalWidth(old, font, sampler));
  const ratios = lines.map(({ old }, i) => (naturals[i] > 0 ? old.width / naturals[i] : 0));
  const common = weightedMedian(ratios, weights);
  return lines.map((line, i) => {
    const { old, area } = line;
    const apart = ratios[i] > 0 && common > 0 ? Math.abs(ratios[i] / common - 1) : 0;
    const isOff = area.path.kind !== 'arc' && apart > ONE_WIDTH && apart < OTHER_WIDTH;
    return { ...line, old: { ...old, capHeight: sizeInLine(line, lines, weights), ...(isOff && { width: naturals[i] * common }) } };
  });
}

/** Height of the capitals of all words that stand on a line with this one, px. */
function sizeInLine(line: LetteringStudy, lines: readonly LetteringStudy[], weights: readonly number[]): number {
  let [sum, total] = [0, 0];
  lines.forEach((other, i) => {
    if (other !== line && !isBeside(line, other)) return;
    sum += other.old.capHeight * weights[i];
    total += weights[i];
  });
  return sum / total;
}

function isBeside({ area, old }: LetteringStudy, other: LetteringStudy): boolean {
  if (area.path.kind !== 'straight' || other.area.path.kind !== 'straight') return false;
  if (Math.max(old.capHeight, other.old.capHeight) > ONE_SIZE * Math.min(old.capHeight, other.old.capHeight)) return false;
  if (Math.abs(area.rotation - other.area.rotation) > ONE_DIRECTION) return false;
  const [dx, dy] = [
    other.area.box.x + other.area.box.width / 2 - area.box.x - area.box.width / 2,
    other.area.box.y + other.area.box.height / 2 - area.box.y - area.box.height / 2,
  ];
  const angle = (area.rotation * Math.PI) / 180;
  return Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) < ONE_LINE * old.capHeight;
}

/** Width of a string's ink in a face at the size that its capitals had, px; 0 where the face cannot set it. */
function naturalWidth({ text, capHeight }: LetteringStudy['old'], font: string, sampler: FaceSampler): number {
  const sample = sampler.sample(font, text);
  return sample ? ((sample.ink.right - sample.ink.left) * capHeight) / sample.capHeight : 0;
}

function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const known = values.map((value, i) => ({ value, weight: weights[i] })).filter(({ value }) => value > 0);
  known.sort((a, b) => a.value - b.value);
  const half = known.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of known) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}
