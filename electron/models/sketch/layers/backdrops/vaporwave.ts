import { mixColours } from '../../../../image/oklab.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rect, stroke } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** Vaporwave: a sliced sun over mountains of wire and a glowing grid. */
export const vaporwave = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('vaporwave');
  const [top, low, sun, glow] = withNamed(request, [hex('#22104a'), hex('#e0488f'), hex('#ffd45e'), hex('#3fe0f0')]);
  const horizon = H * 0.64;
  drawing.add(
    rect(
      0,
      0,
      W,
      horizon + 2,
      drawing.linear([
        [0, top],
        [0.55, mixColours(top, low, 0.55)],
        [1, mixColours(low, sun, 0.35)],
      ]),
    ),
  );
  for (let i = 0; i < 90; i++)
    drawing.add(circle(draw.range(0, W), draw.range(0, H * 0.4), draw.range(0.7, 2.4), [255, 240, 255], `opacity="${n(draw.range(0.25, 0.9))}"`));
  const R = Math.min(W, H) * 0.29;
  const y = horizon - R * 0.62;
  const slices = Array.from({ length: 6 }, (_, i) => {
    const at = y - R * 0.05 + i * R * 0.15;
    return rect(0, at, W, R * (0.022 + i * 0.012), mixColours(low, top, 0.25));
  }).join('');
  drawing.add(
    circle(
      W / 2,
      y,
      R * 1.55,
      drawing.radial([
        [0, low, 0.75],
        [1, low, 0],
      ]),
    ),
    group(
      '',
      circle(
        W / 2,
        y,
        R,
        drawing.linear([
          [0, tint(sun, 0.25)],
          [0.45, sun],
          [1, low],
        ]),
      ) + slices,
      `clip-path="${drawing.clip(circle(W / 2, y, R, [0, 0, 0]))}"`,
    ),
  );
  for (const side of [0, 1]) {
    const peaks = Array.from({ length: 7 }, (_, i) => [(i / 6) * W * 0.42, H * draw.range(0.02, 0.13) * (1 - i / 7)] as const);
    const d = `M0 ${n(horizon)} ${peaks.map(([x, h]) => `L${n(x)} ${n(horizon - h)}`).join('')} L${n(W * 0.42)} ${n(horizon)} Z`;
    const wires = peaks
      .map(([x, h]) => `M${n(x)} ${n(horizon - h)}L${n(x + W * 0.03)} ${n(horizon)}M${n(x)} ${n(horizon - h)}L${n(Math.max(0, x - W * 0.04))} ${n(horizon)}`)
      .join('');
    const markup = path(d, shade(top, 0.35), `stroke="rgb(${glow.map(Math.round)})" stroke-width="2.4"`) + stroke(wires, glow, 1.2, 'opacity="0.5"');
    drawing.add(side ? group(`translate(${n(W)} 0) scale(-1 1)`, markup) : markup);
  }
  drawing.add(
    rect(
      0,
      horizon,
      W,
      H - horizon,
      drawing.linear([
        [0, mixColours(low, top, 0.45)],
        [0.3, shade(top, 0.3)],
        [1, shade(top, 0.55)],
      ]),
    ),
  );
  let lines = '';
  for (let i = -24; i <= 24; i++) lines += `M${n(W / 2 + i * W * 0.022)} ${n(horizon)}L${n(W / 2 + i * W * 0.16)} ${n(H)}`;
  for (let i = 0; i < 13; i++) lines += `M0 ${n(horizon + (H - horizon) * (i / 12) ** 2.1)}H${n(W)}`;
  drawing.add(stroke(lines, glow, 5, 'opacity="0.16"'), stroke(lines, tint(glow, 0.3), 1.6, 'opacity="0.8"'), rect(0, horizon - 2, W, 4, tint(glow, 0.6)));
  return { foot: 0.87, light: 0, skyTo: 0.2, groundFrom: 0.91 };
});
