import type { Colour } from '../../../../../shared/geometry.ts';
import { rays } from '../../comps/parts.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** Comic: a burst of speed rays, a sun of dots and a slab of ground. */
export const comic = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('comic');
  const [sky, burst, ground] = withNamed(
    request,
    draw
      .pick([
        ['#2f9fd8', '#ffd93b', '#e8493f'],
        ['#ef4b4b', '#ffe14f', '#2b5fb0'],
        ['#7a4fc0', '#ffcf3a', '#1fa3a0'],
        ['#f58b2a', '#fff1a8', '#c9304e'],
      ])
      .map(hex),
  );
  const ink: Colour = [24, 20, 30];
  const [x, y, reach] = [W / 2, H * 0.5, Math.hypot(W, H)];
  drawing.add(rect(0, 0, W, H, sky), path(rays(x, y, reach, 20, draw.next()), tint(sky, 0.42)));
  const points = Array.from({ length: 36 }, (_, i) => {
    const r = Math.min(W, H) * (i % 2 ? 0.34 : draw.range(0.43, 0.5));
    return `${n(x + Math.cos((i / 18) * Math.PI) * r)} ${n(y + Math.sin((i / 18) * Math.PI) * r)}`;
  });
  drawing.add(
    path(`M${points.join('L')}Z`, burst, `stroke="rgb(${ink})" stroke-width="7" stroke-linejoin="round"`),
    circle(x, y, Math.min(W, H) * 0.27, tint(burst, 0.55)),
  );
  const dots: string[] = [];
  for (let row = 0; row < 16; row++)
    for (let i = 0; i < W / 24 + 1; i++) dots.push(circle(i * 24 + (row % 2) * 12, row * 15, Math.max(0, 7.6 - row * 0.5), ink, 'opacity="0.5"'));
  drawing.add(
    dots.join(''),
    path(
      `M-10 ${n(H * 0.82)} L${n(W * 0.3)} ${n(H * 0.795)} L${n(W * 0.62)} ${n(H * 0.805)} L${n(W + 10)} ${n(H * 0.785)} V${n(H + 10)} H-10 Z`,
      ground,
      `stroke="rgb(${ink})" stroke-width="8"`,
    ),
    path(`M-10 ${n(H * 0.9)} L${n(W + 10)} ${n(H * 0.88)} V${n(H + 10)} H-10 Z`, shade(ground, 0.28)),
    path(`M${n(W * 0.08)} ${n(H * 0.85)} l60 -4 l-40 10 Z M${n(W * 0.8)} ${n(H * 0.84)} l90 -5 l-60 12 Z`, ink),
  );
  return { foot: 0.875, light: -0.5, skyTo: 0.2, groundFrom: 0.91 };
});
