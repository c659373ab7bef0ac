import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, shade, tint } from '../../tint.ts';
import { circle, type Drawing, ellipse, group, n, path, stroke } from '../../vector.ts';
import type { Traits } from './traits.ts';

const INK: Colour = [42, 26, 30];
const WHITE: Colour = [255, 255, 255];

/** Mirrors markup about the face's axis, x = 500. */
export function mirrored(markup: string): string {
  return markup + group('translate(1000 0) scale(-1 1)', markup);
}

/** Measures of one head, in a 1000 × 1000 box with the axis at x = 500, crown of the skull at y ≈ 205. */
export interface Head {
  /** Half the width at the cheekbones. */
  cheek: number;
  /** Half the width at the jaw's corner. */
  jaw: number;
  chin: number;
  eyeY: number;
  eyeDx: number;
  browY: number;
  noseY: number;
  mouthY: number;
}

export function headOf({ isFeminine, age, shape }: Traits): Head {
  const child = age === 'child' ? 1 : 0;
  const chin = (isFeminine ? 612 : 624) - child * 22 + shape.jaw * 6;
  return {
    cheek: (isFeminine ? 146 : 152) + shape.face * 7 + child * 6,
    jaw: (isFeminine ? 100 : 120) + shape.jaw * 9 + child * 8,
    chin,
    eyeY: 418 + child * 16,
    eyeDx: 67 + shape.eyes * 3,
    browY: 372 + child * 18,
    noseY: 506 + child * 6,
    mouthY: 554 + child * 2,
  };
}

/** Outline of the head without ears and hair. */
export function headPath({ cheek, jaw, chin }: Head): string {
  const l = (x: number) => n(500 - x);
  const r = (x: number) => n(500 + x);
  return `M500 206 C${r(92)} 206 ${r(cheek + 2)} 268 ${r(cheek + 2)} 372 C${r(cheek + 2)} 430 ${r(cheek - 4)} 470 ${r(jaw + 22)} 512 C${r(jaw + 4)} ${n(556)} ${r(74)} ${n(chin - 18)} ${r(44)} ${n(chin - 4)} Q500 ${n(chin + 8)} ${l(44)} ${n(chin - 4)} C${l(74)} ${n(chin - 18)} ${l(jaw + 4)} ${n(556)} ${l(jaw + 22)} 512 C${l(cheek - 4)} 470 ${l(cheek + 2)} 430 ${l(cheek + 2)} 372 C${l(cheek + 2)} 268 ${l(92)} 206 500 206 Z`;
}

/** Neck, ears, head and everything on the bare face. */
export function drawFace(drawing: Drawing, traits: Traits, head: Head): string {
  const { skin } = traits;
  const outline = headPath(head);
  const warm = blend(shade(skin, 0.3), [150, 60, 50], 0.28);
  const light = tint(skin, 0.32);
  const clip = `clip-path="${drawing.clip(path(outline, [0, 0, 0]))}"`;
  const soft = (colour: Colour, opacity: number) =>
    drawing.radial([
      [0, colour, opacity],
      [0.5, colour, opacity * 0.6],
      [1, colour, 0],
    ]);
  const modelling = [
    path(
      'M500 200 H700 V660 H500 Z',
      drawing.linear(
        [
          [0, warm, 0],
          [0.45, warm, 0.1],
          [1, warm, 0.62],
        ],
        0,
      ),
    ),
    ellipse(438, 300, 120, 92, soft(light, 0.7)),
    ellipse(424, 470, 62, 50, soft(light, 0.55)),
    mirrored(ellipse(500 - head.eyeDx, head.eyeY - 8, 58, 40, soft(warm, 0.42))),
    mirrored(ellipse(500 - 84, 492, 56, 40, soft([226, 84, 76], traits.isFeminine ? 0.3 : 0.18))),
    ellipse(500, head.chin + 6, 120, 46, soft(warm, 0.5)),
    ellipse(500, head.mouthY + 36, 50, 18, soft(warm, 0.32)),
  ];
  return [
    neck(drawing, traits, head, warm),
    mirrored(ear(drawing, skin, warm, head)),
    path(
      outline,
      drawing.linear(
        [
          [0, tint(skin, 0.12)],
          [0.6, skin],
          [1, blend(skin, warm, 0.25)],
        ],
        90,
      ),
    ),
    group('', modelling.join(''), clip),
    nose(drawing, traits, head, warm, light),
    mirrored(eye(drawing, traits, head, warm)),
    mirrored(brow(traits, head)),
    mouth(drawing, traits, head, warm),
    traits.age === 'old' ? wrinkles(head, warm) : '',
    traits.hasFreckles ? freckles(head, warm) : '',
    traits.hasEarrings
      ? mirrored(
          circle(
            500 - head.cheek - 10,
            484,
            10,
            drawing.radial([
              [0, [255, 240, 190]],
              [1, [190, 130, 40]],
            ]),
          ),
        )
      : '',
  ].join('');
}

