import type { Colour } from '../../../../shared/geometry.ts';
import { finish } from '../finish.ts';
import { blend, lightnessOf, luminanceOf, shade, tint } from '../tint.ts';
import { circle, ellipse, group, n, path, rasterise, rect, stroke } from '../vector.ts';
import { type AreaPlan, type Comp, type CompRequest, fitBox, openStage, type Stage } from './comp.ts';
import { chooseObject, drawObject } from './objects/objects.ts';
import { castShadow, metal, softShadow } from './parts.ts';

const GOLD: Colour = [206, 160, 78];

/** A product is drawn in its own box: `s` scales its 1000-unit drawing, placed by the caller. */
interface Product {
  words: readonly string[];
  /** Size of its own drawing, in units. */
  size: readonly [number, number];
  draw(stage: Stage, request: CompRequest): { markup: string; areas: AreaPlan[] };
}

const PRODUCTS: readonly Product[] = [
  { words: ['shirt', 'tshirt', 'tee', 'sweatshirt', 'hoodie', 'jersey'], size: [1000, 1000], draw: shirt },
  { words: ['mug', 'cup'], size: [1000, 800], draw: mug },
  { words: ['billboard', 'screen', 'phone', 'laptop', 'display', 'advertisement', 'ad', 'tram', 'slide'], size: [1200, 900], draw: billboard },
  { words: ['ticket', 'coupon', 'voucher', 'pass'], size: [1200, 560], draw: ticket },
  { words: ['invitation', 'invite', 'greeting', 'menu'], size: [760, 1020], draw: invitation },
  { words: ['card', 'postcard', 'business'], size: [1100, 680], draw: card },
  { words: ['banner', 'flag', 'pennant'], size: [1300, 540], draw: banner },
  { words: ['cake', 'birthday'], size: [1000, 900], draw: cake },
  { words: ['jar', 'jam', 'honey', 'candle', 'pickles'], size: [700, 900], draw: jar },
  { words: ['tote', 'shopper'], size: [800, 1000], draw: tote },
  { words: ['can', 'soda', 'lemonade', 'cola'], size: [560, 1000], draw: can },
  { words: ['bag', 'coffee', 'pouch', 'packaging', 'package', 'tea', 'chips', 'tote'], size: [720, 1000], draw: bag },
  { words: ['sticker', 'decal'], size: [1000, 1000], draw: sticker },
  { words: ['label', 'bottle', 'wine', 'beer', 'whiskey', 'gin', 'rum', 'oil', 'sauce'], size: [520, 1300], draw: bottle },
];

/** A product shot: bottle, jar, bag, sticker, shirt, mug, billboard, ticket, card, banner or cake, with room for lettering on it. */
export function productComp(request: CompRequest): Comp {
  const stage = openStage(request);
  const { drawing, W, H } = stage;
  const product =
    PRODUCTS.find((one) => request.words.some((word) => one.words.includes(word))) ??
    request.random.fork('product').pick(PRODUCTS.filter((one) => ['label', 'jar', 'sticker', 'bag'].some((word) => one.words.includes(word))));
  const [pw, ph] = product.size;
  const room = request.isTransparent || product.draw === banner ? 0.96 : 0.84;
  const box = fitBox(W * (1 - room) * 0.5, H * (1 - room) * 0.5, W * room, H * room, pw / ph);
  const k = box.width / pw;
  if (!request.isTransparent) studio(stage, request, box.y + box.height);
  const { markup, areas } = product.draw(stage, request);
  drawing.add(group(`translate(${n(box.x)} ${n(box.y)}) scale(${k.toFixed(4)})`, markup));
  const image = rasterise(drawing, request.width, request.height);
  finish(image, { grain: 4, mottle: 2, vignette: request.isTransparent ? 0 : 0.14, seed: request.seed });
  return {
    image,
    unit: stage.unit,
    areas: areas.map((area) => ({ ...area, x: box.x + area.x * k, y: box.y + area.y * k, width: area.width * k, height: area.height * k })),
  };
}

