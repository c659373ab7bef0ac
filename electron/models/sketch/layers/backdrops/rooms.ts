import type { Colour } from '../../../../../shared/geometry.ts';
import { hex, shade, tint } from '../../tint.ts';
import { ellipse, group, n, path, rect, stroke } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** A photographer's seamless paper: wall and floor in one sweep, lit from one side. */
export const studio = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('studio');
  const isDark = !request.words.includes('white') && request.words.some((word) => ['dark', 'black', 'moody', 'low', 'dramatic', 'night'].includes(word));
  const [tone] = withNamed(request, [hex(draw.pick(isDark ? ['#3a3d44', '#3d3531', '#2f3a40'] : ['#c9c7c2', '#d3c8ba', '#b9c4c8', '#c8bfc4']))]);
  const side = draw.chance(0.5) ? -1 : 1;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(tone, 0.42)],
          [0.45, tone],
          [1, shade(tone, 0.42)],
        ],
        0.5 + side * 0.16,
        0.4,
        0.78,
      ),
    ),
    rect(
      0,
      H * 0.7,
      W,
      H * 0.3,
      drawing.linear([
        [0, shade(tone, 0.25), 0],
        [0.22, shade(tone, 0.3), 0.34],
        [0.5, tone, 0.2],
        [1, tint(tone, 0.25), 0.4],
      ]),
    ),
    ellipse(
      W / 2,
      H * 0.87,
      W * 0.44,
      H * 0.075,
      drawing.radial([
        [0, tint(tone, 0.6), 0.6],
        [1, tint(tone, 0.6), 0],
      ]),
    ),
  );
  return { foot: 0.88, light: side * 0.8, skyTo: 0.24, groundFrom: 0.92 };
});

/** A dark room: light through a blind on the wall, floorboards, smoke. */
export const noir = drawnBackdrop(({ drawing, W, H }, { random }) => {
  const draw = random.fork('noir');
  const side = draw.chance(0.5) ? 1 : -1;
  const wall: Colour = [46, 48, 54];
  const lamp: Colour = [226, 224, 214];
  const floor = H * 0.76;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, [74, 76, 82]],
          [0.5, wall],
          [1, [10, 10, 13]],
        ],
        0.5 - side * 0.1,
        0.42,
        0.8,
      ),
    ),
  );
  const slats = Array.from({ length: 11 }, (_, i) => {
    const y = H * (0.1 + i * 0.05);
    return path(
      `M${n(W * 0.3)} ${n(y)} L${n(W * 0.8)} ${n(y - H * 0.05)} v${n(H * 0.027)} L${n(W * 0.3)} ${n(y + H * 0.024)} Z`,
      drawing.linear(
        [
          [0, lamp, 0.1],
          [0.4, lamp, 0.62],
          [1, lamp, 0.3],
        ],
        0,
      ),
    );
  }).join('');
  const frame = path(`M${n(W * 0.535)} 0 h18 V${n(floor)} h-18 Z`, [24, 24, 28], 'opacity="0.85"');
  drawing.add(side > 0 ? slats + frame : group(`translate(${n(W)} 0) scale(-1 1)`, slats + frame));
  drawing.add(
    rect(0, floor - 16, W, 16, [20, 20, 24]),
    rect(
      0,
      floor,
      W,
      H - floor,
      drawing.linear([
        [0, [14, 14, 17]],
        [0.4, [40, 41, 46]],
        [1, [12, 12, 15]],
      ]),
    ),
  );
  for (let i = -9; i <= 9; i++) {
    const x = W / 2 + i * W * 0.06;
    drawing.add(stroke(`M${n(x)} ${n(floor)} L${n(W / 2 + (x - W / 2) * 2.6)} ${n(H)}`, [8, 8, 10], 3, 'opacity="0.8"'));
  }
  drawing.add(
    path(
      `M${n(W / 2 + side * W * 0.5)} ${n(-H * 0.05)} L${n(W * 0.22)} ${n(H)} H${n(W * 0.78)} Z`,
      drawing.linear([
        [0, lamp, 0.16],
        [1, lamp, 0.03],
      ]),
    ),
    ellipse(
      W / 2,
      H * 0.88,
      W * 0.36,
      H * 0.07,
      drawing.radial([
        [0, lamp, 0.5],
        [0.6, lamp, 0.2],
        [1, lamp, 0],
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
          [0.6, [0, 0, 0], 0.05],
          [1, [0, 0, 0], 0.75],
        ],
        0.5,
        0.5,
        0.75,
      ),
    ),
  );
  for (let i = 0; i < 5; i++)
    drawing.add(
      ellipse(
        W * draw.range(0.1, 0.9),
        H * draw.range(0.35, 0.72),
        W * 0.26,
        H * 0.05,
        drawing.radial([
          [0, [200, 202, 206], 0.11],
          [1, [200, 202, 206], 0],
        ]),
      ),
    );
  return { foot: 0.89, light: side * 0.8, skyTo: 0.2, groundFrom: 0.93 };
});