function neck(drawing: Drawing, { skin, isFeminine }: Traits, head: Head, warm: Colour): string {
  const half = isFeminine ? 62 : 80;
  const d = `M${500 - half} 540 C${500 - half} 640 ${500 - half - 6} 690 ${500 - half - 70} 736 L500 890 L${500 + half + 70} 736 C${500 + half + 6} 690 ${500 + half} 640 ${500 + half} 540 Z`;
  return (
    path(
      d,
      drawing.linear(
        [
          [0, blend(skin, warm, 0.2)],
          [1, blend(skin, warm, 0.6)],
        ],
        0,
      ),
    ) +
    path(
      `M${500 - half} 560 Q500 ${n(head.chin + 112)} ${500 + half} 560 L${500 + half + 2} 620 Q500 ${n(head.chin + 120)} ${500 - half} 610 Z`,
      warm,
      'opacity="0.55"',
    ) +
    stroke(`M468 740 Q480 756 486 778 M532 740 Q520 756 514 778`, warm, 4, 'opacity="0.4"')
  );
}

function ear(drawing: Drawing, skin: Colour, warm: Colour, { cheek }: Head): string {
  const x = 500 - cheek;
  return (
    path(
      `M${n(x + 10)} 396 C${n(x - 26)} 372 ${n(x - 40)} 404 ${n(x - 30)} 440 C${n(x - 24)} 470 ${n(x - 8)} 490 ${n(x + 12)} 478 Z`,
      drawing.linear(
        [
          [0, skin],
          [1, blend(skin, warm, 0.5)],
        ],
        0,
      ),
    ) + stroke(`M${n(x - 20)} 412 C${n(x - 12)} 402 ${n(x - 2)} 410 ${n(x - 4)} 428 Q${n(x - 14)} 440 ${n(x - 6)} 456`, warm, 4.5, 'opacity="0.6"')
  );
}

/** The left eye; the right one is its mirror image. */
function eye(drawing: Drawing, traits: Traits, { eyeY, eyeDx }: Head, warm: Colour): string {
  const { expression, isFeminine, eyeColour, age } = traits;
  const x = 500 - eyeDx;
  const open = { calm: 1, smile: 0.86, laugh: 0.5, serious: 0.8, surprised: 1.35, sad: 0.85 }[expression];
  const w = (age === 'child' ? 37 : isFeminine ? 35 : 32.5) + traits.shape.eyes * 1.5;
  const h = (isFeminine || age === 'child' ? 21 : 17) * open;
  const almond = `M${n(x - w)} ${n(eyeY + 3)} C${n(x - w * 0.55)} ${n(eyeY - h * 1.15)} ${n(x + w * 0.5)} ${n(eyeY - h * 1.2)} ${n(x + w)} ${n(eyeY + 5)} C${n(x + w * 0.4)} ${n(eyeY + h * 0.85)} ${n(x - w * 0.5)} ${n(eyeY + h * 0.9)} ${n(x - w)} ${n(eyeY + 3)} Z`;
  const lid = `M${n(x - w - 3)} ${n(eyeY + 3)} C${n(x - w * 0.55)} ${n(eyeY - h * 1.2)} ${n(x + w * 0.5)} ${n(eyeY - h * 1.25)} ${n(x + w + 1)} ${n(eyeY + 5)}`;
  const iris = age === 'child' ? 18.5 : 16.5;
  const inner = [
    circle(
      x,
      eyeY - 1,
      iris,
      drawing.radial(
        [
          [0, tint(eyeColour, 0.25)],
          [0.7, eyeColour],
          [1, shade(eyeColour, 0.6)],
        ],
        0.5,
        0.62,
        0.55,
      ),
    ),
    circle(x, eyeY - 1, iris * 0.46, [18, 12, 16]),
    path(
      `M${n(x - w)} ${n(eyeY - h * 1.3)} H${n(x + w)} V${n(eyeY - h * 0.45)} Q${n(x)} ${n(eyeY - h * 0.78)} ${n(x - w)} ${n(eyeY)} Z`,
      shade(warm, 0.3),
      'opacity="0.35"',
    ),
    circle(x - 6, eyeY - 7, 5, WHITE),
    circle(x + 6, eyeY + 6, 2.4, WHITE, 'opacity="0.7"'),
  ].join('');
  const crease = stroke(
    `M${n(x - w * 0.85)} ${n(eyeY - h * 0.95)} C${n(x - w * 0.4)} ${n(eyeY - h * 1.75)} ${n(x + w * 0.4)} ${n(eyeY - h * 1.75)} ${n(x + w * 0.9)} ${n(eyeY - h * 0.7)}`,
    warm,
    3.6,
    'opacity="0.7"',
  );
  const lashes = isFeminine
    ? path(`M${n(x - w - 3)} ${n(eyeY + 4)} L${n(x - w - 15)} ${n(eyeY - 8)} Q${n(x - w * 0.8)} ${n(eyeY - 4)} ${n(x - w * 0.5)} ${n(eyeY - h * 0.9)} Z`, INK)
    : '';
  return [
    path(almond, [250, 246, 240]),
    group('', inner, `clip-path="${drawing.clip(path(almond, [0, 0, 0]))}"`),
    crease,
    stroke(lid, INK, isFeminine ? 7 : 5.4),
    lashes,
    stroke(`M${n(x - w * 0.7)} ${n(eyeY + h * 0.72)} Q${n(x)} ${n(eyeY + h * 1.08)} ${n(x + w * 0.75)} ${n(eyeY + h * 0.55)}`, warm, 2.6, 'opacity="0.6"'),
  ].join('');
}

