import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, contrastOf, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, n, path, rect, stroke } from '../../vector.ts';
import type { AreaPlan, CompRequest, Stage } from '../comp.ts';
import { castShadow, softShadow } from '../parts.ts';
import { emblem, IRON, lines, WHITE } from './kit.ts';

function pole({ drawing }: Stage, x: number, from: number, to: number, width: number): string {
  return rect(
    x - width / 2,
    from,
    width,
    to - from,
    drawing.linear(
      [
        [0, [120, 126, 132]],
        [0.35, [214, 218, 222]],
        [1, [84, 88, 96]],
      ],
      0,
    ),
    width * 0.3,
  );
}

export function road(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const { words, palette, texts } = request;
  const isWarning = words.includes('warning') || words.includes('caution') || words.includes('danger');
  const face: Colour = palette.named[0] ?? (isWarning ? [246, 196, 40] : words.includes('motorway') ? [22, 84, 156] : [12, 104, 70]);
  const ink: Colour = luminanceOf(face) > 0.35 ? [26, 24, 26] : WHITE;
  const w = Math.min(W * 0.84, 1700);
  const h = Math.min(H * 0.46, w * 0.6);
  const [x, y] = [(W - w) / 2, H * 0.42 - h / 2];
  const shape = (k: number, r: number) =>
    `M${n(x + k + r)} ${n(y + k)}H${n(x + w - k - r)}a${r} ${r} 0 0 1 ${r} ${r}V${n(y + h - k - r)}a${r} ${r} 0 0 1 ${-r} ${r}H${n(x + k + r)}a${r} ${r} 0 0 1 ${-r} ${-r}V${n(y + k + r)}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  drawing.add(
    pole(stage, x + w * 0.22, y - 30, H + 20, 34),
    pole(stage, x + w * 0.78, y - 30, H + 20, 34),
    castShadow(shape(0, 46), 14, 0.4),
    path(shape(0, 46), ink),
    path(
      shape(12, 38),
      drawing.linear(
        [
          [0, tint(face, 0.1)],
          [0.5, face],
          [1, shade(face, 0.16)],
        ],
        60,
      ),
    ),
    stroke(shape(26, 30), ink, 5),
  );
  for (const [bx, by] of [
    [x + w * 0.22, y + 44],
    [x + w * 0.78, y + 44],
    [x + w * 0.22, y + h - 44],
    [x + w * 0.78, y + h - 44],
  ])
    drawing.add(circle(bx, by, 8, [190, 194, 198]));
  return lines(x + 76, y + h * 0.2, w - 152, h * 0.6, texts.length, ink, ['oswald', 'oswald']);
}

export function street(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const { palette, texts, random } = request;
  const draw = random.fork('street');
  const face: Colour =
    palette.named[0] ??
    draw.pick([
      [20, 92, 66],
      [24, 66, 132],
      [34, 34, 40],
      [150, 32, 38],
    ]);
  const w = Math.min(W * 0.86, 1800);
  const count = Math.max(1, Math.min(4, texts.length));
  const h = Math.min((H * 0.62) / count - 20, w * 0.26);
  const top = H * 0.4 - (count * (h + 28)) / 2;
  drawing.add(
    pole(stage, W / 2, top - 60, H + 20, 40),
    circle(
      W / 2,
      top - 66,
      32,
      drawing.radial(
        [
          [0, [240, 242, 244]],
          [1, [96, 100, 108]],
        ],
        0.35,
        0.3,
        0.75,
      ),
    ),
  );
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [(W - w) / 2 + (count > 1 ? (i % 2 ? 26 : -26) : 0), top + i * (h + 28)];
    const tone = i % 2 ? blend(face, request.scheme.dark, 0.45) : face;
    const shape = `M${n(x + 18)} ${n(y)}H${n(x + w - 18)}q18 0 18 18V${n(y + h - 18)}q0 18 -18 18H${n(x + 18)}q-18 0 -18 -18V${n(y + 18)}q0 -18 18 -18Z`;
    drawing.add(
      castShadow(shape, 14, 0.4),
      path(
        shape,
        drawing.linear([
          [0, tint(tone, 0.16)],
          [0.5, tone],
          [1, shade(tone, 0.2)],
        ]),
      ),
      rect(x + 14, y + 14, w - 28, h - 28, 'none', 10, 'stroke="rgb(248,248,244)" stroke-width="5"'),
    );
    return { x: x + 54, y: y + h * 0.2, width: w - 108, height: h * 0.6, ink: WHITE, font: 'oswald' };
  });
}

export function awning(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const { scheme, texts } = request;
  const board = scheme.dark;
  const [x, w] = [60, W - 120];
  const [top, h] = [H * 0.12, H * (0.23 + Math.min(0.1, 0.035 * Math.max(0, texts.length - 1)))];
  const fascia = `M${x} ${n(top)}H${n(x + w)}V${n(top + h)}H${x}Z`;
  const [ay, ah] = [top + h + 10, H * 0.17];
  const stripes = Math.max(8, Math.round(w / 110) * 2 + 1);
  drawing.add(rect(x + 20, ay, w - 40, H - ay, shade(board, 0.5)));
  const [wy, wh] = [ay + ah * 0.6, H - ay - ah * 0.6 - 60];
  const door = w * 0.24;
  drawing.add(
    rect(
      x + 60,
      wy,
      w - door - 150,
      wh,
      drawing.linear(
        [
          [0, [46, 40, 44]],
          [0.6, [120, 92, 64]],
          [1, [222, 172, 104]],
        ],
        80,
      ),
      6,
      `stroke="rgb(${tint(board, 0.2).map(Math.round).join()})" stroke-width="16"`,
    ),
    rect(x + w - door - 60, wy, door, H - wy, tint(board, 0.1), 4),
    rect(
      x + w - door - 30,
      wy + 30,
      door - 60,
      wh * 0.62,
      drawing.linear([
        [0, [60, 48, 48]],
        [1, [232, 184, 116]],
      ]),
      4,
    ),
    circle(x + w - 84, wy + wh * 0.74, 12, [222, 178, 92]),
  );
  drawing.add(
    path(`M${n(x + 80)} ${n(wy + wh)}L${n(x + 80 + wh * 0.5)} ${n(wy)}h70L${n(x + 150)} ${n(wy + wh)}Z`, WHITE, 'opacity="0.1"'),
    emblem(stage, request, x + 60 + (w - door - 150) / 2, wy + wh * 0.62, Math.min(wh * 0.62, w * 0.3)),
  );
  drawing.add(softShadow(drawing, W / 2, ay + ah + 30, w * 0.6, 60, 0.5));
  const band = w / stripes;
  const stripe = contrastOf(scheme.accent, scheme.light) > 1.6 ? scheme.accent : scheme.main;
  for (let i = 0; i < stripes; i++) {
    const colour = i % 2 ? scheme.light : stripe;
    const [a, b] = [x - 26 + (i * (w + 52)) / stripes, x - 26 + ((i + 1) * (w + 52)) / stripes];
    const [p, q] = [x + i * band, x + (i + 1) * band];
    drawing.add(
      path(
        `M${n(p)} ${n(ay)}H${n(q)}L${n(b)} ${n(ay + ah)}H${n(a)}Z`,
        drawing.linear([
          [0, shade(colour, 0.3)],
          [0.35, colour],
          [1, tint(colour, 0.12)],
        ]),
      ),
      path(`M${n(a)} ${n(ay + ah)}H${n(b)}v24a${n((b - a) / 2)} ${n((b - a) / 2)} 0 0 1 ${n(a - b)} 0Z`, shade(colour, 0.14)),
    );
  }
  drawing.add(
    castShadow(fascia, 16, 0.45),
    path(
      fascia,
      drawing.linear([
        [0, tint(board, 0.14)],
        [1, shade(board, 0.16)],
      ]),
    ),
    rect(x + 18, top + 18, w - 36, h - 36, 'none', 4, `stroke="rgb(${scheme.accent.map(Math.round).join()})" stroke-width="4"`),
    rect(x - 16, top - 26, w + 32, 30, tint(board, 0.2), 5),
    rect(x - 10, top + h - 4, w + 20, 16, tint(board, 0.12), 4),
  );
  for (let i = 0; i < 3; i++) {
    const lx = x + w * (0.2 + i * 0.3);
    drawing.add(stroke(`M${n(lx)} ${n(top - 20)}q0 -54 34 -54q30 0 30 30`, IRON, 8), path(`M${n(lx + 36)} ${n(top - 44)}h56l-12 -26h-32Z`, IRON));
  }
  return lines(x + 60, top + h * 0.15, w - 120, h * 0.72, texts.length, blend(scheme.light, [255, 236, 190], 0.4), ['lobster', 'oswald']);
}