/** Heavy curtains on both sides of a dim room with a stone floor: old masters and theatres. */
export const salon = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('salon');
  const [wall, cloth] = withNamed(
    request,
    draw
      .pick([
        ['#5a4632', '#7a2320'],
        ['#4a4a3c', '#24483f'],
        ['#54423a', '#2c3a5c'],
      ])
      .map(hex),
  );
  const floor = H * 0.78;
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(wall, 0.36)],
          [0.45, wall],
          [1, shade(wall, 0.78)],
        ],
        0.44,
        0.4,
        0.75,
      ),
    ),
    rect(
      0,
      floor,
      W,
      H - floor,
      drawing.linear([
        [0, shade(wall, 0.62)],
        [0.35, shade(wall, 0.3)],
        [1, shade(wall, 0.7)],
      ]),
    ),
    ellipse(
      W / 2,
      H * 0.875,
      W * 0.4,
      H * 0.06,
      drawing.radial([
        [0, tint(wall, 0.4), 0.5],
        [1, tint(wall, 0.4), 0],
      ]),
    ),
  );
  const curtain = (width: number) => {
    const parts = [
      path(
        `M0 0 H${n(width)} C${n(width * 0.72)} ${n(H * 0.3)} ${n(width * 1.02)} ${n(H * 0.46)} ${n(width * 0.5)} ${n(H * 0.62)} C${n(width * 0.62)} ${n(H * 0.74)} ${n(width * 0.6)} ${n(H * 0.84)} ${n(width * 0.66)} ${n(H * 0.9)} L0 ${n(H * 0.94)} Z`,
        drawing.linear(
          [
            [0, shade(cloth, 0.5)],
            [0.5, cloth],
            [1, shade(cloth, 0.3)],
          ],
          0,
        ),
      ),
    ];
    for (let i = 1; i < 6; i++) {
      const t = i / 6;
      const d = `M${n(width * t)} 0 C${n(width * t * 0.8)} ${n(H * 0.3)} ${n(width * t)} ${n(H * 0.46)} ${n(width * t * 0.55)} ${n(H * 0.62)} C${n(width * t * 0.66)} ${n(H * 0.74)} ${n(width * t * 0.6)} ${n(H * 0.84)} ${n(width * t * 0.66)} ${n(H * 0.91)}`;
      parts.push(stroke(d, i % 2 ? shade(cloth, 0.6) : tint(cloth, 0.3), 9, 'opacity="0.35"'));
    }
    parts.push(stroke(`M0 ${n(H * 0.6)} Q${n(width * 0.3)} ${n(H * 0.65)} ${n(width * 0.53)} ${n(H * 0.62)}`, [196, 156, 84], 9));
    return parts.join('');
  };
  drawing.add(curtain(W * 0.34), group(`translate(${n(W)} 0) scale(-1 1)`, curtain(W * 0.2)));
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, [0, 0, 0], 0],
          [0.55, [0, 0, 0], 0.04],
          [1, [0, 0, 0], 0.6],
        ],
        0.48,
        0.5,
        0.75,
      ),
    ),
  );
  return { foot: 0.885, light: -0.5, skyTo: 0.2, groundFrom: 0.925 };
});
