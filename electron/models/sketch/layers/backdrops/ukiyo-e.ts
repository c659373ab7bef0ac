import type { Colour } from '../../../../../shared/geometry.ts';
import { mixColours } from '../../../../image/oklab.ts';
import { hex, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rect } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** Ukiyo-e: a sky shaded from the top, a white-capped mountain, clouds in bars, curling water and a shore. */
export const ukiyoe = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('ukiyo-e');
  const [indigo, paper, rose, pine, sand] = withNamed(request, ['#23466e', '#eadcb8', '#d9826a', '#46664f', '#d8bd84'].map(hex));
  const line = hex('#1f2a3c');
  const outline = `stroke="rgb(${line.map(Math.round)})" stroke-width="2.6" stroke-linejoin="round"`;
  drawing.add(
    rect(0, 0, W, H, paper),
    rect(
      0,
      0,
      W,
      H * 0.3,
      drawing.linear([
        [0, indigo],
        [0.35, mixColours(indigo, paper, 0.45)],
        [1, paper, 0],
      ]),
    ),
    rect(
      0,
      H * 0.4,
      W,
      H * 0.26,
      drawing.linear([
        [0, rose, 0],
        [1, mixColours(rose, paper, 0.25), 0.75],
      ]),
    ),
  );
  const sunX = W * draw.pick([0.24, 0.76]);
  drawing.add(circle(sunX, H * 0.24, 62, hex('#c8432f')));
  const peak = W * (sunX < W / 2 ? 0.6 : 0.4);
  const base = H * 0.67;
  const slope = (t: number) => `C${n(peak + t * 60)} ${n(H * 0.36)} ${n(peak + t * W * 0.2)} ${n(H * 0.58)} ${n(peak + t * W * 0.46)} ${n(base)}`;
  drawing.add(
    path(
      `M${n(peak - 34)} ${n(H * 0.27)} Q${n(peak)} ${n(H * 0.262)} ${n(peak + 34)} ${n(H * 0.27)} ${slope(1)} H${n(peak - W * 0.46)} C${n(peak - W * 0.2)} ${n(H * 0.58)} ${n(peak - 60)} ${n(H * 0.36)} ${n(peak - 34)} ${n(H * 0.27)} Z`,
      drawing.linear([
        [0, indigo],
        [0.6, mixColours(indigo, paper, 0.3)],
        [1, mixColours(indigo, paper, 0.75)],
      ]),
      outline,
    ),
    path(
      `M${n(peak - 34)} ${n(H * 0.27)} Q${n(peak)} ${n(H * 0.262)} ${n(peak + 34)} ${n(H * 0.27)} L${n(peak + 66)} ${n(H * 0.37)} l-22 -18 l-8 46 l-20 -40 l-14 58 l-18 -62 l-16 34 l-14 -34 l-26 22 Z`,
      hex('#f6f0e0'),
      outline,
    ),
  );
  for (let i = 0; i < 5; i++) {
    const y = H * (0.4 + i * 0.052);
    const x = W * draw.range(-0.1, 0.75);
    const w = W * draw.range(0.22, 0.42);
    drawing.add(
      rect(x, y, w, 17, mixColours(paper, [255, 255, 255], 0.35), 8.5, 'opacity="0.9"'),
      rect(x + w * 0.3, y + 15, w * 0.8, 11, mixColours(paper, [255, 255, 255], 0.35), 5.5, 'opacity="0.9"'),
    );
  }
  drawing.add(
    path(
      `M0 ${n(H * 0.64)} C${n(W * 0.12)} ${n(H * 0.61)} ${n(W * 0.2)} ${n(H * 0.655)} ${n(W * 0.34)} ${n(H * 0.67)} H${n(W)} V${n(H * 0.7)} H0 Z`,
      mixColours(pine, paper, 0.2),
      outline,
    ),
  );
  drawing.add(
    rect(
      0,
      H * 0.675,
      W,
      H * 0.2,
      drawing.linear([
        [0, mixColours(indigo, paper, 0.5)],
        [1, indigo],
      ]),
    ),
  );
  for (let row = 0; row < 5; row++) {
    const y = H * (0.69 + row * 0.03);
    const size = 26 + row * 13;
    for (let x = -size + (row % 2) * size * 0.5; x < W + size; x += size) {
      drawing.add(
        path(
          `M${n(x)} ${n(y + size * 0.3)} Q${n(x + size * 0.25)} ${n(y - size * 0.12)} ${n(x + size * 0.62)} ${n(y)} Q${n(x + size * 0.86)} ${n(y + size * 0.06)} ${n(x + size)} ${n(y + size * 0.3)}`,
          'none',
          `stroke="rgb(${mixColours(paper, [255, 255, 255], 0.4).map(Math.round)})" stroke-width="${n(1.6 + row * 0.7)}" stroke-linecap="round" opacity="0.75"`,
        ),
      );
    }
  }
  drawing.add(
    path(
      `M0 ${n(H * 0.83)} C${n(W * 0.3)} ${n(H * 0.8)} ${n(W * 0.66)} ${n(H * 0.805)} ${n(W)} ${n(H * 0.84)} V${n(H)} H0 Z`,
      drawing.linear([
        [0, tint(sand, 0.2)],
        [1, shade(sand, 0.16)],
      ]),
      outline,
    ),
    pineBough(draw.chance(0.5) ? 1 : -1, W, H, pine, line),
  );
  return { foot: 0.89, light: sunX < W / 2 ? -0.7 : 0.7, skyTo: 0.24, groundFrom: 0.915 };
});

function pineBough(side: 1 | -1, W: number, H: number, pine: Colour, line: Colour): string {
  const bough = [
    `<path d="M-20 ${n(H * 0.06)} C60 ${n(H * 0.1)} 130 ${n(H * 0.09)} 230 ${n(H * 0.16)}" fill="none" stroke="rgb(${line.map(Math.round)})" stroke-width="15" stroke-linecap="round"/>`,
    ...[
      [30, 0.075, 62],
      [110, 0.095, 54],
      [180, 0.13, 50],
      [238, 0.165, 40],
      [70, 0.14, 40],
    ].map(([x, y, r]) =>
      path(
        `M${x - r} ${n(H * y + 8)} Q${x - r * 0.9} ${n(H * y - r * 0.62)} ${x} ${n(H * y - r * 0.66)} Q${x + r * 0.9} ${n(H * y - r * 0.62)} ${x + r} ${n(H * y + 8)} Q${x} ${n(H * y + 18)} ${x - r} ${n(H * y + 8)} Z`,
        pine,
        `stroke="rgb(${line.map(Math.round)})" stroke-width="2.4"`,
      ),
    ),
  ].join('');
  return side === 1 ? bough : group(`translate(${n(W)} 0) scale(-1 1)`, bough);
}
