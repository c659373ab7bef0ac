import type { Colour } from '../../../../../shared/geometry.ts';
import { mixColours } from '../../../../image/oklab.ts';
import type { Random } from '../../random.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, type Drawing, ellipse, group, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** A wet street between towers, lit by signs that say nothing. */
export const neonStreet = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('neon street');
  const [pink, cyan, violet] = withNamed(request, [hex('#ff3f9e'), hex('#2fe3f2'), hex('#6a3bd6')]);
  const night: Colour = mixColours(violet, [6, 8, 20], 0.86);
  const [vx, vy] = [W / 2, H * 0.56];
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.linear([
        [0, shade(night, 0.3)],
        [0.45, mixColours(night, violet, 0.45)],
        [0.6, mixColours(pink, violet, 0.5)],
        [1, night],
      ]),
    ),
  );
  drawing.add(
    circle(
      vx,
      vy,
      H * 0.34,
      drawing.radial([
        [0, tint(pink, 0.5), 0.8],
        [0.4, pink, 0.34],
        [1, pink, 0],
      ]),
    ),
  );
  for (let depth = 0; depth < 3; depth++)
    skyline(drawing, draw.fork(`skyline ${depth}`), W, vy + H * 0.02, H, mixColours(mixColours(pink, violet, 0.6), night, 0.35 + depth * 0.22), depth);
  const left = facade(drawing, draw.fork('left'), { W, H, vx, vy, night, inks: [pink, cyan, mixColours(pink, [255, 190, 60], 0.7)] });
  const right = facade(drawing, draw.fork('right'), { W, H, vx, vy, night, inks: [cyan, pink, tint(violet, 0.2)] });
  drawing.add(left, group(`translate(${n(W)} 0) scale(-1 1)`, right));
  drawing.add(
    path(
      `M0 ${n(H)} V${n(H * 0.86)} L${n(vx - W * 0.06)} ${n(vy + H * 0.015)} H${n(vx + W * 0.06)} L${n(W)} ${n(H * 0.86)} V${n(H)} Z`,
      drawing.linear([
        [0, mixColours(pink, violet, 0.4)],
        [0.22, mixColours(night, violet, 0.35)],
        [1, shade(night, 0.4)],
      ]),
    ),
  );
  for (let i = 0; i < 46; i++) {
    const t = draw.next() ** 0.7;
    const y = vy + H * 0.03 + t * (H * 0.42);
    const x = vx + draw.range(-0.5, 0.5) * W * (0.14 + t * 1.1);
    const ink = draw.pick([pink, cyan, violet, tint(pink, 0.5)]);
    drawing.add(
      ellipse(
        x,
        y,
        W * (0.008 + t * 0.03),
        H * (0.02 + t * 0.05),
        drawing.radial([
          [0, ink, 0.42],
          [1, ink, 0],
        ]),
      ),
    );
  }
  for (let i = 0; i < 14; i++)
    drawing.add(
      ellipse(
        vx + draw.range(-0.5, 0.5) * W,
        H * draw.range(0.72, 0.98),
        W * draw.range(0.04, 0.13),
        H * draw.range(0.004, 0.009),
        tint(mixColours(pink, cyan, draw.next()), 0.3),
        'opacity="0.22"',
      ),
    );
  drawing.add(
    ellipse(
      W / 2,
      H * 0.885,
      W * 0.3,
      H * 0.045,
      drawing.radial([
        [0, tint(cyan, 0.3), 0.35],
        [1, cyan, 0],
      ]),
    ),
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, [0, 0, 0], 0],
          [0.6, [0, 0, 0], 0],
          [1, [0, 0, 8], 0.55],
        ],
        0.5,
        0.5,
        0.78,
      ),
    ),
  );
  return { foot: 0.89, light: 0, skyTo: 0.2, groundFrom: 0.93 };
});

