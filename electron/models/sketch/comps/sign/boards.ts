import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, group, n, path, rect, stroke } from '../../vector.ts';
import type { AreaPlan, CompRequest, Stage } from '../comp.ts';
import { castShadow, metal } from '../parts.ts';
import { emblem, IRON, lines, WHITE, wallColour } from './kit.ts';

export function hanging(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const { random, texts } = request;
  const draw = random.fork('board');
  const w = Math.min(W * 0.82, 1500);
  const h = Math.min(H * 0.56, w * 0.66);
  const [x, y] = [(W - w) / 2, H * 0.5 - h * 0.38];
  const bar = y - H * 0.12;
  const shape = draw.chance(0.5)
    ? `M${n(x)} ${n(y + h * 0.1)} Q${n(W / 2)} ${n(y - h * 0.1)} ${n(x + w)} ${n(y + h * 0.1)} V${n(y + h * 0.92)} Q${n(W / 2)} ${n(y + h * 1.06)} ${n(x)} ${n(y + h * 0.92)} Z`
    : `M${n(x + 50)} ${n(y)} H${n(x + w - 50)} Q${n(x + w - 46)} ${n(y + 46)} ${n(x + w)} ${n(y + 50)} V${n(y + h - 50)} Q${n(x + w - 46)} ${n(y + h - 46)} ${n(x + w - 50)} ${n(y + h)} H${n(x + 50)} Q${n(x + 46)} ${n(y + h - 46)} ${n(x)} ${n(y + h - 50)} V${n(y + 50)} Q${n(x + 46)} ${n(y + 46)} ${n(x + 50)} ${n(y)} Z`;
  const wood: Colour = draw.pick([
    [164, 112, 66],
    [138, 90, 54],
    [186, 136, 84],
  ]);
  const field = wallColour(request)
    ? shade(wood, 0.55)
    : (request.palette.named[0] ?? draw.pick([shade(wood, 0.45), request.scheme.dark, request.scheme.main]));
  for (const cx of [x + w * 0.2, x + w * 0.8]) {
    for (let cy = bar; cy < y + h * 0.1; cy += 26)
      drawing.add(
        `<ellipse cx="${n(cx)}" cy="${n(cy + 12)}" rx="${(cy / 26) % 2 < 1 ? 8 : 5}" ry="17" fill="none" stroke="rgb(${IRON.join()})" stroke-width="7"/>`,
      );
  }
  drawing.add(
    castShadow(shape, 34, 0.5),
    rect(
      0,
      bar - 18,
      W,
      26,
      drawing.linear([
        [0, tint(IRON, 0.3)],
        [1, shade(IRON, 0.5)],
      ]),
      10,
    ),
    path(
      shape,
      drawing.linear([
        [0, tint(wood, 0.2)],
        [1, shade(wood, 0.25)],
      ]),
    ),
    group(
      `translate(${n(W / 2)} ${n(y + h / 2)}) scale(0.93 0.88) translate(${n(-W / 2)} ${n(-y - h / 2)})`,
      path(
        shape,
        drawing.linear([
          [0, tint(field, 0.06)],
          [1, shade(field, 0.2)],
        ]),
        `stroke="rgb(${shade(wood, 0.5).map(Math.round).join()})" stroke-width="9"`,
      ),
    ),
  );
  const mark = emblem(stage, request, W / 2, y + h * 0.27, h * 0.32);
  drawing.add(mark);
  const ink = luminanceOf(field) > 0.3 ? shade(field, 0.8) : blend(request.scheme.light, [250, 226, 170], 0.4);
  return mark
    ? lines(x + w * 0.12, y + h * 0.45, w * 0.76, h * 0.4, texts.length, ink, ['alfa-slab-one', 'oswald'])
    : lines(x + w * 0.12, y + h * 0.2, w * 0.76, h * 0.6, texts.length, ink, ['alfa-slab-one', 'oswald']);
}

