import type { Colour } from '../../../../shared/geometry.ts';
import { blend, shade, tint } from '../tint.ts';
import { circle, type Drawing, ellipse, group, n, path, stroke } from '../vector.ts';
import type { AreaPlan } from './comp.ts';

/** Brushed or cast metal across a shape: several bands of light, tinted by `colour`. */
export function metal(drawing: Drawing, colour: Colour, angle = 62): string {
  return drawing.linear(
    [
      [0, tint(colour, 0.7)],
      [0.18, colour],
      [0.36, shade(colour, 0.4)],
      [0.5, tint(colour, 0.55)],
      [0.64, colour],
      [0.84, shade(colour, 0.5)],
      [1, tint(colour, 0.25)],
    ],
    angle,
  );
}

/** A soft round shadow made of a gradient (a blur filter would cost ten times as much). */
export function softShadow(drawing: Drawing, x: number, y: number, radiusX: number, radiusY: number, opacity = 0.4): string {
  const fill = drawing.radial([
    [0, [12, 8, 20], opacity],
    [0.55, [12, 8, 20], opacity * 0.75],
    [0.8, [12, 8, 20], opacity * 0.25],
    [1, [12, 8, 20], 0],
  ]);
  return ellipse(x, y, radiusX, radiusY, fill);
}

/** The same shape three times, growing and fading: a contact shadow with the shape's own outline. */
export function castShadow(d: string, offset: number, opacity = 0.28): string {
  return [1, 0.66, 0.33]
    .map((share) =>
      group(
        `translate(${n(offset * 0.35 * share)} ${n(offset * share)})`,
        `<path d="${d}" fill="rgb(14,10,22)" stroke="rgb(14,10,22)" stroke-width="${n(offset * 0.7 * share)}" stroke-linejoin="round" opacity="${n(opacity * 0.45)}"/>`,
      ),
    )
    .join('');
}

/** Light rays about a point as one path; `radius` in units. */
export function rays(x: number, y: number, radius: number, count: number, turn = 0): string {
  const at = (angle: number) => `${n(x + Math.cos(angle) * radius)} ${n(y + Math.sin(angle) * radius)}`;
  const step = (Math.PI * 2) / count;
  return Array.from({ length: count }, (_, i) => `M${n(x)} ${n(y)}L${at(turn + i * step)}L${at(turn + (i + 0.5) * step)}Z`).join('');
}

/** A ring as path data, to be filled with the even-odd rule. */
export function ringPath(x: number, y: number, outer: number, inner: number): string {
  const disc = (r: number) => `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-r * 2)} 0Z`;
  return disc(outer) + disc(inner);
}

/** A disc's scalloped or cogged edge. */
export function scallopPath(x: number, y: number, radius: number, count: number, depth: number): string {
  const points: string[] = [];
  for (let i = 0; i < count; i++) {
    const a = (i / count) * Math.PI * 2;
    const b = ((i + 0.5) / count) * Math.PI * 2;
    const c = ((i + 1) / count) * Math.PI * 2;
    const at = (angle: number, r: number) => `${n(x + Math.cos(angle) * r)} ${n(y + Math.sin(angle) * r)}`;
    points.push(`${i === 0 ? `M${at(a, radius - depth)}` : ''}Q${at(b, radius + depth)} ${at(c, radius - depth)}`);
  }
  return `${points.join('')}Z`;
}

/** A laurel: two branches of leaves around a circle, open at the top. */
export function laurel(drawing: Drawing, x: number, y: number, radius: number, colour: Colour, from = 100, to = 238, leaf = 0.2): string {
  const light = drawing.linear([
    [0, tint(colour, 0.3)],
    [1, shade(colour, 0.2)],
  ]);
  const size = radius * leaf;
  const leaves: string[] = [];
  const count = 9;
  for (let i = 0; i < count; i++) {
    const angle = ((from + ((to - from) * i) / (count - 1)) * Math.PI) / 180;
    const px = x + Math.cos(angle) * radius;
    const py = y + Math.sin(angle) * radius;
    const turn = (angle * 180) / Math.PI + 90;
    const scale = size * (1 - 0.35 * (i / count));
    for (const side of [-1, 1]) {
      const d = `M0 0 C${n(scale * 0.3)} ${n(-scale * 0.34)} ${n(scale * 0.85)} ${n(-scale * 0.3)} ${n(scale * 1.1)} 0 C${n(scale * 0.8)} ${n(scale * 0.2)} ${n(scale * 0.3)} ${n(scale * 0.22)} 0 0 Z`;
      leaves.push(group(`translate(${n(px)} ${n(py)}) rotate(${n(turn + side * 34)})`, path(d, side < 0 ? light : shade(colour, 0.18))));
    }
  }
  const arc = (angle: number) => `${n(x + Math.cos((angle * Math.PI) / 180) * radius)} ${n(y + Math.sin((angle * Math.PI) / 180) * radius)}`;
  const branch = stroke(`M${arc(from - 6)} A${n(radius)} ${n(radius)} 0 0 1 ${arc(to)}`, shade(colour, 0.3), radius * 0.018) + leaves.join('');
  return branch + group(`translate(${n(x * 2)} 0) scale(-1 1)`, branch);
}

