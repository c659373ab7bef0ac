import type { Box } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';

type ArcPath = Extract<LetteringArea['path'], { kind: 'arc' }>;

/** Width of an average character as a share of the line's height. */
const CHARACTER_WIDTH = 0.5;

/** Height a string makes use of when it is set `width` wide, on one line or, where it has words enough, on two. */
export function naturalHeight(text: string, width: number): number {
  const given = text.split('\n').length;
  const length = Math.max(2, ...text.split('\n').map(widthInCharacters));
  const lines = given > 1 || length <= 14 || !/\s/.test(text) ? given : length > 60 ? 4 : 2;
  const longest = given > 1 ? length : length / lines;
  return (1.1 * lines * width) / (CHARACTER_WIDTH * longest);
}

/** Ideographs are twice as wide as letters. */
function widthInCharacters(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? 2 : 1), 0);
}

/** Cuts a box into one below the other: the first string leads, the others are at most half as high. Gaps and rest are shared. */
export function stackBoxes(box: Box, texts: readonly string[]): Box[] {
  if (texts.length <= 1) return texts.map(() => box);
  const lead = Math.min(naturalHeight(texts[0], box.width), 0.72 * box.height);
  const wanted = texts.map((text, i) => (i === 0 ? lead : Math.min(naturalHeight(text, box.width * 0.86), 0.46 * lead * Math.max(1, text.split('\n').length))));
  const gapShare = 0.1;
  const sum = wanted.reduce((total, height) => total + height, 0);
  const fit = Math.min(1, (box.height * (1 - gapShare)) / sum);
  const heights = wanted.map((height) => height * fit);
  const used = heights.reduce((total, height) => total + height, 0);
  const gap = Math.min((box.height - used) / texts.length, 0.35 * (used / texts.length));
  let y = box.y + (box.height - used - gap * (texts.length - 1)) / 2;
  return heights.map((height, i) => {
    const width = i === 0 ? box.width : box.width * 0.86;
    const slot = { x: box.x + (box.width - width) / 2, y, width, height };
    y += height + gap;
    return slot;
  });
}

/** Half of the arc in radians, the outer radius that is as wide as the box, and how deep the band may be. */
function arcIn(box: Box, degrees: number, text: string): { half: number; outer: number; deepest: number } {
  const half = (Math.min(180, Math.max(2, Math.abs(degrees))) * Math.PI) / 360;
  const outer = box.width / 2 / Math.sin(half);
  return { half, outer, deepest: Math.min(0.4 * outer, 1.1 * naturalHeight(text.replaceAll(/\s/g, '_'), 2 * outer * half)) };
}

/** Height that a bent line makes use of when it is as wide as a box. */
export function arcHeight(box: Box, degrees: number, text: string): number {
  const { half, outer, deepest } = arcIn(box, degrees, text);
  return outer - (outer - deepest) * Math.cos(half);
}

/**
 * A circular baseline that fills a box. Its band is no deeper than the text makes use of: a deep band has a short baseline.
 * @param degrees of arc, −180 … 180 without 0; positive bends up in the middle
 */
export function arcInBox(box: Box, degrees: number, text: string): ArcPath {
  const { half, outer, deepest } = arcIn(box, degrees, text);
  const centreX = box.x + box.width / 2;
  const halfDegrees = (half * 180) / Math.PI;
  const flat = Math.cos(half);
  if (degrees > 0) {
    const inner = flat > 0.02 ? (outer - box.height) / flat : outer - deepest;
    const radius = Math.max(inner, outer - deepest, 0.4 * outer);
    const used = outer - radius * flat;
    const centreY = box.y + outer + (box.height - used) / 2;
    return { kind: 'arc', centreX, centreY, radius, startAngle: 270 - halfDegrees, endAngle: 270 + halfDegrees, inside: false };
  }
  const inner = flat > 0.02 ? (outer - box.height) / flat : outer - deepest;
  const used = outer - Math.max(inner, outer - deepest) * flat;
  const centreY = box.y + box.height - outer - (box.height - used) / 2;
  return { kind: 'arc', centreX, centreY, radius: outer, startAngle: 90 + halfDegrees, endAngle: 90 - halfDegrees, inside: true };
}
