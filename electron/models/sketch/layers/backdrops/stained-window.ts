import type { Colour } from '../../../../../shared/geometry.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** A great window of coloured glass: a rose over bands of panes, and a floor of darker ones. */
export const stainedWindow = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('window');
  const inks = withNamed(
    request,
    draw
      .pick([
        ['#c2273a', '#1f56b8', '#f2b632', '#2f8f5a', '#6a3fa8', '#e8e2c8'],
        ['#1f4fa8', '#2fa3c4', '#f0c04a', '#c23a4a', '#2a7f6a', '#f2ead2'],
        ['#8a2fa0', '#d8478a', '#f2a83a', '#2f6fc4', '#2a9a7a', '#f6e8d0'],
      ])
      .map(hex),
  );
  const lead: Colour = [22, 20, 26];
  const [x, y, reach] = [W / 2, H * 0.46, Math.hypot(W, H) * 0.62];
  const unit = Math.min(W, H);
  drawing.add(rect(0, 0, W, H, lead));
  const pane = (d: string, ink: Colour, width: number) => {
    const glow = draw.range(-0.22, 0.3);
    const lit = glow > 0 ? tint(ink, glow) : shade(ink, -glow);
    drawing.add(
      path(
        d,
        drawing.linear(
          [
            [0, tint(lit, 0.22)],
            [1, shade(lit, 0.16)],
          ],
          draw.range(0, 360),
        ),
        `stroke="rgb(${lead})" stroke-width="${n(width)}" stroke-linejoin="round"`,
      ),
    );
  };
  const radii = [0, 0.1, 0.19, 0.27, 0.36, 0.4, 0.52, 0.68, 0.88, 1.2].map((share) => share * unit);
  radii.slice(1).forEach((outer, ring) => {
    const inner = radii[ring];
    if (inner > reach) return;
    const count = [8, 16, 16, 24, 48, 24, 30, 36, 42][ring];
    for (let i = 0; i < count; i++) {
      const [a, b] = [(i / count) * Math.PI * 2 + (ring % 2) * 0.07, ((i + 1) / count) * Math.PI * 2 + (ring % 2) * 0.07];
      const at = (angle: number, r: number) => `${n(x + Math.cos(angle) * r)} ${n(y + Math.sin(angle) * r)}`;
      const ink =
        ring === 0
          ? inks[2]
          : ring === 4
            ? inks[i % 2 ? 2 : 5]
            : inks[ring < 4 ? [5, 0, 1, 3][(ring + (i % 2)) % 4] : (ring + (i % 3) * (i % 2)) % 2 ? 1 : [1, 4, 3][i % 3]];
      pane(
        `M${at(a, inner)} L${at(a, outer)} A${n(outer)} ${n(outer)} 0 0 1 ${at(b, outer)} L${at(b, inner)} A${n(inner)} ${n(inner)} 0 0 0 ${at(a, inner)} Z`,
        ink,
        ring === 4 ? 4 : 5.5,
      );
    }
  });
  for (const share of [0.1, 0.36, 0.4]) drawing.add(circle(x, y, share * unit, 'none', `stroke="rgb(${lead})" stroke-width="11"`));
  const floor = H * 0.79;
  drawing.add(rect(0, floor - 5, W, H - floor + 5, lead));
  for (let row = 0; row < 4; row++) {
    const [top, bottom] = [floor + (H - floor) * (row / 4) ** 1.2, floor + (H - floor) * ((row + 1) / 4) ** 1.2];
    const wide = W / (9 - row);
    for (let px = -(row % 2) * wide * 0.5; px < W; px += wide * draw.range(0.8, 1.2))
      pane(
        `M${n(px)} ${n(top)} L${n(px + wide)} ${n(top + draw.range(-4, 4))} L${n(px + wide)} ${n(bottom)} L${n(px)} ${n(bottom)} Z`,
        inks[(row + Math.round(px)) % 2 ? 3 : 1],
        5.5,
      );
  }
  drawing.add(
    rect(
      0,
      floor,
      W,
      H - floor,
      drawing.linear([
        [0, lead, 0.15],
        [1, lead, 0.55],
      ]),
    ),
    circle(
      x,
      y,
      reach,
      drawing.radial([
        [0, [255, 246, 214], 0.4],
        [0.45, [255, 246, 214], 0.06],
        [1, lead, 0.5],
      ]),
    ),
  );
  return { foot: 0.88, light: 0, skyTo: 0.2, groundFrom: 0.92 };
});