/** A ribbon and the free area on it. `bend` is how far the middle rises, in units (0 = straight). */
export function ribbon(
  drawing: Drawing,
  spec: { x: number; y: number; width: number; height: number; bend: number; colour: Colour; ink: Colour; font: string; trim?: Colour },
): { markup: string; area: AreaPlan } {
  const { x, y, width, height, bend, colour } = spec;
  const half = width / 2;
  const fold = height * 0.62;
  const drop = height * 0.34;
  const back: Colour = [colour[0] * 0.7, colour[1] * 0.66, colour[2] * 0.62];
  const tail = (side: -1 | 1) => {
    const edge = x + side * half;
    const out = edge + side * fold * 1.15;
    const inn = edge - side * fold * 0.5;
    const top = y - height / 2 + drop;
    const bottom = y + height / 2 + drop;
    const lean = bend * 0.16;
    return (
      path(
        `M${n(inn)} ${n(top)} L${n(out)} ${n(top + lean)} L${n(out - side * fold * 0.5)} ${n((top + bottom) / 2 + lean)} L${n(out)} ${n(bottom + lean)} L${n(inn)} ${n(bottom)} Z`,
        drawing.linear(
          [
            [0, back],
            [1, blend(back, colour, 0.5)],
          ],
          side < 0 ? 180 : 0,
        ),
      ) + path(`M${n(edge)} ${n(y + height / 2)} L${n(inn)} ${n(y + height / 2)} L${n(inn)} ${n(bottom)} Z`, shade(colour, 0.62))
    );
  };
  const radius = bend > 0 ? (half * half + bend * bend) / (2 * bend) : 0;
  const outerR = radius + height / 2;
  const edge = (dy: number, forward: boolean) => {
    const [a, b] = forward ? [x - half, x + half] : [x + half, x - half];
    return bend > 0
      ? `${forward ? 'M' : 'L'}${n(a)} ${n(y + dy)} A${n(radius)} ${n(radius)} 0 0 ${forward ? 1 : 0} ${n(b)} ${n(y + dy)}`
      : `${forward ? 'M' : 'L'}${n(a)} ${n(y + dy)} L${n(b)} ${n(y + dy)}`;
  };
  const band = `${edge(-height / 2, true)}${edge(height / 2, false)}Z`;
  const fill = drawing.linear(
    [
      [0, shade(colour, 0.2)],
      [0.16, tint(colour, 0.06)],
      [0.5, tint(colour, 0.14)],
      [0.84, tint(colour, 0.02)],
      [1, shade(colour, 0.24)],
    ],
    0,
  );
  const trim = spec.trim ?? tint(colour, 0.45);
  const inset = height * 0.1;
  const lines = [edge(-height / 2 + inset, true), edge(height / 2 - inset, true)].map((d) => stroke(d, trim, height * 0.022, 'opacity="0.9"')).join('');
  const markup = tail(-1) + tail(1) + castShadow(band, height * 0.1, 0.35) + path(band, fill) + lines;
  const centreY = y + radius - bend;
  const span = bend > 0 ? (Math.asin(half / radius) * 180) / Math.PI : 0;
  const area: AreaPlan = {
    x: x - half * 0.93,
    y: y - height * 0.35,
    width: width * 0.93,
    height: height * 0.7,
    ink: spec.ink,
    font: spec.font,
    place: 'ribbon',
    ...(bend > 0
      ? {
          arc: {
            centreX: x,
            centreY,
            inner: outerR - height * 0.83,
            outer: outerR - height * 0.15,
            from: 270 - span * 0.94,
            to: 270 + span * 0.94,
            isLower: false,
          },
        }
      : {}),
  };
  return { markup, area };
}

/** A straight row of stars about a centre. */
export function dots(x: number, y: number, count: number, gap: number, draw: (x: number, y: number, i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(x + (i - (count - 1) / 2) * gap, y, i)).join('');
}

/** Rivets along a circle. */
export function rivets(drawing: Drawing, x: number, y: number, radius: number, count: number, size: number, colour: Colour): string {
  const fill = drawing.radial(
    [
      [0, tint(colour, 0.8)],
      [0.5, colour],
      [1, shade(colour, 0.55)],
    ],
    0.35,
    0.3,
    0.75,
  );
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * Math.PI * 2 - Math.PI / 2;
    return circle(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, size, fill);
  }).join('');
}