export function neon({ drawing, W, H }: Stage, request: CompRequest): AreaPlan[] {
  const draw = request.random.fork('neon');
  const colours: Colour[] = [
    [255, 64, 148],
    [64, 220, 255],
    [255, 170, 60],
    [120, 255, 150],
    [180, 110, 255],
  ];
  const first = request.palette.named[0] ? blend(request.palette.named[0], [255, 255, 255], 0.2) : draw.pick(colours);
  const second = request.palette.named[1] ?? draw.pick(colours.filter((one) => one !== first));
  const w = Math.min(W * 0.8, 1500);
  const h = Math.min(H * 0.5, w * 0.62);
  const [x, y] = [(W - w) / 2, (H - h) / 2];
  const frame = (k: number, r: number) =>
    `M${n(x + k + r)} ${n(y + k)}H${n(x + w - k - r)}a${r} ${r} 0 0 1 ${r} ${r}V${n(y + h - k - r)}a${r} ${r} 0 0 1 ${-r} ${r}H${n(x + k + r)}a${r} ${r} 0 0 1 ${-r} ${-r}V${n(y + k + r)}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  const tube = (d: string, colour: Colour, width: number) =>
    [5.4, 3.8, 2.6, 1.7].map((k) => stroke(d, colour, width * k, 'opacity="0.13"')).join('') +
    stroke(d, colour, width) +
    stroke(d, tint(colour, 0.75), width * 0.45);
  const glow = (colour: Colour, rx: number, ry: number, o: number) =>
    `<ellipse cx="${n(W / 2)}" cy="${n(H / 2)}" rx="${n(rx)}" ry="${n(ry)}" fill="${drawing.radial([
      [0, colour, o],
      [0.5, colour, o * 0.45],
      [1, colour, 0],
    ])}"/>`;
  const arrow = draw.chance(0.5);
  drawing.add(glow(first, w * 0.85, h * 1.15, 0.5), glow(second, w * 0.5, h * 0.6, 0.22), path(frame(10, 64), [14, 10, 20], 'opacity="0.66"'));
  drawing.add(tube(frame(14, 60), first, 13), tube(frame(52, 40), second, 8));
  if (arrow) drawing.add(tube(`M${n(x + w * 0.3)} ${n(y + h + 70)}H${n(x + w * 0.7)}m-46 -34l46 34l-46 34`, second, 10));
  else for (const side of [-1, 1]) drawing.add(tube(`M${n(W / 2 + side * w * 0.12)} ${n(y - 56)}h${n(side * w * 0.26)}`, second, 9));
  for (const [cx, cy] of [
    [x + 14, y + h / 2],
    [x + w - 14, y + h / 2],
  ])
    drawing.add(rect(cx - 16, cy - 8, 32, 16, [24, 22, 28], 4));
  return lines(x + 92, y + h * 0.18, w - 184, h * 0.64, request.texts.length, tint(first, 0.55), ['lobster', 'lilita-one']);
}

