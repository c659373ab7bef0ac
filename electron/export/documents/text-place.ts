import { AppError } from '../../../shared/errors.ts';
import type { LetteringArea, LetteringRegion } from '../../../shared/lettering.ts';
import { fitBlock, stackLines, type TextBlock } from '../../typography/fit.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { PADDING, shearOf, turnAbout } from '../../typography/setting.ts';
import { cleanText, type ShapedLine, shapeLine } from '../../typography/shaping.ts';
import { slopeOf } from '../../typography/study/slant.ts';
import { boundsOfData, pointsOfData } from './path-points.ts';
import type { DocumentString } from './proof-document.ts';

/** A string as a layout program would say it; what stands in perspective, which has no such words, is said as its middle stands. Lengths in px of the picture, angles in degrees clockwise. */
export interface TextPlace {
  lines: string[];
  font: string;
  fontSize: number;
  /** From baseline to baseline. */
  pitch: number;
  /** Height of the capitals above the baseline. */
  rise: number;
  /** Added after every letter, as a share of the font size. */
  tracking: number;
  align: 'left' | 'center' | 'right';
  /** Where the first baseline has its left end, middle or right end, by `align`. */
  x: number;
  y: number;
  rotation: number;
  /** Degrees by which the letters lean to the right about their baseline, beyond what the face does. */
  slant: number;
  /** The letters' baseline is part of a circle: how much of it they take, and their place on it. */
  arc: { degrees: number; isInside: boolean; centreX: number; centreY: number; radius: number } | null;
}

type Placed = Pick<DocumentString, 'text' | 'region' | 'outlines'>;