function brow(traits: Traits, { browY, eyeDx }: Head): string {
  const { expression, isFeminine, hairColour } = traits;
  const colour = blend(shade(hairColour, 0.3), [60, 40, 36], 0.25);
  const x = 500 - eyeDx;
  const inner = { calm: 2, smile: 0, laugh: -4, serious: 15, surprised: -16, sad: -14 }[expression];
  const outer = { calm: 4, smile: 0, laugh: -2, serious: 2, surprised: -12, sad: 10 }[expression];
  const t = isFeminine ? 9 : 14;
  return path(
    `M${n(x - 50)} ${n(browY + 12 + outer)} C${n(x - 30)} ${n(browY - 14 + outer)} ${n(x + 6)} ${n(browY - 10 + inner * 0.5)} ${n(x + 40)} ${n(browY + 2 + inner)} L${n(x + 40)} ${n(browY + 2 + inner + t)} C${n(x + 6)} ${n(browY - 10 + inner * 0.5 + t)} ${n(x - 26)} ${n(browY - 6 + outer + t * 0.4)} ${n(x - 50)} ${n(browY + 12 + outer)} Z`,
    colour,
  );
}

function nose(drawing: Drawing, { shape, isFeminine }: Traits, { noseY }: Head, warm: Colour, light: Colour): string {
  const w = (isFeminine ? 27 : 33) + shape.nose * 4;
  const side = path(
    `M512 400 C516 440 ${n(516 + w * 0.2)} 468 ${n(500 + w)} ${n(noseY - 12)} C${n(500 + w + 6)} ${n(noseY + 2)} ${n(500 + w - 6)} ${n(noseY + 10)} 500 ${n(noseY + 11)} C508 ${n(noseY - 10)} 510 460 504 400 Z`,
    drawing.linear(
      [
        [0, warm, 0.1],
        [1, warm, 0.62],
      ],
      90,
    ),
  );
  const wing =
    stroke(`M${n(500 - w)} ${n(noseY - 12)} Q${n(500 - w - 7)} ${n(noseY + 3)} ${n(500 - w + 8)} ${n(noseY + 6)}`, warm, 4, 'opacity="0.75"') +
    ellipse(500 - w * 0.5, noseY + 6, 8, 4, shade(warm, 0.4), 'opacity="0.75"');
  return (
    side +
    ellipse(
      494,
      446,
      7,
      44,
      drawing.radial([
        [0, light, 0.75],
        [1, light, 0],
      ]),
    ) +
    ellipse(
      493,
      noseY - 14,
      13,
      11,
      drawing.radial([
        [0, tint(light, 0.5), 0.85],
        [1, light, 0],
      ]),
    ) +
    mirrored(wing) +
    stroke(`M488 ${n(noseY + 10)} Q500 ${n(noseY + 15)} 512 ${n(noseY + 10)}`, warm, 3.6, 'opacity="0.8"')
  );
}

