import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringEffects } from '../../../shared/lettering.ts';
import { relativeLuminance } from '../contrast.ts';
import { signedDistance } from '../distance.ts';
import { type Clusters, colourDistance } from './clusters.ts';
import type { InkMask } from './ink.ts';
import type { StudyStrip } from './strip.ts';

/** Where the parts of the old lettering lie in the strip. */
export interface LetterParts {
  /** 1 = fill. */
  fill: Uint8Array;
  /** Distance to the fill's edge in strip px, positive outside. */
  distance: Float32Array;
  outline: { colour: Colour; widthPx: number } | null;
  glow: { colour: Colour; reachPx: number } | null;
}

/** Colours of a pixel in the strip. */
function colourAt({ pixels }: StudyStrip, i: number): Colour {
  return [pixels.data[i * 3], pixels.data[i * 3 + 1], pixels.data[i * 3 + 2]];
}

export function medianColour(strip: StudyStrip, indices: readonly number[]): Colour {
  const counts = new Uint32Array(768);
  const { data } = strip.pixels;
  for (const i of indices) for (let c = 0; c < 3; c++) counts[c * 256 + data[i * 3 + c]]++;
  return [
    medianOf(counts.subarray(0, 256), indices.length),
    medianOf(counts.subarray(256, 512), indices.length),
    medianOf(counts.subarray(512), indices.length),
  ];
}

function medianOf(counts: Uint32Array, total: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    sum += counts[value];
    if (sum * 2 > total) return value;
  }
  return 0;
}

/** An outline shows as a colour that lies along the letters' edge: within the ink found, or around it. */
export function partsOf(strip: StudyStrip, clusters: Clusters, ink: InkMask, ground: Colour, capPx: number): LetterParts {
  const { width, height } = strip.pixels;
  const distance = distanceOf(ink.mask, width, height);
  const shell = shellWithin(ink, clusters, distance);
  if (shell !== null) {
    const fill = ink.mask.map((value, i) => (value && clusters.labels[i] !== shell ? 1 : 0));
    const widthPx = shellWidth(ink.mask, clusters.labels, shell, distance);
    return { fill, distance: distanceOf(fill, width, height), outline: { colour: clusters.colours[shell], widthPx }, glow: null };
  }
  return { fill: ink.mask, distance, ...linesAround(strip, ink.mask, distance, ground, capPx) };
}

function distanceOf(mask: Uint8Array, width: number, height: number): Float32Array {
  return signedDistance(
    mask.map((value) => value * 255),
    width,
    height,
  );
}

/** The colour of the ink that is its shell: most of it lies near the edge, and most of the edge is it. */
function shellWithin({ mask, colours }: InkMask, { labels }: Clusters, distance: Float32Array): number | null {
  if (colours.length < 2) return null;
  const depth = new Map(colours.map((colour) => [colour, { sum: 0, count: 0, edge: 0 }]));
  let edge = 0;
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const part = depth.get(labels[i])!;
    part.sum -= distance[i];
    part.count++;
    if (distance[i] > -2.2) {
      part.edge++;
      edge++;
    }
  }
  const parts = [...depth].map(([colour, { sum, count, edge: own }]) => ({ colour, depth: sum / Math.max(1, count), count, edge: own / Math.max(1, edge) }));
  parts.sort((a, b) => a.depth - b.depth);
  const [outer, inner] = [parts[0], parts.at(-1)!];
  const isShell = outer.edge > 0.72 && outer.depth < 0.6 * inner.depth && inner.count > 0.15 * (inner.count + outer.count);
  return isShell ? outer.colour : null;
}

/** Area of the shell by the length of the ink's edge. */
function shellWidth(mask: Uint8Array, labels: Uint8Array, shell: number, distance: Float32Array): number {
  let [area, edge] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    if (labels[i] === shell) area++;
    if (distance[i] > -1.2) edge++;
  }
  return Math.max(1, area / Math.max(1, edge));
}

/** Colours as near to the ground's as this are the ground. */
const GROUND_LIKE = 40;
/** How far light around letters is followed, as a share of the capitals' height. */
const MOST_GLOW = 0.5;