function skyline(drawing: Drawing, draw: Random, W: number, base: number, H: number, wall: Colour, depth: number): void {
  for (let x = W * 0.2; x < W * 0.8; ) {
    const wide = W * draw.range(0.025, 0.06);
    const away = Math.abs((x + wide / 2) / W - 0.5);
    const tall = H * (0.06 + away * 0.9 + draw.range(0, 0.12)) * (1.1 - depth * 0.22);
    drawing.add(
      rect(
        x,
        base - tall,
        wide,
        tall,
        drawing.linear([
          [0, shade(wall, 0.25)],
          [1, tint(wall, 0.14)],
        ]),
      ),
    );
    for (let i = 0; i < 7; i++)
      drawing.add(rect(x + wide * draw.range(0.1, 0.8), base - tall * draw.range(0.1, 0.95), wide * 0.12, 4, [255, 220, 200], 0, 'opacity="0.6"'));
    x += wide * draw.range(0.9, 1.15);
  }
}

interface Facade {
  W: number;
  H: number;
  vx: number;
  vy: number;
  night: Colour;
  /** Colours of the signs. */
  inks: readonly Colour[];
}

/** One side of the street: walls in perspective, window strips and hanging signs with bars and shapes instead of letters. */
function facade(drawing: Drawing, draw: Random, { W, H, vx, vy, night, inks }: Facade): string {
  const at = (t: number, y: number) => `${n(vx - (vx + 4) * (1 - t))} ${n(y + (vy - y) * t)}`;
  const parts: string[] = [];
  const steps = [0, 0.3, 0.5, 0.64, 0.74, 0.81];
  for (let i = steps.length - 2; i >= 0; i--) {
    const [a, b] = [steps[i], steps[i + 1]];
    const top = -H * draw.range(0.1, 0.5);
    const wall = mixColours(night, inks[0], 0.05 + i * 0.06);
    parts.push(
      path(
        `M${at(a, top)} L${at(b, top)} L${at(b, H * 0.99)} L${at(a, H * 0.99)} Z`,
        drawing.linear(
          [
            [0, shade(wall, 0.3)],
            [0.7, wall],
            [1, mixColours(wall, inks[0], 0.25)],
          ],
          0,
        ),
      ),
    );
    for (let k = 0; k < 9; k++) {
      const y = top + (H - top) * (0.08 + k * 0.095);
      const [p, q] = [a + (b - a) * draw.range(0.06, 0.4), a + (b - a) * draw.range(0.55, 0.94)];
      const ink = draw.chance(0.3) ? draw.pick(inks) : mixColours(wall, [255, 214, 160], draw.range(0.1, 0.5));
      parts.push(path(`M${at(p, y)} L${at(q, y)} L${at(q, y + H * 0.035)} L${at(p, y + H * 0.035)} Z`, ink, `opacity="${n(draw.range(0.35, 0.85))}"`));
    }
    for (let k = 0; k < 2; k++) {
      const ink = draw.pick(inks);
      const t = a + (b - a) * draw.range(0.15, 0.8);
      const y = H * draw.range(0.08, 0.6);
      const s = 1 - t;
      const [x0, y0] = at(t, y).split(' ').map(Number);
      const [w, h] = [W * 0.085 * s, H * 0.26 * s];
      parts.push(
        ellipse(
          x0 + w / 2,
          y0 + h / 2,
          w * 1.7,
          h * 0.9,
          drawing.radial([
            [0, ink, 0.5],
            [1, ink, 0],
          ]),
        ),
        rect(x0, y0, w, h, shade(night, 0.2), w * 0.12, `stroke="rgb(${tint(ink, 0.3).map(Math.round)})" stroke-width="${n(5 * s + 1)}"`),
        ...[0.16, 0.36, 0.56, 0.76].map((share, j) =>
          (j + k) % 3 === 0
            ? circle(x0 + w / 2, y0 + h * (share + 0.06), w * 0.2, 'none', `stroke="rgb(${tint(ink, 0.55).map(Math.round)})" stroke-width="${n(4 * s + 0.6)}"`)
            : rect(x0 + w * 0.26, y0 + h * share, w * 0.48, h * 0.07, tint(ink, 0.45), 3),
        ),
      );
    }
  }
  return parts.join('');
}
