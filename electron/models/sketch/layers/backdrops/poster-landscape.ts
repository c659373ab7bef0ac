import type { Colour } from '../../../../../shared/geometry.ts';
import { mixColours } from '../../../../image/oklab.ts';
import type { Stage } from '../../comps/comp.ts';
import { rays } from '../../comps/parts.ts';
import type { Random } from '../../random.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, ellipse, group, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** sky top, sky low, sun, far, middle, near, water, ground */
const POSTER_INKS: readonly (readonly string[])[] = [
  ['#1f6f78', '#f3c98b', '#fbe7b2', '#7fa39a', '#3f7f7c', '#1f4f58', '#5fa7a4', '#e0a458'],
  ['#d9573f', '#f8c97d', '#fff0c4', '#c9746a', '#8a3f52', '#42243f', '#e79a6c', '#5c3048'],
  ['#274b7a', '#f2b38a', '#fde3ae', '#8a93b4', '#4c6490', '#22365c', '#7fa3bd', '#d99d62'],
  ['#e39a4a', '#f9e0a8', '#fff6d8', '#b5a06a', '#66804f', '#2f4f42', '#8fb8a8', '#c9803f'],
  ['#3f8fb0', '#d8ecd8', '#fff3c0', '#9cc0b8', '#5c9a86', '#28625c', '#86c3cc', '#e8cf94'],
];

/** A vintage travel poster's view: a banded sky with sun rays, flat ranges with lit faces, water, and ground to stand on. */
export const posterLandscape = drawnBackdrop((stage, request) => {
  const { drawing, W, H } = stage;
  const draw = request.random.fork('poster view');
  const [top, low, sun, far, middle, near, water, ground] = withNamed(request, draw.pick(POSTER_INKS).map(hex));
  const sunX = W * draw.range(0.4, 0.6);
  const sunY = H * 0.43;
  const R = Math.min(W, H) * 0.175;
  const reach = Math.hypot(W, H);
  drawing.add(rect(0, 0, W, H, top));
  const bands = 6;
  for (let i = 0; i < bands; i++) drawing.add(circle(sunX, sunY, reach * (0.53 - i * 0.062), mixColours(top, low, (i + 1) / bands)));
  drawing.add(
    path(rays(sunX, sunY, reach, 22, draw.next()), sun, 'opacity="0.22"'),
    circle(sunX, sunY, R * 1.22, mixColours(low, sun, 0.5)),
    circle(sunX, sunY, R, sun),
  );
  for (let i = 0; i < 3; i++) cloud(stage, draw, sun, H * draw.range(0.1, 0.36));
  const horizon = H * 0.7;
  const isLeft = sunX < W / 2;
  range(stage, draw, { from: horizon, tall: H * 0.2, count: 5, colour: mixColours(far, low, 0.25), lit: mixColours(far, sun, 0.45), isLeft });
  range(stage, draw, { from: horizon, tall: H * 0.13, count: 7, colour: middle, lit: mixColours(middle, low, 0.42), isLeft });
  drawing.add(rect(0, horizon - 1, W, H - horizon, water));
  for (let i = 0; i < 7; i++)
    drawing.add(rect(sunX - R * (1 - i * 0.1), horizon + 6 + i * H * 0.012, R * 2 * (1 - i * 0.1), H * 0.004, mixColours(water, sun, 0.7), 3));
  shoreOf(stage, draw, near, H * 0.73, 'left');
  shoreOf(stage, draw, shade(near, 0.15), H * 0.745, 'right');
  drawing.add(
    path(`M0 ${n(H * 0.8)} C${n(W * 0.25)} ${n(H * 0.765)} ${n(W * 0.7)} ${n(H * 0.765)} ${n(W)} ${n(H * 0.81)} V${n(H)} H0 Z`, ground),
    path(`M0 ${n(H * 0.86)} C${n(W * 0.3)} ${n(H * 0.8)} ${n(W * 0.75)} ${n(H * 0.82)} ${n(W)} ${n(H * 0.88)} V${n(H)} H0 Z`, tint(ground, 0.16)),
    path(`M0 ${n(H * 0.93)} C${n(W * 0.3)} ${n(H * 0.9)} ${n(W * 0.7)} ${n(H * 0.9)} ${n(W)} ${n(H * 0.93)} V${n(H)} H0 Z`, near),
  );
  return { foot: 0.88, light: (sunX / W - 0.5) * 2, skyTo: 0.25, groundFrom: 0.915 };
});