/** A photographer's sweep: even wall, soft floor. */
function studio({ drawing, W, H }: Stage, { scheme, random }: CompRequest, floor: number): void {
  const draw = random.fork('studio');
  const tone = draw.pick([
    scheme.ground,
    blend(scheme.ground, scheme.accent, 0.45),
    blend(scheme.ground, scheme.main, 0.5),
    blend(scheme.light, scheme.second, 0.35),
  ]);
  const horizon = Math.min(H * 0.9, floor - H * 0.1);
  drawing.add(
    rect(
      0,
      0,
      W,
      H,
      drawing.radial(
        [
          [0, tint(tone, 0.45)],
          [0.6, tone],
          [1, shade(tone, 0.16)],
        ],
        0.4,
        0.35,
        0.85,
      ),
    ),
    rect(
      0,
      horizon,
      W,
      H - horizon,
      drawing.linear([
        [0, shade(tone, 0.04)],
        [0.2, shade(tone, 0.14)],
        [1, tint(tone, 0.1)],
      ]),
    ),
  );
}

/** Lines in a column: a tall title, then smaller ones. */
function column(x: number, y: number, width: number, height: number, count: number, ink: Colour, fonts: readonly [string, string]): AreaPlan[] {
  const total = Math.max(1, count);
  const first = total === 1 ? 1 : 0.56;
  const rest = (height * (1 - first)) / Math.max(1, total - 1);
  return Array.from({ length: total }, (_, i) =>
    i === 0
      ? { x, y, width, height: height * first * (total === 1 ? 1 : 0.92), ink, font: fonts[0] }
      : { x: x + width * 0.06, y: y + height * first + (i - 1) * rest + rest * 0.08, width: width * 0.88, height: rest * 0.8, ink, font: fonts[1] },
  );
}

/** Words for the product itself, not for what is on it. */
const PRODUCT_WORDS = new Set([
  'bottle',
  'brewery',
  'pub',
  'ale',
  'photo',
  'wine',
  'beer',
  'coffee',
  'cup',
  'mug',
  'phone',
  'box',
  'bag',
  'label',
  'book',
  'books',
  'birthday',
  'cake',
  'party',
  'sale',
  'chest',
  'gold',
  'hat',
  'real',
]);

/** What the prompt asks to be shown on the product; '' when it asks for nothing, and the lettering takes its room. */
function emblem({ drawing }: Stage, { words }: CompRequest, skip: readonly string[], x: number, y: number, size: number): string {
  const spec = chooseObject(words.filter((word) => !skip.includes(word) && !PRODUCT_WORDS.has(word)));
  if (!spec) return '';
  return group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(drawing, spec));
}

/** Light on a cylinder from the left: bright band, dark edges. */
function roundness(drawing: Stage['drawing'], strength = 1): string {
  return drawing.linear(
    [
      [0, [10, 6, 16], 0.5 * strength],
      [0.14, [10, 6, 16], 0.06],
      [0.24, [255, 255, 255], 0.34 * strength],
      [0.34, [255, 255, 255], 0],
      [0.66, [10, 6, 16], 0],
      [1, [10, 6, 16], 0.58 * strength],
    ],
    0,
  );
}

function bottle(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts, random, words } = request;
  const draw = random.fork('bottle');
  const isBeer = words.includes('beer') || words.includes('ale');
  const glass: Colour = isBeer
    ? [98, 56, 24]
    : draw.pick([
        [38, 66, 46],
        [30, 34, 40],
        [92, 54, 26],
        [40, 62, 84],
      ]);
  const body = 'M200 20 H320 V330 C320 420 480 440 480 580 V1230 Q480 1280 430 1280 H90 Q40 1280 40 1230 V580 C40 440 200 420 200 330 Z';
  const paper = draw.chance(0.6) ? blend(scheme.light, [250, 244, 230], 0.5) : scheme.main;
  const ink = luminanceOf(paper) > 0.3 ? scheme.dark : scheme.light;
  const [ly, lh] = [640, 500];
  const mark = emblem(stage, request, ['ale', 'whiskey', 'rum', 'gin', 'oil'], 260, ly + 150, 190);
  const label = `M40 ${ly} Q260 ${ly + 26} 480 ${ly} V${ly + lh} Q260 ${ly + lh + 26} 40 ${ly + lh} Z`;
  const markup = [
    softShadow(drawing, 270, 1282, 330, 40, 0.55),
    path(
      body,
      drawing.linear(
        [
          [0, tint(glass, 0.1)],
          [0.5, glass],
          [1, shade(glass, 0.5)],
        ],
        0,
      ),
    ),
    path(`M196 20 H324 V250 Q260 268 196 250 Z`, metal(drawing, scheme.accent, 0)),
    path(`M196 240 Q260 258 324 240 V262 Q260 280 196 262 Z`, shade(scheme.accent, 0.4)),
    path(label, paper),
    stroke(`M40 ${ly + 26} Q260 ${ly + 52} 480 ${ly + 26} M40 ${ly + lh - 26} Q260 ${ly + lh} 480 ${ly + lh - 26}`, scheme.accent, 7),
    mark,
    path(body, roundness(drawing, 0.9)),
    path('M86 600 C90 520 130 480 180 440 L196 460 C150 500 116 540 112 610 V1200 H86 Z', [255, 255, 255], 'opacity="0.16"'),
  ].join('');
  return {
    markup,
    areas: column(84, ly + (mark ? 262 : 90), 352, mark ? 210 : 340, texts.length, ink, [draw.pick(['cinzel', 'lobster', 'alfa-slab-one']), 'oswald']),
  };
}