/** A ring of one colour around the ink that is neither ink nor ground: with a firm end an outline, fading away a glow. */
function linesAround(strip: StudyStrip, mask: Uint8Array, distance: Float32Array, ground: Colour, capPx: number): Pick<LetterParts, 'outline' | 'glow'> {
  const none = { outline: null, glow: null };
  const furthest = Math.max(3, Math.round(MOST_GLOW * capPx));
  const rings: number[][] = Array.from({ length: furthest + 1 }, () => []);
  const inner: number[] = [];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) {
      if (distance[i] < -1) inner.push(i);
    } else if (distance[i] >= 1 && distance[i] <= furthest) rings[Math.floor(distance[i])].push(i);
  }
  const fillColour = medianColour(strip, inner);
  // The first whole pixel off the edge is still mixed with the fill.
  const first = rings[2];
  if (first.length < 20) return none;
  const colour = medianColour(strip, first);
  if (colourDistance(colour, ground) < GROUND_LIKE || colourDistance(colour, fillColour) < GROUND_LIKE || isBetween(colour, fillColour, ground)) return none;
  if (!isAllAround(strip, first, distance, colour, ground)) return none;
  const strengths = rings.map((ring) => (ring.length > 0 ? strengthOf(medianColour(strip, ring), colour, ground) : 0));
  const reachOf = (strength: number) => strengths.findIndex((value, d) => d > 2 && value < strength);
  const [firm, faded] = [reachOf(0.8), reachOf(0.25)];
  if (firm > 0 && faded - firm >= FADING) return { outline: null, glow: { colour: brightened(colour, ground), reachPx: reachOf(0.5) } };
  return { outline: outlineIn(strip, rings, colour, ground, Math.round(0.2 * capPx)), glow: null };
}

/** Light that needs this many px of the strip to fade is no outline. */
const FADING = 3;

/** How much of a colour there is over the ground, 1 = all. */
function strengthOf(seen: Colour, colour: Colour, ground: Colour): number {
  const length = colourDistance(colour, ground) || 1;
  return seen.reduce((sum, value, c) => sum + ((value - ground[c]) * (colour[c] - ground[c])) / length, 0) / length;
}

/** Where a glow can first be seen it is already mixed with this much less of its colour. */
const BRIGHTER = 1.7;

/** The colour that a glow has where it starts. */
function brightened(colour: Colour, ground: Colour): Colour {
  return colour.map((value, c) => Math.round(Math.min(255, Math.max(0, ground[c] + (value - ground[c]) * BRIGHTER)))) as Colour;
}

/** True when the ring has its colour on the letters' left, right, upper and lower sides: shadows have it on some. */
function isAllAround(strip: StudyStrip, ring: readonly number[], distance: Float32Array, colour: Colour, ground: Colour): boolean {
  const { width } = strip.pixels;
  const sides = new Float64Array(8);
  for (const i of ring) {
    const dx = (distance[i + 1] ?? 0) - (distance[i - 1] ?? 0);
    const dy = (distance[i + width] ?? 0) - (distance[i - width] ?? 0);
    const side = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 0 : 2) : dy > 0 ? 4 : 6;
    sides[side]++;
    if (colourDistance(colourAt(strip, i), colour) < colourDistance(colourAt(strip, i), ground)) sides[side + 1]++;
  }
  return [0, 2, 4, 6].every((side) => sides[side] < 12 || sides[side + 1] > 0.6 * sides[side]);
}

function outlineIn(strip: StudyStrip, rings: readonly number[][], colour: Colour, ground: Colour, most: number): LetterParts['outline'] {
  const furthest = Math.max(3, most);
  let widthPx = 1;
  for (let d = 2; d <= furthest && rings[d]?.length > 0; d++) {
    const like = rings[d].filter((i) => colourDistance(colourAt(strip, i), colour) < colourDistance(colourAt(strip, i), ground)).length;
    if (like < 0.6 * rings[d].length) break;
    widthPx = d + 0.5;
  }
  return widthPx < 2 || widthPx >= furthest ? null : { colour, widthPx };
}

/** True for what blurring fill into ground gives. */
function isBetween(colour: Colour, a: Colour, b: Colour): boolean {
  const length = colourDistance(a, b) || 1;
  const along = a.reduce((sum, value, c) => sum + ((colour[c] - value) * (b[c] - value)) / length, 0) / length;
  const nearest = a.map((value, c) => value + (b[c] - value) * Math.min(1, Math.max(0, along))) as Colour;
  return along > 0.1 && along < 0.97 && colourDistance(colour, nearest) < 26;
}

