import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import { composite, finish, multiplyMaterial } from '../finish.ts';
import type { Material } from '../materials/materials.ts';
import { readPalette } from '../palette.ts';
import { createRandom } from '../random.ts';
import { blend, contrastOf, luminanceOf, shade, tint } from '../tint.ts';
import { circle, group, n, path, rasterise, rect, stroke } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, openStage, type Stage } from './comp.ts';
import { materialGround } from './grounds.ts';
import { chooseObject, drawObject } from './objects/objects.ts';
import { castShadow, metal, softShadow } from './parts.ts';

const IRON: Colour = [52, 52, 58];
const WHITE: Colour = [248, 248, 244];

/** What a sign is made of and stands before. */
interface Sign {
  words: readonly string[];
  /** Wall behind; null = an even sky-like ground drawn by the sign itself. */
  wall: Material | null;
  /** How the wall is coloured. */
  wallWords: string;
  /** Share 0–1 by which the wall is darkened, so that the sign stands out. */
  dim: number;
  /** Structure of the sign's own surface. */
  surface: Material | null;
  draw(stage: Stage, request: CompRequest): AreaPlan[];
}

const SIGNS: readonly Sign[] = [
  {
    words: ['neon', 'bar', 'club', 'arcade', 'diner', 'cyberpunk', 'nightclub', 'motel', 'glowing', 'casino'],
    wall: 'brick',
    wallWords: 'dark brick wall',
    dim: 0.62,
    surface: null,
    draw: neon,
  },
  {
    words: ['chalkboard', 'blackboard', 'menu', 'chalk', 'school', 'classroom', 'specials', 'whiteboard'],
    wall: 'wood',
    wallWords: 'oak wood planks',
    dim: 0.1,
    surface: null,
    draw: chalkboard,
  },
  { words: ['road', 'highway', 'traffic', 'motorway', 'warning', 'exit', 'interstate', 'miles'], wall: null, wallWords: '', dim: 0, surface: null, draw: road },
  { words: ['street', 'avenue', 'station', 'subway', 'metro', 'lane', 'crossing', 'corner'], wall: null, wallWords: '', dim: 0, surface: null, draw: street },
  {
    words: ['shop', 'store', 'storefront', 'shopfront', 'bakery', 'cafe', 'boutique', 'awning', 'restaurant', 'market', 'florist', 'barber'],
    wall: 'brick',
    wallWords: 'brick wall',
    dim: 0.12,
    surface: null,
    draw: awning,
  },
  {
    words: ['plaque', 'metal', 'plate', 'brass', 'bronze', 'steel', 'nameplate', 'memorial', 'enamel', 'tin', 'rusty'],
    wall: 'stone',
    wallWords: 'grey stone',
    dim: 0.22,
    surface: 'brushed-metal',
    draw: plaque,
  },
  {
    words: ['wooden', 'welcome', 'wood', 'tavern', 'inn', 'hanging', 'farm', 'garden', 'cabin', 'village', 'pub', 'rustic'],
    wall: 'stone',
    wallWords: 'stone wall',
    dim: 0.3,
    surface: 'wood',
    draw: hanging,
  },
];

const MADE_OF = [
  'neon',
  'chalkboard',
  'blackboard',
  'wooden',
  'wood',
  'brass',
  'bronze',
  'steel',
  'plaque',
  'enamel',
  'awning',
  'storefront',
  'shopfront',
  'hanging',
];

/** The colour of "a dark green wall": the wall is plastered in it; null when no colour stands before the word. */
function wallColour({ words, palette }: CompRequest): Colour | null {
  const at = words.indexOf('wall');
  if (at < 1) return null;
  const named = readPalette(words.slice(Math.max(0, at - 2), at).join(' '), createRandom(0)).named[0];
  return named && palette.isNamed ? named : null;
}

/** A sign in its place: hanging board, neon, chalkboard, road and street signs, shop front, plaque. */
export function signComp(request: CompRequest): Comp {
  const stage = openStage(request);
  // What a sign is made of says more than where it hangs: "a wooden shop sign" is a board, not a shop front.
  const isNamed = (one: Sign, words: readonly string[]) => request.words.some((word) => one.words.includes(word) && words.includes(word));
  const sign =
    SIGNS.find((one) => isNamed(one, MADE_OF)) ??
    SIGNS.find((one) => isNamed(one, one.words)) ??
    request.random.fork('sign').pick(SIGNS.filter((one) => ['wooden', 'shop', 'plaque'].some((word) => one.words.includes(word))));
  if (!sign.wall && !request.isTransparent) openAir(stage, request);
  const areas = sign.draw(stage, request);
  const layer = rasterise(stage.drawing, request.width, request.height);
  if (sign.surface) multiplyMaterial(layer, materialGround(request, sign.surface, sign.surface, request.width, request.height), 0.42);
  const image = sign.wall && !request.isTransparent ? composite(wallOf(request, sign), layer) : layer;
  finish(image, { grain: 5, mottle: 1.5, vignette: request.isTransparent ? 0 : 0.24, seed: request.seed });
  return { image, areas, unit: stage.unit };
}