/** What shines through the glass. */
const JAR_FILLS: readonly (readonly [readonly string[], Colour])[] = [
  [
    ['honey', 'apricot', 'peach', 'orange', 'marmalade'],
    [222, 148, 34],
  ],
  [
    ['pickles', 'pesto', 'olives', 'gherkins'],
    [116, 140, 58],
  ],
  [
    ['strawberry', 'strawberries', 'raspberry', 'raspberries', 'cherry', 'cherries', 'berry', 'berries'],
    [176, 28, 44],
  ],
  [
    ['blueberry', 'blueberries', 'blackberry', 'plum', 'fig'],
    [64, 40, 88],
  ],
  [
    ['chocolate', 'cocoa', 'coffee', 'caramel', 'peanut'],
    [110, 66, 36],
  ],
];

function jar(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts, words } = request;
  const fill =
    JAR_FILLS.find(([names]) => names.some((name) => words.includes(name)))?.[1] ?? blend([150, 30, 48], scheme.main, request.palette.isNamed ? 0.8 : 0.1);
  const body = 'M110 190 H590 C640 210 660 250 660 310 V800 Q660 870 590 870 H110 Q40 870 40 800 V310 C40 250 60 210 110 190 Z';
  const paper = blend(scheme.light, [252, 246, 232], 0.5);
  const cloth = scheme.accent;
  const mark = emblem(stage, request, ['jar', 'jam', 'honey', 'hot'], 350, 400, 200);
  const markup = [
    softShadow(drawing, 360, 872, 430, 42, 0.5),
    path(
      body,
      drawing.linear(
        [
          [0, tint(fill, 0.3)],
          [0.4, fill],
          [1, shade(fill, 0.45)],
        ],
        20,
      ),
    ),
    path(body, 'none', 'stroke="rgb(255,255,255)" stroke-opacity="0.5" stroke-width="12"'),
    rect(100, 60, 500, 150, metal(drawing, [196, 160, 92], 0), 26),
    ...Array.from({ length: 20 }, (_, i) => rect(112 + i * 25, 84, 6, 108, [40, 24, 10], 3, 'opacity="0.22"')),
    path('M90 430 H610 V760 H90 Z', paper),
    stroke('M108 448 H592 V742 H108 Z', cloth, 5),
    mark,
    path(body, roundness(drawing, 0.6)),
    path('M84 330 C84 280 96 250 124 236 V820 Q84 820 84 780 Z', [255, 255, 255], 'opacity="0.26"'),
  ].join('');
  return { markup, areas: column(128, mark ? 508 : 474, 444, mark ? 218 : 244, texts.length, scheme.dark, ['lobster', 'oswald']) };
}

