import { mixColours } from '../../../../image/oklab.ts';
import { rays } from '../../comps/parts.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** Art deco: a gold sunburst over a stepped stage between fluted columns. */
export const deco = drawnBackdrop(({ drawing, W, H }, request) => {
  const [night, gold, jade] = withNamed(request, [
    hex(request.random.fork('deco').pick(['#12233a', '#16302d', '#2a1630', '#1a1a22'])),
    [214, 172, 92],
    [44, 98, 96],
  ]);
  const shine = drawing.linear(
    [
      [0, tint(gold, 0.55)],
      [0.5, gold],
      [1, shade(gold, 0.45)],
    ],
    80,
  );
  const [x, y] = [W / 2, H * 0.66];
  const fan = Math.hypot(W, H);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(night, 0.22)],
          [1, shade(night, 0.35)],
        ],
        0.5,
        0.6,
        0.8,
      ),
    ),
    path(rays(x, y, fan, 40, -Math.PI / 2 - Math.PI / 80), gold, 'opacity="0.28"'),
    ...[0.46, 0.42, 0.34].map((r, i) =>
      circle(x, y, Math.min(W, H) * r, i === 1 ? shade(night, 0.1) : 'none', `stroke="${shine}" stroke-width="${[4, 9, 3][i]}"`),
    ),
    path(rays(x, y, Math.min(W, H) * 0.33, 32), mixColours(jade, gold, 0.2), 'opacity="0.4"'),
    circle(
      x,
      y,
      Math.min(W, H) * 0.17,
      drawing.radial([
        [0, tint(gold, 0.4), 0.7],
        [1, gold, 0],
      ]),
    ),
  );
  const column = [0, 1, 2, 3, 4].map((i) => rect(W * (0.015 + i * 0.021), H * (0.06 + i * 0.055), W * 0.014, H, i % 2 ? shine : tint(night, 0.16))).join('');
  drawing.add(column, group(`translate(${n(W)} 0) scale(-1 1)`, column));
  [
    [0.78, 0.3],
    [0.815, 0.38],
    [0.85, 0.46],
  ].forEach(([top, half], i) => {
    drawing.add(
      rect(
        W * (0.5 - half),
        H * top,
        W * half * 2,
        H * (1 - top),
        drawing.linear([
          [0, tint(night, 0.2 - i * 0.04)],
          [1, shade(night, 0.3)],
        ]),
      ),
      rect(W * (0.5 - half), H * top, W * half * 2, 7, shine),
    );
  });
  drawing.add(rect(0, H * 0.885, W, H * 0.115, shade(night, 0.3)), rect(0, H * 0.885, W, 6, shine), rect(0, H * 0.885 + 13, W, 2, shine));
  return { foot: 0.84, light: 0, skyTo: 0.2, groundFrom: 0.905 };
});