interface Range {
  from: number;
  tall: number;
  count: number;
  colour: Colour;
  lit: Colour;
  isLeft: boolean;
}

/** A range of flat mountains: each peak a dark triangle with a jagged lit face. */
function range({ drawing, W }: Stage, draw: Random, { from, tall, count, colour, lit, isLeft }: Range): void {
  const step = W / (count - 1);
  for (const i of draw.shuffle(Array.from({ length: count }, (_, k) => k))) {
    const x = i * step + draw.range(-0.25, 0.25) * step;
    // Lower in the middle, where the subject stands.
    const h = tall * draw.range(0.62, 1.05) * (0.55 + 0.45 * Math.min(1, Math.abs(x / W - 0.5) * 2.6));
    const half = step * draw.range(0.85, 1.25);
    const side = isLeft ? -1 : 1;
    drawing.add(path(`M${n(x - half)} ${n(from)} L${n(x)} ${n(from - h)} L${n(x + half)} ${n(from)} Z`, colour));
    const face = [0.2, 0.42, 0.6, 0.82, 1]
      .map((t, k) => `L${n(x + side * half * t * (k % 2 ? 0.62 : 0.28) - side * half * 0.1 * t)} ${n(from - h * (1 - t))}`)
      .join(' ');
    drawing.add(path(`M${n(x)} ${n(from - h)} ${face} L${n(x + side * half)} ${n(from)} Z`, lit, 'opacity="0.85"'));
  }
}

function cloud({ drawing, W }: Stage, draw: Random, colour: Colour, y: number): void {
  const x = draw.chance(0.5) ? draw.range(0, 0.26) * W : draw.range(0.74, 1) * W;
  const w = draw.range(0.12, 0.24) * W;
  drawing.add(
    group(
      `translate(${n(x)} ${n(y)})`,
      rect(-w / 2, 0, w, 14, colour, 7) +
        rect(-w * 0.3, -14, w * 0.7, 16, colour, 8) +
        rect(-w * 0.05, -27, w * 0.34, 16, colour, 8) +
        rect(-w * 0.62, 13, w * 0.7, 10, colour, 5),
      'opacity="0.75"',
    ),
  );
}

/** A wooded promontory coming in from one side. */
function shoreOf({ drawing, W, H }: Stage, draw: Random, colour: Colour, y: number, side: 'left' | 'right'): void {
  const long = W * draw.range(0.26, 0.36);
  const edge = side === 'left' ? 0 : W;
  const dir = side === 'left' ? 1 : -1;
  const base = y + H * 0.11;
  drawing.add(
    path(
      `M${n(edge)} ${n(y - H * 0.035)} Q${n(edge + dir * long * 0.6)} ${n(y - H * 0.03)} ${n(edge + dir * long)} ${n(y + H * 0.03)} L${n(edge + dir * long * 1.3)} ${n(base)} H${n(edge)} Z`,
      colour,
    ),
  );
  for (let i = 0; i < 9; i++) {
    const t = (i + draw.range(0, 0.6)) / 9.5;
    const x = edge + dir * long * t * 0.9;
    const foot = y - H * 0.03 * (1 - t) + H * 0.022 * t;
    const tall = H * draw.range(0.07, 0.15) * (1.1 - t * 0.75);
    drawing.add(draw.chance(0.75) ? conifer(x, foot + 6, tall, colour) : ellipse(x, foot - tall * 0.28, tall * 0.2, tall * 0.34, colour));
  }
}

function conifer(x: number, foot: number, tall: number, colour: Colour): string {
  const tiers = [0, 1, 2, 3].map((k) => {
    const y = foot - tall + (tall * k) / 5;
    const half = tall * (0.09 + k * 0.055);
    return `M${n(x)} ${n(y)} L${n(x + half)} ${n(y + tall * 0.36)} H${n(x - half)} Z`;
  });
  return path(`${tiers.join('')}M${n(x - tall * 0.025)} ${n(foot - tall * 0.2)} h${n(tall * 0.05)} V${n(foot)} h${n(-tall * 0.05)} Z`, colour);
}