/** Colours from top to baseline closer than this are one. */
const LEAST_GRADIENT = 34;

/** Colours from end to end of a line: light in a picture makes small changes, so these are to be larger. */
const LEAST_ALONG = 48;

/** One colour, or two where they change steadily from the letters' top to their baseline or from the first letter to the last. */
export function measureFill(strip: StudyStrip, { fill, distance }: LetterParts, top: number, baseline: number): LetteringEffects['fill'] {
  const { width } = strip.pixels;
  const inner: number[] = [];
  const all: number[] = [];
  for (let i = 0; i < fill.length; i++) {
    if (!fill[i]) continue;
    all.push(i);
    if (distance[i] < -1.3) inner.push(i);
  }
  const solid = inner.length > 40 ? inner : all;
  const colour = medianColour(strip, solid);
  const down = gradientOver(strip, inner, (i) => (Math.floor(i / width) + 0.5 - top) / (baseline - top), LEAST_GRADIENT);
  if (down) return down;
  let [left, right] = [width, 0];
  for (const i of all) {
    left = Math.min(left, i % width);
    right = Math.max(right, (i % width) + 1);
  }
  const along = gradientOver(strip, inner, (i) => ((i % width) + 0.5 - left) / (right - left), LEAST_ALONG);
  return along ? { ...along, axis: 'along' } : { kind: 'solid', colour };
}

/** Two colours between which the letters change steadily over a share, 0–1; null when they do not. */
function gradientOver(strip: StudyStrip, inner: readonly number[], shareOf: (i: number) => number, least: number): GradientFill | null {
  const bins: number[][] = Array.from({ length: 6 }, () => []);
  for (const i of inner) {
    const share = shareOf(i);
    if (share >= 0 && share < 1) bins[Math.floor(share * bins.length)].push(i);
  }
  if (bins.some((bin) => bin.length < 12)) return null;
  const steps = bins.map((bin) => medianColour(strip, bin));
  const [from, to] = [extrapolated(steps[0], steps[1]), extrapolated(steps[5], steps[4])];
  const isSteady = steps.every((step, i) => {
    const line = from.map((value, c) => value + ((to[c] - value) * (i + 0.5)) / 6) as Colour;
    return colourDistance(step, line) < 0.28 * colourDistance(from, to) + 6;
  });
  return colourDistance(from, to) > least && isSteady ? { kind: 'gradient', from, to } : null;
}

type GradientFill = Extract<LetteringEffects['fill'], { kind: 'gradient' }>;

function extrapolated(end: Colour, next: Colour): Colour {
  return end.map((value, c) => Math.round(Math.min(255, Math.max(0, value + (value - next[c]) / 2)))) as Colour;
}

/** Where the light falls from: the upper left, as the painter of effects has it. */
const LIGHT = [-0.6, -0.8];
const LEAST_BEVEL = 20;

/** Edges towards the light are lighter than edges away from it where letters stand in relief. */
export function measureBevel(strip: StudyStrip, { fill, distance }: LetterParts, capPx: number): LetteringEffects['bevel'] {
  const { width, data } = strip.pixels;
  const deepest = Math.max(3, 0.12 * capPx);
  const sums = [0, 0, 0, 0];
  for (let i = width; i < fill.length - width; i++) {
    if (!fill[i] || distance[i] > -1.2 || distance[i] < -deepest) continue;
    const dx = distance[i + 1] - distance[i - 1];
    const dy = distance[i + width] - distance[i - width];
    const length = Math.hypot(dx, dy);
    if (length < 0.5) continue;
    const facing = (dx * LIGHT[0] + dy * LIGHT[1]) / length;
    if (Math.abs(facing) < 0.5) continue;
    const luma = 0.299 * data[i * 3] + 0.587 * data[i * 3 + 1] + 0.114 * data[i * 3 + 2];
    const side = facing > 0 ? 0 : 2;
    sums[side] += luma;
    sums[side + 1]++;
  }
  if (sums[1] < 40 || sums[3] < 40) return null;
  const difference = sums[0] / sums[1] - sums[2] / sums[3];
  return difference < LEAST_BEVEL ? null : { width: 0.06, strength: Math.min(0.7, difference / 150) };
}