function mouth(drawing: Drawing, traits: Traits, { mouthY }: Head, warm: Colour): string {
  const { expression, isFeminine, skin, shape } = traits;
  const w = { calm: 46, smile: 56, laugh: 62, serious: 44, surprised: 28, sad: 42 }[expression];
  const up = { calm: -4, smile: -11, laugh: -13, serious: 2, surprised: 0, sad: 9 }[expression];
  const full = (isFeminine ? 14 : 10) + shape.lips * 2;
  const lip = blend(blend(skin, [196, 66, 74], isFeminine ? 0.6 : 0.34), shade(skin, 0.3), 0.16);
  const y = mouthY;
  if (expression === 'surprised')
    return ellipse(500, y + 6, 24, 28, lip) + ellipse(500, y + 7, 17, 20, [70, 22, 28]) + ellipse(500, y + 20, 11, 7, [206, 92, 92]);
  if (expression === 'laugh') {
    const gap = `M${500 - w} ${n(y + up)} Q500 ${n(y + 2)} ${500 + w} ${n(y + up)} Q${500 + w * 0.62} ${n(y + 38)} 500 ${n(y + 40)} Q${500 - w * 0.62} ${n(y + 38)} ${500 - w} ${n(y + up)} Z`;
    return (
      path(gap, [92, 26, 34], `stroke="rgb(${lip.map(Math.round).join()})" stroke-width="9" stroke-linejoin="round"`) +
      group(
        '',
        path(
          `M${500 - w} ${n(y + up)} Q500 ${n(y + 2)} ${500 + w} ${n(y + up)} L${500 + w * 0.8} ${n(y + 14)} Q500 ${n(y + 20)} ${500 - w * 0.8} ${n(y + 14)} Z`,
          [252, 249, 243],
        ) + ellipse(500, y + 40, 26, 14, [212, 96, 100]),
        `clip-path="${drawing.clip(path(gap, [0, 0, 0]))}"`,
      ) +
      mirrored(stroke(`M${500 - w - 8} ${n(y + up - 6)} Q${500 - w - 16} ${n(y + up + 6)} ${500 - w - 8} ${n(y + up + 16)}`, warm, 4, 'opacity="0.6"'))
    );
  }
  const upper = `M${500 - w} ${n(y + up)} C${500 - w * 0.5} ${n(y - full * 0.9)} ${500 - 14} ${n(y - full * 1.15)} 500 ${n(y - full * 0.7)} C${500 + 14} ${n(y - full * 1.15)} ${500 + w * 0.5} ${n(y - full * 0.9)} ${500 + w} ${n(y + up)} Q500 ${n(y + 6 - up * 0.4)} ${500 - w} ${n(y + up)} Z`;
  const lower = `M${500 - w * 0.9} ${n(y + up * 0.8 + 1)} Q500 ${n(y + 6 - up * 0.4)} ${500 + w * 0.9} ${n(y + up * 0.8 + 1)} C${500 + w * 0.5} ${n(y + full * 1.75)} ${500 - w * 0.5} ${n(y + full * 1.75)} ${500 - w * 0.9} ${n(y + up * 0.8 + 1)} Z`;
  return (
    path(lower, tint(lip, 0.1)) +
    path(upper, shade(lip, 0.16)) +
    stroke(`M${500 - w} ${n(y + up)} Q500 ${n(y + 6 - up * 0.4)} ${500 + w} ${n(y + up)}`, shade(lip, 0.58), 4.2) +
    ellipse(488, y + full * 0.85, 20, 4.5, WHITE, 'opacity="0.25"') +
    mirrored(stroke(`M${500 - w - 5} ${n(y + up - 5)} q-6 6 -3 12`, warm, 3.6, 'opacity="0.55"'))
  );
}

function wrinkles({ eyeY, eyeDx, mouthY, noseY }: Head, warm: Colour): string {
  const x = 500 - eyeDx;
  const lines = [`M470 300 Q500 292 530 300`, `M452 322 Q500 312 548 322`].map((d) => stroke(d, warm, 3.2, 'opacity="0.5"'));
  const pairs = [
    `M${n(x - 44)} ${n(eyeY + 4)} l-16 -6 M${n(x - 44)} ${n(eyeY + 14)} l-15 4`,
    `M${n(x - 26)} ${n(eyeY + 30)} Q${n(x)} ${n(eyeY + 44)} ${n(x + 26)} ${n(eyeY + 32)}`,
    `M456 ${n(noseY)} Q430 ${n(noseY + 24)} 428 ${n(mouthY + 10)}`,
    `M452 406 q4 10 2 20`,
  ].map((d) => mirrored(stroke(d, warm, 3.4, 'opacity="0.5"')));
  return lines.join('') + pairs.join('');
}

function freckles({ eyeY }: Head, warm: Colour): string {
  const spots = [
    [-72, 52],
    [-54, 60],
    [-90, 62],
    [-64, 74],
    [-40, 54],
    [-82, 78],
    [-16, 40],
    [-28, 66],
    [-50, 80],
  ];
  return mirrored(spots.map(([dx, dy], i) => circle(500 + dx, eyeY + dy, 3 + (i % 3) * 0.8, warm, 'opacity="0.5"')).join(''));
}