function bag(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts, random } = request;
  const draw = random.fork('bag');
  const body: Colour = draw.chance(0.4) ? [178, 138, 92] : draw.pick([scheme.main, scheme.dark, [42, 38, 40]]);
  const paper = blend(scheme.light, [250, 244, 232], 0.4);
  const mark = emblem(stage, request, ['bag', 'box'], 360, 430, 190);
  const shape = 'M70 60 H650 L668 200 C690 480 690 760 672 950 Q668 980 640 980 H80 Q52 980 48 950 C30 760 30 480 52 200 Z';
  const markup = [
    softShadow(drawing, 366, 976, 430, 44, 0.55),
    path(
      shape,
      drawing.linear(
        [
          [0, tint(body, 0.1)],
          [0.5, body],
          [1, shade(body, 0.3)],
        ],
        30,
      ),
    ),
    path('M70 60 H650 L656 110 H64 Z', shade(body, 0.3)),
    path('M64 110 H656 L660 136 H60 Z', tint(body, 0.2)),
    stroke('M64 124 H656', shade(body, 0.5), 2, 'stroke-dasharray="4 7"'),
    path(
      shape,
      drawing.linear(
        [
          [0, [0, 0, 0], 0.34],
          [0.1, [255, 255, 255], 0.2],
          [0.2, [255, 255, 255], 0],
          [0.84, [0, 0, 0], 0],
          [0.93, [255, 255, 255], 0.12],
          [1, [0, 0, 0], 0.4],
        ],
        0,
      ),
    ),
    rect(130, 270, 460, 590, paper, 14),
    rect(148, 288, 424, 554, 'none', 6, `stroke="rgb(${scheme.accent.map(Math.round).join()})" stroke-width="5"`),
    mark ? circle(360, 430, 122, blend(scheme.accent, paper, 0.35)) + mark : '',
    circle(360, 196, 20, shade(body, 0.55)),
    circle(360, 196, 9, shade(body, 0.85)),
  ].join('');
  return {
    markup,
    areas: column(170, mark ? 572 : 350, 380, mark ? 244 : 430, texts.length, scheme.dark, [draw.pick(['alfa-slab-one', 'lilita-one', 'oswald']), 'oswald']),
  };
}

function sticker(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts, random } = request;
  const isRound = request.words.includes('round') || request.words.includes('circular') || random.fork('sticker').chance(0.6);
  const mark = emblem(stage, request, ['sticker'], 500, 390, 400);
  const d = (k: number) =>
    isRound
      ? `M500 ${60 + k}a${440 - k} ${440 - k} 0 1 1 -0.1 0Z`
      : `M${160 + k} ${90 + k}H${840 - k}q${70 - k * 0.6} 0 ${70 - k * 0.6} ${70 - k * 0.6}V${840 - k}q0 ${70 - k * 0.6} ${-(70 - k * 0.6)} ${70 - k * 0.6}H${160 + k}q${-(70 - k * 0.6)} 0 ${-(70 - k * 0.6)} ${-(70 - k * 0.6)}V${160 + k * 0.4}q0 ${-(70 - k * 0.6)} ${70 - k * 0.6} ${-(70 - k * 0.6)}Z`;
  const clip = drawing.clip(`<path d="${d(34)}"/>`);
  const markup = [
    castShadow(d(0), 16, 0.4),
    path(d(0), [252, 252, 250]),
    path(
      d(34),
      drawing.linear([
        [0, tint(scheme.main, 0.2)],
        [1, shade(scheme.main, 0.1)],
      ]),
    ),
    mark
      ? group('', circle(500, 410, 250, scheme.accent) + path('M0 600 Q250 550 500 600 T1000 590 V1000 H0 Z', scheme.dark), `clip-path="${clip}"`) + mark
      : stroke(d(70), scheme.light, 6),
  ].join('');
  return {
    markup,
    areas: column(mark ? 235 : 200, mark ? 640 : 330, mark ? 530 : 600, mark ? 190 : 340, texts.length, scheme.light, ['luckiest-guy', 'oswald']),
  };
}

