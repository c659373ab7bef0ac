import type { Colour } from '../../../../../shared/geometry.ts';
import { rays } from '../../comps/parts.ts';
import { mix } from '../../palette.ts';
import { blend, hex, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, ellipse, group, n, path, rect, stroke } from '../../vector.ts';
import { drawnBackdrop, withNamed } from './kit.ts';

/** A photographer's seamless paper: wall and floor in one sweep, lit from one side. */
export const studio = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('studio');
  const isDark = request.words.some((word) => ['dark', 'black', 'moody', 'low', 'dramatic', 'night'].includes(word));
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
    path(rays(x, y, Math.min(W, H) * 0.33, 32), mix(jade, gold, 0.2), 'opacity="0.4"'),
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

/** A sheet of paper with a loose wash and a shadowed ground line, for drawings. */
export const paperSheet = drawnBackdrop(({ drawing, W, H }, request) => {
  const draw = request.random.fork('paper');
  const [paper, ink] = withNamed(request, [hex('#efe7d6'), hex('#4a4642')]);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(paper, 0.4)],
          [1, shade(paper, 0.07)],
        ],
        0.5,
        0.45,
        0.8,
      ),
    ),
  );
  const foot = H * 0.87;
  for (let k = 0; k < 3; k++) {
    let d = '';
    for (let i = 0; i < 46; i++) {
      const x = W * (0.14 + 0.72 * draw.next());
      const fade = 1 - Math.abs(x / W - 0.5) * 1.7;
      const long = 46 * fade * draw.range(0.6, 1.4);
      const y = foot - 4 + draw.range(0, 40) * fade;
      d += `M${n(x)} ${n(y)}l${n(long)} ${n(-long * 0.34)}`;
    }
    drawing.add(stroke(d, ink, 1.4 + k * 0.6, `opacity="${0.5 - k * 0.1}"`));
  }
  for (let k = 0; k < 2; k++) {
    let d = '';
    for (let i = 0; i < 60; i++) {
      const angle = draw.range(0, Math.PI * 2);
      const r = Math.min(W, H) * draw.range(0.2, 0.4);
      const [x, y] = [W / 2 + Math.cos(angle) * r * 1.05, H * 0.48 + Math.sin(angle) * r * 0.8];
      d += `M${n(x - 40)} ${n(y + 46)}l80 -92`;
    }
    drawing.add(stroke(d, blend(ink, paper, 0.35), 1.3, 'opacity="0.32"'));
  }
  drawing.add(
    stroke(`M${n(W * 0.1)} ${n(foot)} C${n(W * 0.3)} ${n(foot - 5)} ${n(W * 0.7)} ${n(foot + 5)} ${n(W * 0.9)} ${n(foot - 2)}`, ink, 2.4, 'opacity="0.8"'),
  );
  return { foot: 0.875, light: -0.5, skyTo: 0.22, groundFrom: 0.93 };
});
