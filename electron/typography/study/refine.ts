import type { Point, Quad } from '../../../shared/geometry.ts';
import type { TextRegion } from '../ports.ts';
import type { InkMask } from './ink.ts';
import type { StudyStrip } from './strip.ts';
import { levelledArc } from './unroll.ts';

/** Windows across a line, each about a letter wide, in which its upper and lower edges are looked up. */
const WINDOWS = 14;
const LETTERS_IN_WINDOW = 1.2;
/** Letters that a line needs before its edges mean anything. */
const FEWEST = 4;
/** Edges that rise or fall by less than this over the whole line, as a share of the capitals' height, are level. */
const LEVEL = 0.1;
/** The same for small letters, whose feet are told more surely than their heads. */
const TILTED = 0.05;
/** Lines that bend by no more than this share of the letters' height are straight. */
const STRAIGHT = 0.06;
/** Below this share nobody can tell an arc from a line: the line it is, if it looks as well. */
const HARDLY_BENT = 0.03;
/** Room that detectors leave around capitals, as a share of their height. */
const ROOM = 0.45;

/**
 * A region as its letters stand, where the detector's outline says it wrongly: capitals seen at an angle in a rectangle, straight lines on an arc.
 * @returns null when the outline will do
 */
export function refinedRegion(strip: StudyStrip, ink: InkMask, region: TextRegion): TextRegion | null {
  const letters = [...region.text.replace(/\s/gu, '')].length;
  if (letters < FEWEST) return null;
  const edges = edgesOf(strip, ink, letters);
  if (edges.length < FEWEST) return null;
  if (region.arc) return straightened(strip, ink, edges, region) ?? levelledArc(strip, ink, region);
  return isAllCapitals(region.text) ? slanted(strip, ink, edges, region) : levelled(strip, ink, edges, region);
}

/** Middle, uppermost and lowest ink of a window, strip px. */
interface Edge {
  x: number;
  top: number;
  bottom: number;
}

function edgesOf({ pixels: { width, height } }: StudyStrip, { mask, box }: InkMask, letters: number): Edge[] {
  const span = box.right - box.left;
  const window = Math.min(span / 2, (LETTERS_IN_WINDOW * span) / letters);
  const edges: Edge[] = [];
  for (let k = 0; k < WINDOWS; k++) {
    const from = box.left + ((span - window) * k) / (WINDOWS - 1);
    let [top, bottom] = [-1, -1];
    for (let y = 0; y < height; y++) {
      for (let x = Math.round(from); x < Math.round(from + window); x++) {
        if (!mask[y * width + x]) continue;
        if (top < 0) top = y;
        bottom = y + 1;
        break;
      }
    }
    if (top >= 0) edges.push({ x: from + window / 2, top, bottom });
  }
  return edges;
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/[\p{Ll}\p{Lo},;QJ]/u.test(text);
}

/** Capitals have a level head and foot: what rises or falls is perspective or a turn. */
function slanted(strip: StudyStrip, { box }: InkMask, edges: readonly Edge[], region: TextRegion): TextRegion | null {
  const head = lineThrough(edges.map(({ x, top }) => [x, top]));
  const foot = lineThrough(edges.map(({ x, bottom }) => [x, bottom]));
  const height = foot.at((box.left + box.right) / 2) - head.at((box.left + box.right) / 2);
  const most = Math.max(Math.abs(head.slope), Math.abs(foot.slope)) * (box.right - box.left);
  if (most < LEVEL * height || most > 2 * height || height < 6) return null;
  // Letters whose heads and feet lie anywhere stand on no line.
  const spread = median(edges.flatMap(({ x, top, bottom }) => [Math.abs(top - head.at(x)), Math.abs(bottom - foot.at(x))]));
  if (spread > 0.08 * height) return null;
  const corner = (x: number, y: number) => strip.toImage(x, y);
  const [left, right] = [box.left - 0.3 * height, box.right + 0.3 * height];
  const room = (x: number) => ROOM * (foot.at(x) - head.at(x));
  const quad: Quad = [
    corner(left, head.at(left) - room(left)),
    corner(right, head.at(right) - room(right)),
    corner(right, foot.at(right) + room(right)),
    corner(left, foot.at(left) + room(left)),
  ];
  return { ...region, quad };
}