function shirt(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { palette, scheme, texts } = request;
  const cloth: Colour = palette.named[0] ?? scheme.main;
  const ink: Colour = luminanceOf(cloth) > 0.3 ? scheme.dark : [250, 248, 242];
  const shape =
    'M350 60 C400 130 600 130 650 60 L760 100 C830 130 880 200 960 390 L810 460 L768 380 C772 600 776 760 784 940 Q500 990 216 940 C224 760 228 600 232 380 L190 460 L40 390 C120 200 170 130 240 100 Z';
  const mark = emblem(stage, request, ['shirt', 'tee'], 500, 330, 230);
  const fold = (d: string, w: number) => stroke(d, shade(cloth, 0.45), w, 'opacity="0.3"');
  const markup = [
    castShadow(shape, 22, 0.4),
    path(
      shape,
      drawing.linear(
        [
          [0, tint(cloth, 0.14)],
          [0.5, cloth],
          [1, shade(cloth, 0.22)],
        ],
        50,
      ),
    ),
    path('M350 60 C400 150 600 150 650 60 L626 52 C580 116 420 116 374 52 Z', shade(cloth, 0.3)),
    path('M374 52 C420 116 580 116 626 52 C560 74 440 74 374 52 Z', shade(cloth, 0.6)),
    fold('M232 380 Q244 300 262 250 M768 380 Q756 300 738 250', 10),
    fold('M250 880 Q340 760 330 640 M752 870 Q690 800 700 690 M300 930 Q420 880 440 800', 9),
    stroke('M212 920 Q500 968 788 920', shade(cloth, 0.35), 3, 'stroke-dasharray="9 7" opacity="0.7"'),
    stroke('M60 372 L198 436 M940 372 L802 436', shade(cloth, 0.35), 3, 'stroke-dasharray="9 7" opacity="0.7"'),
    mark,
  ].join('');
  return { markup, areas: column(mark ? 300 : 286, mark ? 466 : 250, mark ? 400 : 428, mark ? 230 : 300, texts.length, ink, ['luckiest-guy', 'oswald']) };
}

function mug(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { palette, scheme, texts, random } = request;
  const glaze: Colour = palette.named[0] ?? random.fork('mug').pick([[246, 244, 238], scheme.main, scheme.accent]);
  const ink: Colour = luminanceOf(glaze) > 0.3 ? scheme.dark : [250, 248, 242];
  const mark = emblem(stage, request, ['tea'], 400, 290, 200);
  const body = 'M120 110 H680 V640 C680 740 620 770 400 770 C180 770 120 740 120 640 Z';
  const markup = [
    softShadow(drawing, 430, 772, 460, 46, 0.5),
    `<path d="M660 240 C860 200 940 300 920 430 C900 570 760 620 664 590" fill="none" stroke="${drawing.linear([
      [0, tint(glaze, 0.1)],
      [1, shade(glaze, 0.4)],
    ])}" stroke-width="74" stroke-linecap="round"/>`,
    path(
      body,
      drawing.linear([
        [0, tint(glaze, 0.1)],
        [1, shade(glaze, 0.1)],
      ]),
    ),
    path(body, roundness(drawing, lightnessOf(glaze) > 0.8 ? 0.42 : 0.75)),
    ellipse(400, 112, 280, 52, tint(glaze, 0.3)),
    ellipse(400, 116, 256, 41, shade(glaze, 0.4)),
    ellipse(400, 126, 236, 30, [66, 38, 24]),
    path('M180 124 Q300 98 420 122 T620 118 Q500 152 400 152 Q260 150 180 124 Z', [128, 84, 54], 'opacity="0.6"'),
    mark,
  ].join('');
  return { markup, areas: column(mark ? 200 : 180, mark ? 415 : 250, mark ? 400 : 440, mark ? 270 : 400, texts.length, ink, ['lobster', 'oswald']) };
}

function billboard(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts } = request;
  const face = scheme.main;
  const ink = luminanceOf(face) > 0.3 ? scheme.dark : scheme.light;
  const mark = emblem(stage, request, ['billboard', 'screen'], 960, 326, 330);
  const clip = drawing.clip(rect(46, 66, 1108, 508, [0, 0, 0]));
  const steel = drawing.linear(
    [
      [0, [96, 100, 108]],
      [0.4, [176, 180, 186]],
      [1, [64, 68, 76]],
    ],
    0,
  );
  const markup = [
    rect(320, 560, 60, 330, steel),
    rect(820, 560, 60, 330, steel),
    softShadow(drawing, 600, 894, 520, 30, 0.45),
    castShadow('M20 40H1180V600H20Z', 20, 0.4),
    rect(20, 40, 1160, 560, [52, 54, 60], 10),
    rect(
      46,
      66,
      1108,
      508,
      drawing.linear(
        [
          [0, tint(face, 0.18)],
          [1, shade(face, 0.2)],
        ],
        40,
      ),
    ),
    mark
      ? group('', circle(960, 330, 300, tint(face, 0.22), 'opacity="0.7"') + circle(960, 330, 236, scheme.accent), `clip-path="${clip}"`) + mark
      : group('', circle(1150, 640, 420, tint(face, 0.16)) + circle(1150, 640, 300, scheme.accent), `clip-path="${clip}"`),
    rect(0, 600, 1200, 22, [74, 78, 86], 6),
    ...[200, 600, 1000].map((x) => path(`M${x - 5} 620 V650 H${x + 5} V620 Z M${x - 34} 650 H${x + 34} L${x + 20} 676 H${x - 20} Z`, [44, 46, 52])),
  ].join('');
  return { markup, areas: column(96, 130, mark ? 590 : 800, 380, texts.length, ink, ['anton', 'inter']).map((area) => ({ ...area, align: 'start' as const })) };
}