function wallOf(request: CompRequest, { wall, wallWords, dim }: Sign): Raster {
  const { width, height } = request;
  const colour = wallColour(request);
  if (!colour) return dimmed(materialGround(request, wall!, wallWords, width, height), dim);
  const boards = materialGround(request, 'planks', 'white painted planks', width, height);
  for (let i = 0; i < boards.data.length; i++) boards.data[i] = (boards.data[i] * colour[i % 3]) / 225;
  return boards;
}

function dimmed(image: Raster, share: number): Raster {
  const keep = 1 - share;
  for (let i = 0; i < image.data.length; i++) image.data[i] = image.data[i] * keep;
  return image;
}

/** Sky with soft hills, for signs on poles. */
function openAir({ drawing, W, H }: Stage, { random }: CompRequest): void {
  const draw = random.fork('air');
  const [high, low] = draw.pick<[Colour, Colour]>([
    [
      [86, 148, 196],
      [226, 238, 240],
    ],
    [
      [238, 150, 96],
      [252, 226, 172],
    ],
    [
      [62, 84, 128],
      [232, 178, 150],
    ],
    [
      [126, 168, 178],
      [240, 236, 218],
    ],
  ]);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.linear([
        [0, high],
        [0.85, low],
      ]),
    ),
  );
  for (let i = 0; i < 4; i++) {
    const [x, y, s] = [draw.range(0, W), draw.range(0.06, 0.4) * H, draw.range(60, 130)];
    drawing.add(
      path(
        `M${n(x - s * 1.6)} ${n(y)} q${n(s * 0.1)} ${n(-s * 0.5)} ${n(s * 0.8)} ${n(-s * 0.4)} q${n(s * 0.5)} ${n(-s * 0.7)} ${n(s * 1.1)} ${n(-s * 0.1)} q${n(s * 0.7)} ${n(-s * 0.3)} ${n(s * 1.2)} ${n(s * 0.5)} Z`,
        [255, 255, 255],
        'opacity="0.5"',
      ),
    );
  }
  [0.8, 0.87].forEach((at, i) => {
    drawing.add(
      path(
        `M0 ${n(H * at)} C${n(W * 0.25)} ${n(H * (at - 0.08 + i * 0.06))} ${n(W * 0.6)} ${n(H * (at + 0.06 - i * 0.05))} ${n(W)} ${n(H * (at - 0.03))} V${n(H)} H0 Z`,
        i ? shade(blend(high, [70, 110, 80], 0.7), 0.35) : blend(low, blend(high, [90, 130, 100], 0.6), 0.65),
      ),
    );
  });
}

/** Lines shared out in a box: the first gets the most height. */
function lines(x: number, y: number, width: number, height: number, count: number, ink: Colour, fonts: readonly [string, string]): AreaPlan[] {
  const total = Math.max(1, count);
  const first = total === 1 ? 1 : total === 2 ? 0.66 : 0.5;
  const rest = (height * (1 - first)) / Math.max(1, total - 1);
  // A title on two lines must not be outshone by the line below it.
  const least = total === 2 ? 0.3 : 0.12;
  return Array.from({ length: total }, (_, i) =>
    i === 0
      ? { x, y, width, height: height * first * (total === 1 ? 1 : 0.94), ink, font: fonts[0] }
      : { x: x + width * 0.06, y: y + height * first + (i - 1) * rest + rest * least, width: width * 0.88, height: rest * (0.96 - least), ink, font: fonts[1] },
  );
}

/** Words for a sign's make and light, not for a picture on it. */
const MATERIALS_OF_SIGNS = new Set(['hot', 'bar', 'green', 'metal', 'real', 'gold', 'golden', 'oak', 'light', 'works', 'power', 'night']);

function emblem({ drawing }: Stage, { words }: CompRequest, x: number, y: number, size: number): string {
  const spec = chooseObject(words.filter((word) => !MATERIALS_OF_SIGNS.has(word)));
  return spec ? group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(drawing, spec)) : '';
}

function hanging(stage: Stage, request: CompRequest): AreaPlan[] {
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

function neon({ drawing, W, H }: Stage, request: CompRequest): AreaPlan[] {
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

function chalkboard(stage: Stage, request: CompRequest): AreaPlan[] {
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

function road(stage: Stage, request: CompRequest): AreaPlan[] {
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

function street(stage: Stage, request: CompRequest): AreaPlan[] {
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

function awning(stage: Stage, request: CompRequest): AreaPlan[] {
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

function plaque(stage: Stage, request: CompRequest): AreaPlan[] {
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
