import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, group, path, rect, stroke } from '../../vector.ts';
import type { CompRequest, Stage } from '../comp.ts';
import { castShadow, softShadow } from '../parts.ts';
import { column, emblem, GOLD } from './kit.ts';

export function sticker(stage: Stage, request: CompRequest) {
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

export function shirt(stage: Stage, request: CompRequest) {
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

export function billboard(stage: Stage, request: CompRequest) {
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

export function ticket(stage: Stage, request: CompRequest) {
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

export function card(stage: Stage, request: CompRequest) {
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
export function invitation(stage: Stage, request: CompRequest) {
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
export function tote(stage: Stage, request: CompRequest) {
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

export function banner(stage: Stage, request: CompRequest) {
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