function ticket(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts } = request;
  const bites = Array.from({ length: 9 }, (_, i) => 20 + i * 58);
  const edge = (dir: 1 | -1) => bites.map(() => `v${dir * 16}a14 14 0 0 0 0 ${dir * 28}v${dir * 14}`).join('');
  const shape = `M20 20 H1180 ${edge(1)} H20 ${edge(-1)} Z`;
  const paper = blend(scheme.light, [250, 238, 208], 0.5);
  const markup = [
    castShadow(shape, 16, 0.4),
    path(
      shape,
      drawing.linear(
        [
          [0, tint(paper, 0.2)],
          [1, shade(paper, 0.08)],
        ],
        60,
      ),
    ),
    rect(60, 56, 820, 450, scheme.main, 14),
    rect(76, 72, 788, 418, 'none', 8, `stroke="rgb(${scheme.light.map(Math.round).join()})" stroke-width="4"`),
    stroke('M922 50 V512', scheme.dark, 5, 'stroke-dasharray="3 17"'),
    circle(1050, 280, 96, scheme.accent),
    emblem(stage, request, ['ticket'], 1050, 280, 150),
    rect(964, 420, 172, 8, scheme.dark, 4),
    rect(964, 124, 172, 8, scheme.dark, 4),
  ].join('');
  return { markup, areas: column(116, 130, 708, 300, texts.length, luminanceOf(scheme.main) > 0.3 ? scheme.dark : scheme.light, ['alfa-slab-one', 'oswald']) };
}

function card(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const mark = emblem(stage, request, ['card', 'invitation', 'postcard'], 550, 205, 190);
  const { scheme, texts } = request;
  const paper = blend(scheme.light, [255, 252, 244], 0.5);
  const under = group('rotate(-5 550 340)', castShadow('M40 40H1060V640H40Z', 16, 0.3) + rect(40, 40, 1020, 600, scheme.main, 10));
  const markup = [
    under,
    castShadow('M40 60H1060V640H40Z', 18, 0.36),
    rect(
      40,
      60,
      1020,
      580,
      drawing.linear(
        [
          [0, paper],
          [1, shade(paper, 0.06)],
        ],
        50,
      ),
      10,
    ),
    rect(66, 86, 968, 528, 'none', 4, `stroke="rgb(${GOLD.join()})" stroke-width="3"`),
    mark,
    stroke('M400 558 h110 M590 558 h110', GOLD, 3),
    circle(550, 558, 7, GOLD),
  ].join('');
  return { markup, areas: column(150, mark ? 312 : 150, 800, mark ? 220 : 370, texts.length, scheme.dark, ['cinzel', 'oswald']) };
}