/** Small letters have a level foot only. */
function levelled({ core, toImage }: StudyStrip, { box }: InkMask, edges: readonly Edge[], region: TextRegion): TextRegion | null {
  const foot = lineThrough(edges.map(({ x, bottom }) => [x, bottom]));
  const height = box.bottom - box.top;
  const rise = Math.abs(foot.slope) * (box.right - box.left);
  if (rise < TILTED * height || rise > height || median(edges.map(({ x, bottom }) => Math.abs(bottom - foot.at(x)))) > 0.04 * height) return null;
  const middle = (core.left + core.right) / 2;
  const corner = (x: number, y: number) => toImage(x - foot.slope * (y - (core.top + core.bottom) / 2), y + foot.slope * (x - middle));
  const quad: Quad = [corner(core.left, core.top), corner(core.right, core.top), corner(core.right, core.bottom), corner(core.left, core.bottom)];
  return { ...region, quad };
}

/** An arc whose letters stand on a straight line in the picture. */
function straightened(strip: StudyStrip, ink: InkMask, edges: readonly Edge[], region: TextRegion): TextRegion | null {
  const { box } = ink;
  const feet = edges.map(({ x, bottom }) => strip.toImage(x, bottom));
  const [first, last] = [feet[0], feet[feet.length - 1]];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  if (length < 1) return null;
  const along: Point = [(last[0] - first[0]) / length, (last[1] - first[1]) / length];
  // In a frame along the line of the feet, y down.
  const inFrame = ([x, y]: Point): Point => [(x - first[0]) * along[0] + (y - first[1]) * along[1], (y - first[1]) * along[0] - (x - first[0]) * along[1]];
  const foot = lineThrough(feet.map(inFrame));
  const head = median(edges.map(({ x, top }) => foot.at(inFrame(strip.toImage(x, top))[0]) - inFrame(strip.toImage(x, top))[1]));
  const bend = median(feet.map(inFrame).map(([x, y]) => Math.abs(y - foot.at(x))));
  const level = median(edges.map(({ bottom }) => bottom));
  const bendOnArc = median(edges.map(({ bottom }) => Math.abs(bottom - level))) * strip.scale;
  if (head < 4 || bend > STRAIGHT * head || (bend > HARDLY_BENT * head && bend > 0.6 * bendOnArc)) return null;
  const middle = (box.top + box.bottom) / 2;
  const [from, to] = [inFrame(strip.toImage(box.left, middle))[0] - 0.3 * head, inFrame(strip.toImage(box.right, middle))[0] + 0.3 * head];
  const corner = (u: number, up: number): Point => {
    const v = foot.at(u) - up;
    return [first[0] + u * along[0] - v * along[1], first[1] + u * along[1] + v * along[0]];
  };
  const quad: Quad = [corner(from, head * (1 + ROOM)), corner(to, head * (1 + ROOM)), corner(to, -ROOM * head), corner(from, -ROOM * head)];
  const { arc: _, polygon: __, ...rest } = region;
  return { ...rest, quad };
}

interface Line {
  slope: number;
  at(x: number): number;
}

/** The line of the median slope between all pairs of points (Theil 1950, Sen 1968): descenders do not move it. */
function lineThrough(points: readonly Point[]): Line {
  const slopes: number[] = [];
  points.forEach(([x0, y0], i) => {
    for (const [x1, y1] of points.slice(i + 1)) if (Math.abs(x1 - x0) > 1e-6) slopes.push((y1 - y0) / (x1 - x0));
  });
  const slope = median(slopes);
  const offset = median(points.map(([x, y]) => y - slope * x));
  return { slope, at: (x) => offset + slope * x };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
