import type { Plane } from '../plane.ts';
import type { Random } from '../random.ts';
import type { Sheet, Surface } from './surface.ts';

export interface StrokeStyle {
  count: number;
  /** px */
  length: number;
  /** px at the thick end */
  width: number;
  /** Mean direction in radians; 0 = right, clockwise. */
  angle: number;
  /** Radians of spread, and of bend over the length. */
  spread: number;
  curl: number;
  /** Bends the direction by this field times `flowAmount` radians. */
  flow?: Plane;
  flowAmount?: number;
  /** Tone at root and tip. */
  root: number;
  tip: number;
  /** Random tone per stroke, ±. */
  variety: number;
  inks: number;
}

/** Lays strokes (blades, hairs, fibres) over a surface, wrapped at the edges; later ones lie on top of earlier ones. */
export function layStrokes(sheet: Sheet, surface: Surface, random: Random, style: StrokeStyle): void {
  const { width, height } = sheet;
  const relief = surface.height.data;
  const tone = surface.tone.data;
  const { ink } = surface;
  const { length, count } = style;
  for (let n = 0; n < count; n++) {
    const depth = n / count;
    let x = random.next() * width;
    let y = random.next() * height;
    const at = Math.floor(y) * width + Math.floor(x);
    let angle = style.angle + (random.next() + random.next() - 1) * style.spread + (style.flow ? style.flow.data[at] * (style.flowAmount ?? 0) : 0);
    const bend = ((random.next() - 0.5) * 2 * style.curl) / length;
    const steps = Math.max(2, Math.round(length * (0.6 + random.next() * 0.6)));
    const variety = (random.next() - 0.5) * 2 * style.variety;
    const colour = style.inks > 1 ? Math.floor(random.next() * style.inks) : 0;
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const half = Math.max(0.5, style.width * 0.5 * (1 - t * t));
      const sin = Math.sin(angle);
      const cos = Math.cos(angle);
      const sideways = Math.abs(cos) > Math.abs(sin);
      const reach = Math.ceil(half - 0.5);
      for (let w = -reach; w <= reach; w++) {
        const px = (Math.floor(x) + (sideways ? 0 : w) + width * 2) % width;
        const py = (Math.floor(y) + (sideways ? w : 0) + height * 2) % height;
        const i = py * width + px;
        const c = w / (half + 0.5);
        relief[i] = 0.25 + 0.35 * depth + 0.4 * t + 0.3 * (1 - c * c);
        tone[i] = style.root + (style.tip - style.root) * t + variety + (depth - 0.5) * 0.22 - c * 0.06;
        if (ink) ink[i] = colour;
      }
      x += cos;
      y += sin;
      if (x < 0) x += width;
      if (y < 0) y += height;
      if (x >= width) x -= width;
      if (y >= height) y -= height;
      angle += bend;
    }
  }
}