/** An upright folded card on its envelope. */
function invitation(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts } = request;
  const paper = blend(scheme.light, [255, 252, 244], 0.6);
  const mark = emblem(stage, request, ['card', 'invitation'], 380, 270, 200);
  const envelope = 'M20 470H740V1000H20Z';
  const sheet = 'M60 20H700V940H60Z';
  const corner = (x: number, y: number, turn: number) =>
    group(`translate(${x} ${y}) rotate(${turn})`, stroke('M0 74 Q6 6 74 0 M14 74 Q20 20 74 14', GOLD, 3) + circle(9, 9, 6, GOLD));
  const markup = [
    softShadow(drawing, 380, 1002, 420, 34, 0.4),
    castShadow(envelope, 14, 0.3),
    path(envelope, shade(scheme.main, 0.2)),
    castShadow(sheet, 16, 0.34),
    path(
      sheet,
      drawing.linear(
        [
          [0, paper],
          [1, shade(paper, 0.05)],
        ],
        60,
      ),
    ),
    rect(84, 44, 592, 872, 'none', 2, `stroke="rgb(${GOLD.join()})" stroke-width="3"`),
    corner(98, 58, 0) + corner(662, 58, 90) + corner(662, 902, 180) + corner(98, 902, 270),
    mark,
    stroke('M270 760 h84 M406 760 h84', GOLD, 3),
    circle(380, 760, 7, GOLD),
    path('M20 820 L380 990 L740 820 V1000 H20 Z', tint(scheme.main, 0.1)),
    path('M20 820 L380 990 L740 820', 'none', `stroke="rgb(${shade(scheme.main, 0.3).map(Math.round).join()})" stroke-width="3"`),
  ].join('');
  return { markup, areas: column(120, mark ? 400 : 230, 520, mark ? 320 : 480, texts.length, scheme.dark, ['cinzel', 'oswald']) };
}

/** A canvas shopper with two handles. */
function tote(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { palette, scheme, texts } = request;
  const cloth: Colour = palette.named[0] ?? [236, 226, 206];
  const ink: Colour = luminanceOf(cloth) > 0.3 ? scheme.dark : [250, 248, 242];
  const mark = emblem(stage, request, ['tote', 'bag'], 400, 490, 230);
  const body = 'M70 300 H730 L760 950 Q760 985 726 985 H74 Q40 985 40 950 Z';
  const handle = 'M230 316 C236 90 300 30 400 30 C500 30 564 90 570 316';
  const markup = [
    softShadow(drawing, 400, 984, 440, 36, 0.45),
    stroke(handle, shade(cloth, 0.42), 40, 'transform="translate(0 -16)"'),
    castShadow(body, 12, 0.3),
    path(
      body,
      drawing.linear(
        [
          [0, tint(cloth, 0.2)],
          [0.5, cloth],
          [1, shade(cloth, 0.2)],
        ],
        40,
      ),
    ),
    stroke(handle, shade(cloth, 0.1), 40),
    rect(208, 300, 44, 84, shade(cloth, 0.12), 3) + rect(548, 300, 44, 84, shade(cloth, 0.12), 3),
    stroke('M214 306 L246 378 M246 306 L214 378 M554 306 L586 378 M586 306 L554 378', shade(cloth, 0.4), 2.5),
    stroke('M72 336 H728', shade(cloth, 0.35), 3, 'stroke-dasharray="9 7" opacity="0.8"'),
    stroke('M120 980 Q150 860 110 760 M690 980 Q650 880 690 720', shade(cloth, 0.4), 9, 'opacity="0.22"'),
    mark,
  ].join('');
  return { markup, areas: column(130, mark ? 630 : 440, 540, mark ? 250 : 400, texts.length, ink, ['lilita-one', 'oswald']) };
}

/** A drinks can, printed all round. */
function can(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts } = request;
  const steel: Colour = [186, 192, 200];
  const mark = emblem(stage, request, ['can', 'soda'], 280, 340, 250);
  const body = 'M70 110 Q70 90 96 76 H464 Q490 90 490 110 V880 Q490 906 450 940 H110 Q70 906 70 880 Z';
  const ink = luminanceOf(scheme.main) > 0.3 ? scheme.dark : scheme.light;
  const clip = drawing.clip(`<path d="${body}"/>`);
  const art = [
    rect(
      60,
      60,
      440,
      900,
      drawing.linear([
        [0, tint(scheme.main, 0.1)],
        [1, shade(scheme.main, 0.12)],
      ]),
    ),
    circle(280, 340, 170, blend(scheme.accent, scheme.light, 0.15)),
    path('M60 800 Q170 760 280 800 T500 790 V960 H60 Z', scheme.accent),
    path('M60 850 Q170 810 280 850 T500 840 V960 H60 Z', scheme.dark),
  ];
  const markup = [
    softShadow(drawing, 290, 946, 330, 34, 0.5),
    path('M96 76 L116 36 H444 L464 76 Z', metal(drawing, steel, 0)),
    ellipse(280, 38, 166, 18, tint(steel, 0.4)) + ellipse(280, 40, 148, 13, shade(steel, 0.25)) + ellipse(280, 38, 44, 7, tint(steel, 0.2)),
    group('', art.join(''), `clip-path="${clip}"`),
    mark,
    path('M110 940 H450 L430 966 H130 Z', metal(drawing, steel, 0)),
    path(body, roundness(drawing, 0.85)),
  ].join('');
  return { markup, areas: column(110, mark ? 530 : 500, 340, 230, texts.length, ink, ['alfa-slab-one', 'oswald']) };
}