const OFFSETS = [-0.09, -0.05, -0.025, 0, 0.025, 0.05, 0.09];
/** Weaker darkening than this, in luma, is no shadow. */
const LEAST_SHADOW = 12;
/** Grounds that vary more than this tell nothing about shadows. */
const CALM = 13;

/**
 * The shift at which the letters' shape explains best what is darker around them than the ground. Null on busy grounds: there a
 * guess would look wrong more often than right.
 * @param fontPx font size in strip px
 */
export function measureShadow(strip: StudyStrip, parts: LetterParts, ground: Colour, fontPx: number): LetteringEffects['shadow'] {
  const { width, data } = strip.pixels;
  const { distance, outline, glow } = parts;
  // Light all around hides what the letters cast.
  if (glow) return null;
  const line = (outline?.widthPx ?? 0) + 1.5;
  const groundLuma = lumaOf(ground);
  const luma = (i: number) => 0.299 * data[i * 3] + 0.587 * data[i * 3 + 1] + 0.114 * data[i * 3 + 2];
  const far: number[] = [];
  const near: number[] = [];
  const widest = line + 0.13 * fontPx + 2;
  for (let i = 0; i < distance.length; i++) {
    if (distance[i] > line + 0.3 * fontPx && (i & 3) === 0) far.push(i);
    else if (distance[i] > line && distance[i] <= widest && (i & 1) === 0) near.push(i);
  }
  const lumas = Float64Array.from(far, luma);
  const base = far.length > 50 ? median(lumas) : groundLuma;
  if (far.length > 50 && median(lumas.map((value) => Math.abs(value - base))) > CALM) return null;
  if (base < 30) return null;
  const places = Int32Array.from(near);
  const drops = new Float32Array(near.length);
  for (let k = 0; k < near.length; k++) drops[k] = base - luma(near[k]);
  let best = { drop: 0, gain: 0, dx: 0, dy: 0 };
  for (const oy of OFFSETS) {
    for (const ox of OFFSETS) {
      const [dx, dy] = [Math.round(ox * fontPx), Math.round(oy * fontPx)];
      if (dx === 0 && dy === 0) continue;
      const { inside, outside } = dropUnder(distance, places, drops, width, line, dx, dy);
      const gain = inside - outside;
      if (gain > best.gain) best = { drop: inside, gain, dx: ox, dy: oy };
    }
  }
  if (best.drop < LEAST_SHADOW || best.gain < LEAST_SHADOW * 0.8) return null;
  const opacity = Math.min(1, best.drop / (0.9 * base));
  const colour = ground.map((value) => Math.round(value * 0.12)) as Colour;
  const isBlock = opacity > 0.85 && Math.hypot(best.dx, best.dy) > 0.04;
  return { colour, opacity: Math.round(opacity * 100) / 100, offsetX: best.dx, offsetY: best.dy, blur: isBlock ? 0 : 0.025 };
}

/** Mean darkening where the shifted letters would cast a shadow, and elsewhere near the letters. */
function dropUnder(
  distance: Float32Array,
  near: Int32Array,
  drops: Float32Array,
  width: number,
  line: number,
  dx: number,
  dy: number,
): { inside: number; outside: number } {
  const reach = line + Math.hypot(dx, dy) + 2;
  const shift = dy * width + dx;
  let [under, underCount, beside, besideCount] = [0, 0, 0, 0];
  for (let k = 0; k < near.length; k++) {
    const i = near[k];
    if (distance[i] > reach || i < shift || i - shift >= distance.length) continue;
    if (distance[i - shift] < line - 1) {
      under += drops[k];
      underCount++;
    } else {
      beside += drops[k];
      besideCount++;
    }
  }
  return { inside: underCount > 30 ? under / underCount : 0, outside: besideCount > 30 ? beside / besideCount : 0 };
}

function lumaOf(colour: Colour): number {
  return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
}

function median(values: Float64Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

/** How sure fill and ground can be told apart, 0–1: by their WCAG contrast and distance in colour. */
export function separation(fill: Colour, ground: Colour): number {
  const light = (Math.max(relativeLuminance(fill), relativeLuminance(ground)) + 0.05) / (Math.min(relativeLuminance(fill), relativeLuminance(ground)) + 0.05);
  return Math.min(1, Math.max((light - 1) / 1.5, colourDistance(fill, ground) / 110));
}
