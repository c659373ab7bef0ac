import type { Point } from '../../../shared/geometry.ts';
import type { TextRegion } from '../ports.ts';
import { centreOf } from './order.ts';
import { convexHull, quadOfBox, quadSize, type TurnedBox } from './outline.ts';

/** Words of one line have about the same height, angle and middle. */
const HEIGHTS = 1.45;
const TILT = Math.sin((5 * Math.PI) / 180);
const OFFSET = 0.22;
/** Widest space between two boxes, as a share of their height: the detector's boxes reach into the space. */
const GAP = 0.4;

/** Joins the words that the detector found one by one into lines. Curved regions stay as they are. */
export function joinLines(regions: readonly TextRegion[]): TextRegion[] {
  const lines = [...regions];
  for (let i = 0; i < lines.length; i++) {
    for (let j = 0; j < lines.length; j++) {
      if (i === j || !follows(lines[i], lines[j])) continue;
      lines[i] = join(lines[i], lines[j]);
      lines.splice(j, 1);
      // The longer line may reach what was too far before.
      i = -1;
      break;
    }
  }
  return lines;
}

/** True when `next` goes on where `region` ends. */
function follows(region: TextRegion, next: TextRegion): boolean {
  if (region.arc || next.arc || (region.text === '') !== (next.text === '')) return false;
  const [a, b] = [frameOf(region), frameOf(next)];
  const height = Math.min(a.height, b.height);
  if (Math.max(a.height, b.height) > height * HEIGHTS || a.along[0] * b.along[0] + a.along[1] * b.along[1] < 0.5) return false;
  if (Math.abs(a.along[0] * b.along[1] - a.along[1] * b.along[0]) > TILT) return false;
  const [dx, dy] = [b.centre[0] - a.centre[0], b.centre[1] - a.centre[1]];
  const ahead = dx * a.along[0] + dy * a.along[1];
  const aside = dy * a.along[0] - dx * a.along[1];
  const gap = ahead - (a.width + b.width) / 2;
  return ahead > 0 && gap < GAP * height && gap > -height && Math.abs(aside) < OFFSET * height;
}

function frameOf({ quad }: TextRegion): TurnedBox {
  const { width, height } = quadSize(quad);
  const { x, y } = centreOf(quad);
  const length = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) || 1;
  return { centre: [x, y], along: [(quad[1][0] - quad[0][0]) / length, (quad[1][1] - quad[0][1]) / length], width, height };
}

function join(region: TextRegion, next: TextRegion): TextRegion {
  const [a, b] = [frameOf(region), frameOf(next)];
  const direction: Point = [a.along[0] * a.width + b.along[0] * b.width, a.along[1] * a.width + b.along[1] * b.width];
  const length = Math.hypot(...direction);
  const along: Point = [direction[0] / length, direction[1] / length];
  const corners = [...region.quad, ...next.quad];
  const us = corners.map(([x, y]) => x * along[0] + y * along[1]);
  const vs = corners.map(([x, y]) => y * along[0] - x * along[1]);
  const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const centre: Point = [u * along[0] - v * along[1], u * along[1] + v * along[0]];
  // Lines that could not be read weigh the same.
  const [m, n] = region.text === '' ? [1, 1] : [region.text.length, next.text.length];
  return {
    quad: quadOfBox({ centre, along, width: right - left, height: bottom - top }),
    text: `${region.text} ${next.text}`.trim(),
    confidence: (region.confidence * m + next.confidence * n) / (m + n),
    detection: Math.min(region.detection, next.detection),
    ...(region.script && { script: next.script === 'kana' ? next.script : region.script }),
    polygon: convexHull([...(region.polygon ?? region.quad), ...(next.polygon ?? next.quad)]),
  };
}