function banner(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts } = request;
  const cloth = scheme.main;
  const left = emblem(stage, request, ['banner', 'flag'], 195, 272, 180);
  const shape = 'M60 90 Q380 130 650 110 T1240 90 V430 Q940 470 650 450 T60 430 Z';
  const ink = luminanceOf(cloth) > 0.3 ? scheme.dark : scheme.light;
  const markup = [
    stroke('M0 60 L66 96 M1300 60 L1234 96 M0 460 L66 424 M1300 460 L1234 424', [120, 100, 76], 7),
    castShadow(shape, 20, 0.36),
    path(
      shape,
      drawing.linear(
        [
          [0, shade(cloth, 0.12)],
          [0.2, tint(cloth, 0.12)],
          [0.5, cloth],
          [0.75, tint(cloth, 0.08)],
          [1, shade(cloth, 0.2)],
        ],
        0,
      ),
    ),
    stroke('M84 116 Q380 154 650 134 T1216 116 M84 406 Q380 442 650 426 T1216 406', scheme.accent, 7),
    left,
    emblem(stage, request, ['banner', 'flag'], 1105, 272, 180),
  ].join('');
  return { markup, areas: column(left ? 290 : 130, 158, left ? 720 : 1040, 238, texts.length, ink, ['lilita-one', 'oswald']) };
}

function cake(stage: Stage, request: CompRequest) {
  const { drawing } = stage;
  const { scheme, texts, palette } = request;
  const icing: Colour = palette.named[0] ?? [250, 236, 226];
  const trim: Colour = palette.named[1] ?? blend(scheme.accent, [242, 150, 170], 0.5);
  const candles = [380, 440, 500, 560, 620];
  const drip =
    'M130 330 Q500 400 870 330 V430 q-30 60 -62 0 q-24 -26 -50 20 q-34 60 -66 -2 q-26 -30 -56 14 q-36 56 -70 0 q-30 -34 -66 4 q-34 50 -68 -4 q-30 -36 -62 2 q-36 54 -68 -8 q-26 -34 -54 8 q-36 50 -64 -10 q-22 -30 -48 -18 Z';
  const markup = [
    softShadow(drawing, 500, 862, 520, 46, 0.45),
    ellipse(500, 846, 470, 48, [226, 224, 222]),
    ellipse(500, 836, 470, 46, [250, 249, 247]),
    path(
      'M130 330 V800 Q500 890 870 800 V330 Z',
      drawing.linear(
        [
          [0, shade(icing, 0.14)],
          [0.25, tint(icing, 0.3)],
          [0.6, icing],
          [1, shade(icing, 0.24)],
        ],
        0,
      ),
    ),
    ellipse(500, 330, 370, 66, tint(icing, 0.4)),
    path(
      drip,
      drawing.linear(
        [
          [0, tint(trim, 0.2)],
          [1, shade(trim, 0.1)],
        ],
        0,
      ),
    ),
    ellipse(500, 326, 370, 62, tint(trim, 0.25)),
    ...candles.flatMap((x, i) => [
      rect(x - 9, 170, 18, 150, i % 2 ? scheme.accent : scheme.main, 4),
      path(`M${x} 104 q22 34 0 62 q-22 -28 0 -62Z`, [252, 186, 58]),
      circle(x, 152, 8, [255, 242, 190]),
    ]),
    ...Array.from({ length: 17 }, (_, i) =>
      circle(
        150 + i * 44,
        806 + Math.sin((i / 16) * Math.PI) * 36,
        27,
        drawing.radial(
          [
            [0, tint(trim, 0.5)],
            [0.6, trim],
            [1, shade(trim, 0.2)],
          ],
          0.36,
          0.3,
          0.7,
        ),
      ),
    ),
  ].join('');
  return { markup, areas: column(230, 530, 540, 210, texts.length, shade(trim, 0.55), ['lobster', 'lobster']) };
}