/** Reads from the outlines where a string stands; null where the report does not tell its font and area, or the typeface is gone. */
export function placeOfText(fonts: FontLibrary, { text, region, outlines }: Placed): TextPlace | null {
  const { area, font, fontSize } = region;
  if (!area || !font || !fontSize || outlines === '') return null;
  try {
    const told: Told = { text: cleanText(text), area, font, fontSize, outlines, region };
    return area.path.kind === 'arc' ? placeOnArc(fonts, told, area.path) : placeStraight(fonts, told);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

interface Told {
  text: string;
  area: LetteringArea;
  font: string;
  fontSize: number;
  outlines: string;
  region: LetteringRegion;
}

function placeStraight(fonts: FontLibrary, told: Told): TextPlace | null {
  const { area, fontSize, outlines, region } = told;
  const isPerspective = area.path.kind === 'perspective';
  const [first, second] = region.quad;
  const rotation = isPerspective ? (Math.atan2(second[1] - first[1], second[0] - first[0]) * 180) / Math.PI : area.rotation;
  const [centreX, centreY] = [area.box.x + area.box.width / 2, area.box.y + area.box.height / 2];
  const back = turnAbout(centreX, centreY, -rotation);
  const asSet = boundsOfData(outlines, back);
  if (!asSet) return null;
  const block = blockOf(fonts, told, (asSet.bottom - asSet.top) / fontSize);
  const firstLine = asSet.top - block.top * fontSize;
  const slant = shearOf(area, fonts.get(told.font));
  const foot = (y: number) => firstLine + lineAt(y - firstLine, block, fontSize) * block.pitch * fontSize;
  // Set upright about their baselines, the letters stand where a text that is sheared about its own would.
  const ink = slant === 0 ? asSet : boundsOfData(outlines, (x, y) => uprightAt(back(x, y), foot, slopeOf(slant)))!;
  const width = ink.right - ink.left;
  const spare = width / fontSize - block.width;
  const widest = block.lines.reduce((a, b) => (b.ink.right - b.ink.left > a.ink.right - a.ink.left ? b : a));
  const align = alignOf(area.align, widest.isRightToLeft);
  // Programs align a line by its advance, not by its ink: letters keep some room on both sides.
  const [before, after] = [widest.ink.left * fontSize, (widest.advance - widest.ink.right) * fontSize];
  const [left, right] = [ink.left - before, ink.right + after];
  const x = align === 'left' ? left : align === 'right' ? right : (left + right) / 2;
  const [anchorX, anchorY] = turnAbout(centreX, centreY, rotation)(x, firstLine);
  return {
    ...wordsOf(fonts, told, block),
    tracking: sharedOut(spare, widest),
    align,
    x: anchorX,
    y: anchorY,
    rotation,
    slant,
    arc: null,
  };
}

/** Which line a point belongs to, by how far it is below the first baseline. */
function lineAt(below: number, { pitch, lines }: TextBlock, fontSize: number): number {
  return Math.min(lines.length - 1, Math.max(0, Math.ceil(below / (pitch * fontSize) - 0.25)));
}

function uprightAt([x, y]: readonly [number, number], foot: (y: number) => number, slope: number): readonly [number, number] {
  return [x - (foot(y) - y) * slope, y];
}

function placeOnArc(fonts: FontLibrary, told: Told, path: Extract<LetteringArea['path'], { kind: 'arc' }>): TextPlace | null {
  const { area, font, fontSize, outlines, text } = told;
  const turn = turnAbout(area.box.x + area.box.width / 2, area.box.y + area.box.height / 2, area.rotation);
  const [centreX, centreY] = turn(path.centreX, path.centreY);
  const points = pointsOfData(outlines);
  if (points.length < 2) return null;
  const middle = (((path.startAngle + path.endAngle) / 2 + area.rotation) * Math.PI) / 180;
  const span = { from: Infinity, to: -Infinity, inner: Infinity, outer: -Infinity };
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [dx, dy] = [points[i] - centreX, points[i + 1] - centreY];
    const away = Math.atan2(dy, dx) - middle;
    const angle = Math.atan2(Math.sin(away), Math.cos(away));
    const radius = Math.hypot(dx, dy);
    span.from = Math.min(span.from, angle);
    span.to = Math.max(span.to, angle);
    span.inner = Math.min(span.inner, radius);
    span.outer = Math.max(span.outer, radius);
  }
  const line = shapeLine(fonts, text.replaceAll('\n', ' '), font, { isTracked: fonts.get(font).info.kind !== 'script' });
  const block = stackLines([line], 0);
  const radius = path.inside ? span.outer + line.ink.bottom * fontSize : span.inner - line.ink.bottom * fontSize;
  const apex = middle + (span.from + span.to) / 2;
  const degrees = ((span.to - span.from) * 180) / Math.PI;
  return {
    ...wordsOf(fonts, told, block),
    tracking: sharedOut(((span.to - span.from) * radius) / fontSize - block.width, line),
    align: 'center',
    x: centreX + radius * Math.cos(apex),
    y: centreY + radius * Math.sin(apex),
    rotation: (apex * 180) / Math.PI + (path.inside ? -90 : 90),
    slant: shearOf(area, fonts.get(font)),
    arc: { degrees, isInside: path.inside, centreX, centreY, radius },
  };
}

/** The lines as they were broken. A string that followed old lettering stands on one line, whatever its box would have given. */
function blockOf(fonts: FontLibrary, { text, area, font, region }: Told, inkHeight: number): TextBlock {
  const grow = region.effects?.outline?.width ?? 0;
  const padding = PADDING * Math.min(area.box.width, area.box.height);
  const { block } = fitBlock(text, { fonts, font, width: area.box.width - 2 * padding, height: area.box.height - 2 * padding, grow });
  const isRight = Math.abs(block.bottom - block.top - inkHeight) < 0.25 * inkHeight;
  return isRight || text.includes('\n') ? block : stackLines([shapeLine(fonts, text, font)], grow);
}

function wordsOf(fonts: FontLibrary, { font, fontSize }: Told, block: TextBlock): Pick<TextPlace, 'lines' | 'font' | 'fontSize' | 'pitch' | 'rise'> {
  const rise = Math.max(0.3, Math.min(fonts.get(font).capHeight, Math.max(...block.lines.map(({ ink }) => ink.top))));
  return { lines: block.lines.map(({ text }) => text), font, fontSize, pitch: block.pitch * fontSize, rise: rise * fontSize };
}

/** Connected letters are never tracked. */
function sharedOut(spare: number, line: ShapedLine): number {
  const gaps = line.isJoined ? 0 : line.glyphs.filter(({ advance }) => advance > 0).length - 1;
  return gaps > 0 ? spare / gaps : 0;
}

function alignOf(align: LetteringArea['align'], isRightToLeft: boolean): TextPlace['align'] {
  if (align === 'middle') return 'center';
  return (align === 'start') !== isRightToLeft ? 'left' : 'right';
}
