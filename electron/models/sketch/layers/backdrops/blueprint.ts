import type { Colour } from '../../../../../shared/geometry.ts';
import { hex, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, n, path, rect, stroke } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** A drafting sheet: fine grid, construction circles and a ground line, white on blue. */
export const blueprint = drawnBackdrop(({ drawing, W, H }, request) => {
  const [blue] = withNamed(request, [hex('#1f4f8f')]);
  const line: Colour = luminanceOf(blue) > 0.5 ? [30, 50, 90] : [226, 238, 252];
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(blue, 0.08)],
          [1, shade(blue, 0.3)],
        ],
        0.5,
        0.45,
        0.8,
      ),
    ),
  );
  const grid = (gap: number, width: number, opacity: number) => {
    let d = '';
    for (let x = (W / 2) % gap; x < W; x += gap) d += `M${n(x)} 0V${n(H)}`;
    for (let y = (H * 0.86) % gap; y < H; y += gap) d += `M0 ${n(y)}H${n(W)}`;
    return stroke(d, line, width, `opacity="${opacity}"`);
  };
  const [x, y, R] = [W / 2, H * 0.5, Math.min(W, H) * 0.34];
  const foot = H * 0.86;
  drawing.add(
    grid(25, 0.8, 0.16),
    grid(125, 1.4, 0.26),
    ...[R, R * 0.62].map((r) => circle(x, y, r, 'none', `stroke="rgb(${line})" stroke-width="1.6" stroke-dasharray="14 7 3 7" opacity="0.55"`)),
    stroke(`M${n(x)} ${n(H * 0.06)}V${n(H * 0.96)} M${n(x - R * 1.25)} ${n(y)}H${n(x + R * 1.25)}`, line, 1.4, 'stroke-dasharray="26 8 4 8" opacity="0.6"'),
    stroke(`M${n(W * 0.06)} ${n(foot)}H${n(W * 0.94)}`, line, 3.4, 'opacity="0.9"'),
  );
  let hatch = '';
  for (let px = W * 0.06; px < W * 0.94; px += 17) hatch += `M${n(px)} ${n(foot + 22)}l18 -20`;
  const dx = x + R * 1.16;
  drawing.add(
    stroke(hatch, line, 1.4, 'opacity="0.55"'),
    stroke(`M${n(dx)} ${n(y - R)}V${n(foot)} M${n(dx - 12)} ${n(y - R)}h24 M${n(dx - 12)} ${n(foot)}h24`, line, 2, 'opacity="0.8"'),
    path(`M${n(dx)} ${n(y - R)}l-6 20h12Z M${n(dx)} ${n(foot)}l-6 -20h12Z`, line, 'opacity="0.8"'),
    stroke(`M${n(x - R)} ${n(foot + 46)}H${n(x + R)} M${n(x - R)} ${n(foot + 36)}v20 M${n(x + R)} ${n(foot + 36)}v20`, line, 2, 'opacity="0.8"'),
    stroke(`M26 26H${n(W - 26)}V${n(H - 26)}H26Z`, line, 3, 'opacity="0.75"'),
    stroke(`M36 36H${n(W - 36)}V${n(H - 36)}H36Z`, line, 1.2, 'opacity="0.6"'),
  );
  return { foot: 0.86, light: 0, skyTo: 0.15, groundFrom: 0.92 };
});