export function chalkboard(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const draw = request.random.fork('chalk');
  const m = 70;
  const board: Colour = draw.pick([
    [38, 44, 44],
    [30, 54, 46],
    [42, 42, 48],
  ]);
  const wood: Colour = [150, 104, 62];
  const outer = `M${m} ${m}H${n(W - m)}V${n(H - m)}H${m}Z`;
  drawing.add(
    castShadow(outer, 22, 0.5),
    path(
      outer,
      drawing.linear(
        [
          [0, tint(wood, 0.25)],
          [0.5, wood],
          [1, shade(wood, 0.35)],
        ],
        40,
      ),
    ),
    rect(
      m + 40,
      m + 40,
      W - m * 2 - 80,
      H - m * 2 - 80,
      drawing.radial(
        [
          [0, tint(board, 0.1)],
          [1, shade(board, 0.3)],
        ],
        0.45,
        0.4,
        0.8,
      ),
      4,
      `stroke="rgb(30,22,18)" stroke-width="6"`,
    ),
  );
  for (let i = 0; i < 14; i++) {
    const [sx, sy, l] = [draw.range(m + 110, W - m - 400), draw.range(m + 90, H - m - 110), draw.range(180, 300)];
    drawing.add(
      stroke(`M${n(sx)} ${n(sy)} q${n(l / 2)} ${n(draw.range(-40, 40))} ${n(l)} ${n(draw.range(-20, 20))}`, WHITE, draw.range(30, 70), 'opacity="0.016"'),
    );
  }
  const chalk = (d: string, w: number) => stroke(d, WHITE, w, 'opacity="0.82" stroke-dasharray="46 1.5 23 1"');
  const k = m + 78;
  const s = 44;
  drawing.add(
    chalk(`M${k + s} ${k}H${n(W - k - s)}q0 ${s} ${s} ${s}V${n(H - k - s)}q${-s} 0 ${-s} ${s}H${k + s}q0 ${-s} ${-s} ${-s}V${k + s}q${s} 0 ${s} ${-s}Z`, 4),
  );
  const mark = emblem(stage, request, W / 2, k + (H - k * 2) * 0.2, (H - k * 2) * 0.26);
  drawing.add(mark);
  const top = mark ? 0.37 : 0.16;
  const middle = k + (H - k * 2) * 0.88;
  drawing.add(chalk(`M${n(W / 2 - 190)} ${n(middle)}q95 -26 190 0q95 26 190 0`, 4), circle(W / 2, middle, 9, WHITE, 'opacity="0.8"'));
  return lines(k + 60, k + (H - k * 2) * top, W - k * 2 - 120, (H - k * 2) * (0.83 - top), request.texts.length, WHITE, ['lobster', 'oswald']);
}

export function plaque(stage: Stage, request: CompRequest): AreaPlan[] {
  const { drawing, W, H } = stage;
  const { words, texts, random } = request;
  const isWarm = words.includes('brass') || words.includes('bronze') || words.includes('gold') || random.fork('plaque').chance(0.4);
  const face: Colour = request.palette.named[0] ?? (isWarm ? [190, 148, 82] : [164, 172, 182]);
  const w = Math.min(W * 0.82, 1600);
  const h = Math.min(H * 0.6, w * 0.7);
  const [x, y] = [(W - w) / 2, (H - h) / 2];
  const shape = (k: number) =>
    `M${n(x + 40 + k)} ${n(y + k)}H${n(x + w - 40 - k)}L${n(x + w - k)} ${n(y + 40 + k)}V${n(y + h - 40 - k)}L${n(x + w - 40 - k)} ${n(y + h - k)}H${n(x + 40 + k)}L${n(x + k)} ${n(y + h - 40 - k)}V${n(y + 40 + k)}Z`;
  drawing.add(
    castShadow(shape(0), 26, 0.55),
    path(shape(0), metal(drawing, face, 52)),
    path(
      shape(9),
      drawing.linear(
        [
          [0, tint(face, 0.25)],
          [0.45, face],
          [1, shade(face, 0.22)],
        ],
        58,
      ),
    ),
    stroke(shape(30), shade(face, 0.5), 7),
    stroke(shape(33), tint(face, 0.5), 2.5),
  );
  for (const [cx, cy] of [
    [x + 66, y + 66],
    [x + w - 66, y + 66],
    [x + 66, y + h - 66],
    [x + w - 66, y + h - 66],
  ])
    drawing.add(
      circle(cx + 2, cy + 4, 19, shade(face, 0.6), 'opacity="0.6"'),
      circle(
        cx,
        cy,
        18,
        drawing.radial(
          [
            [0, tint(face, 0.8)],
            [0.5, face],
            [1, shade(face, 0.5)],
          ],
          0.35,
          0.3,
          0.8,
        ),
      ),
      stroke(`M${n(cx - 9)} ${n(cy - 5)}l18 10`, shade(face, 0.7), 4),
    );
  const mark = emblem(stage, request, W / 2, y + h * 0.28, h * 0.28);
  drawing.add(mark);
  const top = mark ? 0.46 : 0.22;
  return lines(x + w * 0.13, y + h * top, w * 0.74, h * (0.82 - top), texts.length, shade(face, 0.85), ['cinzel', 'oswald']);
}
