import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, lightnessOf, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, ellipse, group, path, rect, stroke } from '../../vector.ts';
import type { CompRequest, Stage } from '../comp.ts';
import { metal, softShadow } from '../parts.ts';
import { column, emblem, roundness } from './kit.ts';

export function bottle(stage: Stage, request: CompRequest) {
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

export function jar(stage: Stage, request: CompRequest) {
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

export function bag(stage: Stage, request: CompRequest) {
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

export function mug(stage: Stage, request: CompRequest) {
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

/** A drinks can, printed all round. */
export function can(stage: Stage, request: CompRequest) {
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

export function cake(stage: Stage, request: CompRequest) {
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
