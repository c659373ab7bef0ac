import { hex, shade, tint } from '../../tint.ts';
import { circle, ellipse, group, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** Pastel shapes: an arch, a sun and a round podium, softly lit. */
export const pastel = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('pastel');
  const [wall, arch, disc, floor] = withNamed(
    request,
    draw
      .pick([
        ['#f3dcd3', '#f0b9a8', '#f7e2a8', '#e8c7bd'],
        ['#d8e6e3', '#a9cfc8', '#f6d8c4', '#c3dad5'],
        ['#e4dff0', '#c4b8e0', '#f9e1d6', '#d2cae6'],
        ['#f6ead2', '#f1cf98', '#c9dcd2', '#ead9b8'],
      ])
      .map(hex),
  );
  const S = Math.min(W, H);
  const half = S * 0.31;
  const [x, top, base] = [W / 2, H * 0.22, H * 0.78];
  const archPath = `M${n(x - half)} ${n(base)} V${n(top + half)} A${n(half)} ${n(half)} 0 0 1 ${n(x + half)} ${n(top + half)} V${n(base)} Z`;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.linear(
        [
          [0, tint(wall, 0.35)],
          [1, wall],
        ],
        60,
      ),
    ),
    group('translate(14 12)', path(archPath, shade(wall, 0.3), 'opacity="0.16"')),
    path(
      archPath,
      drawing.linear(
        [
          [0, shade(arch, 0.08)],
          [0.25, arch],
          [1, tint(arch, 0.35)],
        ],
        0,
      ),
    ),
    circle(
      x + S * draw.pick([-0.26, 0.26]),
      H * 0.27,
      S * 0.085,
      drawing.linear([
        [0, tint(disc, 0.4)],
        [1, disc],
      ]),
    ),
    rect(
      0,
      base,
      W,
      H - base,
      drawing.linear([
        [0, shade(floor, 0.1)],
        [0.3, floor],
        [1, tint(floor, 0.3)],
      ]),
    ),
  );
  const [py, rx, ry] = [H * 0.865, S * 0.36, S * 0.062];
  drawing.add(
    ellipse(
      x + 14,
      py + S * 0.085,
      rx * 1.08,
      ry * 1.1,
      drawing.radial([
        [0, shade(floor, 0.5), 0.5],
        [0.7, shade(floor, 0.5), 0.3],
        [1, shade(floor, 0.5), 0],
      ]),
    ),
    path(
      `M${n(x - rx)} ${n(py)} v${n(S * 0.06)} a${n(rx)} ${n(ry)} 0 0 0 ${n(rx * 2)} 0 v${n(-S * 0.06)} Z`,
      drawing.linear(
        [
          [0, tint(arch, 0.15)],
          [0.5, tint(arch, 0.45)],
          [1, shade(arch, 0.16)],
        ],
        0,
      ),
    ),
    ellipse(
      x,
      py,
      rx,
      ry,
      drawing.linear([
        [0, tint(arch, 0.4)],
        [1, tint(arch, 0.65)],
      ]),
    ),
  );
  return { foot: 0.875, light: -0.6, skyTo: 0.18, groundFrom: 0.955 };
});
