import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, type Drawing, ellipse, n, path, stroke } from '../../vector.ts';
import { type Head, mirrored } from './face.ts';
import type { Traits } from './traits.ts';

/** Paint for hair: lit from the top left. */
function hairPaint(drawing: Drawing, colour: Colour): string {
  return drawing.linear(
    [
      [0, tint(colour, 0.24)],
      [0.4, colour],
      [1, shade(colour, 0.42)],
    ],
    52,
  );
}

/** A lock's sheen along curves. */
function strands(colour: Colour, lines: readonly string[]): string {
  return lines.map((d, i) => stroke(d, i % 3 === 2 ? shade(colour, 0.4) : tint(colour, 0.34), i % 3 === 2 ? 5 : 4, 'opacity="0.45"')).join('');
}

/** What hangs behind neck and shoulders. */
export function hairBehind(drawing: Drawing, { hair, hairColour, headgear }: Traits, { cheek }: Head): string {
  if (headgear === 'hijab' || headgear === 'hood') return '';
  const fill = drawing.linear(
    [
      [0, shade(hairColour, 0.18)],
      [1, shade(hairColour, 0.5)],
    ],
    90,
  );
  const x = cheek;
  switch (hair) {
    case 'long':
      return path(
        `M500 168 C${n(500 + x + 60)} 168 ${n(500 + x + 66)} 330 ${n(500 + x + 52)} 470 C${n(500 + x + 60)} 600 ${n(500 + x + 86)} 720 ${n(500 + x + 50)} 830 Q500 900 ${n(500 - x - 50)} 830 C${n(500 - x - 86)} 720 ${n(500 - x - 60)} 600 ${n(500 - x - 52)} 470 C${n(500 - x - 66)} 330 ${n(500 - x - 60)} 168 500 168 Z`,
        fill,
      );
    case 'bob':
      return path(
        `M500 172 C${n(500 + x + 70)} 172 ${n(500 + x + 70)} 380 ${n(500 + x + 56)} 560 Q${n(500 + x + 20)} 640 ${n(500 + 60)} 640 H440 Q${n(500 - x - 20)} 640 ${n(500 - x - 56)} 560 C${n(500 - x - 70)} 380 ${n(500 - x - 70)} 172 500 172 Z`,
        fill,
      );
    case 'ponytail':
      return path('M560 220 C700 200 790 330 760 520 C750 620 700 690 676 760 C640 690 690 600 676 500 C664 400 640 300 560 260 Z', fill);
    case 'bun':
      return (
        circle(500, 158, 82, hairPaint(drawing, hairColour)) +
        strands(hairColour, ['M446 130 Q500 96 552 128', 'M436 168 Q500 126 566 164', 'M448 196 Q500 158 556 196'])
      );
    case 'afro':
      return (
        Array.from({ length: 16 }, (_, i) => {
          const angle = (Math.PI * (150 + (i * 240) / 15)) / 180;
          return circle(500 + Math.cos(angle) * 178, 350 + Math.sin(angle) * 178, 84, shade(hairColour, 0.12));
        }).join('') +
        circle(
          500,
          330,
          200,
          drawing.radial(
            [
              [0, tint(hairColour, 0.22)],
              [0.6, hairColour],
              [1, shade(hairColour, 0.25)],
            ],
            0.38,
            0.3,
            0.7,
          ),
        )
      );
    case 'curly':
      return Array.from({ length: 15 }, (_, i) => {
        const angle = (Math.PI * (120 + (i * 300) / 14)) / 180;
        return circle(500 + Math.cos(angle) * (x + 26), 392 + Math.sin(angle) * 200, 62, i % 2 ? shade(hairColour, 0.3) : shade(hairColour, 0.18));
      }).join('');
    case 'braids':
      return (
        mirrored(
          Array.from({ length: 8 }, (_, i) =>
            ellipse(500 - x - 26 - i * 3 + (i % 2) * 8, 500 + i * 44, 33 - i * 1.4, 32, i % 2 ? shade(hairColour, 0.3) : hairColour),
          ).join('') + stroke(`M${n(500 - x - 70)} 846 h34`, [196, 66, 74], 14),
        ) +
        path(
          `M500 180 C${n(500 + x + 46)} 180 ${n(500 + x + 50)} 360 ${n(500 + x + 30)} 520 H${n(500 - x - 30)} C${n(500 - x - 50)} 360 ${n(500 - x - 46)} 180 500 180 Z`,
          fill,
        )
      );
    default:
      return '';
  }
}

/** Hair on the skull and around the face. */
export function hairFront(drawing: Drawing, { hair, hairColour, headgear, skin }: Traits, { cheek }: Head): string {
  if (['hijab', 'helmet', 'hood'].includes(headgear)) return '';
  const fill = hairPaint(drawing, hairColour);
  const l = (dx: number) => n(500 - cheek - dx);
  const r = (dx: number) => n(500 + cheek + dx);
  switch (hair) {
    case 'bald':
      return ellipse(
        440,
        262,
        60,
        34,
        drawing.radial([
          [0, [255, 255, 255], 0.4],
          [1, [255, 255, 255], 0],
        ]),
      );
    case 'buzz':
      return (
        path(
          `M${l(2)} 390 C${l(6)} 250 ${n(500 - 90)} 190 500 190 C${n(590)} 190 ${r(6)} 250 ${r(2)} 390 C${r(-8)} 330 ${r(-30)} 292 580 282 Q500 268 420 282 C${l(-30)} 292 ${l(-8)} 330 ${l(2)} 390 Z`,
          drawing.linear(
            [
              [0, hairColour, 0.92],
              [1, shade(hairColour, 0.3), 0.85],
            ],
            60,
          ),
        ) +
        path(
          `M${l(-4)} 360 Q${l(-20)} 300 430 286 Q500 274 570 286 Q${r(-20)} 300 ${r(-4)} 360`,
          'none',
          `stroke="rgb(${skin.map(Math.round).join()})" stroke-width="3" opacity="0.25"`,
        )
      );
    case 'mohawk':
      return (
        path('M430 300 C420 200 440 100 500 60 C560 100 580 200 570 300 Q500 270 430 300 Z', fill) +
        strands(hairColour, ['M470 280 Q468 170 494 84', 'M500 276 Q502 170 504 80', 'M534 280 Q536 180 512 92']) +
        path(
          `M${l(0)} 380 C${l(0)} 300 ${l(-30)} 250 430 224 L430 300 Q${l(-20)} 320 ${l(0)} 380 Z M${r(0)} 380 C${r(0)} 300 ${r(-30)} 250 570 224 L570 300 Q${r(-20)} 320 ${r(0)} 380 Z`,
          shade(hairColour, 0.2),
          'opacity="0.5"',
        )
      );
    case 'short':
      return (
        path(
          `M${l(10)} 412 C${l(34)} 300 ${l(10)} 186 460 158 C560 134 ${r(30)} 190 ${r(22)} 300 C${r(24)} 350 ${r(14)} 390 ${r(8)} 414 C${r(4)} 380 ${r(-6)} 350 ${r(-22)} 318 C600 300 560 292 500 300 C450 306 420 286 404 262 C396 300 380 330 ${l(-14)} 344 C${l(-4)} 370 ${l(6)} 390 ${l(10)} 412 Z`,
          fill,
        ) + strands(hairColour, ['M404 262 Q450 196 540 178', 'M430 282 Q490 216 600 216', 'M470 296 Q540 240 636 262', 'M372 320 Q370 240 430 196'])
      );
    case 'side-part':
      return (
        path(
          `M${l(8)} 420 C${l(30)} 320 ${l(24)} 220 420 176 C540 128 ${r(40)} 170 ${r(26)} 320 C${r(24)} 360 ${r(14)} 400 ${r(8)} 420 C${r(2)} 376 ${r(-8)} 340 ${r(-34)} 306 C560 320 460 300 412 236 C404 290 ${l(-28)} 318 ${l(-12)} 350 C${l(0)} 380 ${l(4)} 400 ${l(8)} 420 Z`,
          fill,
        ) + strands(hairColour, ['M412 236 Q520 214 634 262', 'M412 222 Q520 180 630 226', 'M420 204 Q520 152 610 192', 'M406 250 Q396 300 366 326'])
      );
    case 'afro':
      return (
        path(
          `M${l(10)} 420 C${l(20)} 280 400 230 500 236 C600 230 ${r(20)} 280 ${r(10)} 420 C${r(60)} 330 ${r(10)} 170 500 164 C${l(10)} 170 ${l(60)} 330 ${l(10)} 420 Z`,
          hairColour,
        ) +
        Array.from({ length: 24 }, (_, i) =>
          stroke(`M${n(350 + (i % 8) * 42)} ${n(190 + Math.floor(i / 8) * 26)} q10 -14 20 0`, tint(hairColour, 0.25), 4, 'opacity="0.4"'),
        ).join('')
      );
    case 'curly':
      return [
        [-0.95, 300, 52],
        [-0.7, 236, 56],
        [-0.35, 200, 60],
        [0.05, 190, 62],
        [0.42, 202, 58],
        [0.75, 240, 56],
        [0.98, 306, 52],
        [-1.02, 370, 42],
        [1.03, 376, 42],
        [-0.5, 268, 46],
        [-0.1, 252, 46],
        [0.28, 258, 44],
      ]
        .map(
          ([share, y, size], i) =>
            circle(500 + share * cheek, y, size, i % 2 ? fill : shade(hairColour, 0.12)) +
            stroke(
              `M${n(500 + share * cheek - size * 0.5)} ${n(y)} a${n(size * 0.5)} ${n(size * 0.5)} 0 0 1 ${n(size * 0.9)} ${n(-size * 0.2)}`,
              tint(hairColour, 0.34),
              5,
              'opacity="0.5"',
            ),
        )
        .join('');
    default: {
      const drop = hair === 'long' ? 640 : hair === 'bob' ? 560 : hair === 'braids' ? 500 : 430;
      const cap = `M500 162 C${r(60)} 158 ${r(70)} 320 ${r(44)} ${drop - 40} Q${r(30)} ${drop} ${r(4)} ${drop - 6} C${r(22)} 480 ${r(14)} 400 ${r(-14)} 352 C${r(-40)} 318 556 290 470 232 C450 290 ${l(-36)} 330 ${l(-14)} 362 C${l(14)} 420 ${l(22)} 500 ${l(4)} ${drop - 6} Q${l(30)} ${drop} ${l(44)} ${drop - 40} C${l(70)} 320 ${l(60)} 158 500 162 Z`;
      return (
        path(cap, fill) +
        strands(hairColour, [
          'M470 232 Q560 260 640 340',
          'M474 216 Q580 220 664 330',
          'M470 222 Q410 280 366 344',
          'M462 200 Q372 250 342 350',
          ...(drop > 520 ? [`M${l(20)} 400 Q${l(30)} 470 ${l(22)} ${drop - 40}`, `M${r(24)} 400 Q${r(34)} 470 ${r(26)} ${drop - 40}`] : []),
        ])
      );
    }
  }
}

/** Beards and moustaches. */
export function drawBeard(drawing: Drawing, { beard, hairColour }: Traits, { cheek, jaw, chin, mouthY }: Head): string {
  if (beard === 'none') return '';
  const l = (dx: number) => n(500 - dx);
  const r = (dx: number) => n(500 + dx);
  const fill = drawing.linear(
    [
      [0, tint(hairColour, 0.12)],
      [0.5, hairColour],
      [1, shade(hairColour, 0.4)],
    ],
    60,
  );
  const moustache = path(
    `M500 ${n(mouthY - 22)} C${l(18)} ${n(mouthY - 38)} ${l(52)} ${n(mouthY - 26)} ${l(82)} ${n(mouthY - 14)} C${l(60)} ${n(mouthY + 8)} ${l(24)} ${n(mouthY + 2)} 500 ${n(mouthY - 7)} C${r(24)} ${n(mouthY + 2)} ${r(60)} ${n(mouthY + 8)} ${r(82)} ${n(mouthY - 14)} C${r(52)} ${n(mouthY - 26)} ${r(18)} ${n(mouthY - 38)} 500 ${n(mouthY - 22)} Z`,
    fill,
  );
  const jawline = (down: number, inner: number) =>
    `M${l(cheek + 3)} 400 C${l(cheek + 4)} 470 ${l(jaw + 34)} 520 ${l(jaw + 10)} ${n(chin - 50)} C${l(70)} ${n(chin + down * 0.6)} ${l(30)} ${n(chin + down)} 500 ${n(chin + down)} C${r(30)} ${n(chin + down)} ${r(70)} ${n(chin + down * 0.6)} ${r(jaw + 10)} ${n(chin - 50)} C${r(jaw + 34)} 520 ${r(cheek + 4)} 470 ${r(cheek + 3)} 400 C${r(cheek - 12)} 470 ${r(110)} 512 ${r(78)} ${n(mouthY - 10)} C${r(80)} ${n(mouthY + inner)} ${r(40)} ${n(mouthY + inner + 4)} 500 ${n(mouthY + inner)} C${l(40)} ${n(mouthY + inner + 4)} ${l(80)} ${n(mouthY + inner)} ${l(78)} ${n(mouthY - 10)} C${l(110)} 512 ${l(cheek - 12)} 470 ${l(cheek + 3)} 400 Z`;
  const hairs = strands(hairColour, [
    `M440 ${n(chin - 20)} Q446 ${n(chin + 10)} 464 ${n(chin + 24)}`,
    `M500 ${n(chin - 22)} V${n(chin + 26)}`,
    `M560 ${n(chin - 20)} Q554 ${n(chin + 10)} 536 ${n(chin + 24)}`,
    `M400 ${n(chin - 70)} Q404 ${n(chin - 30)} 424 ${n(chin)}`,
    `M600 ${n(chin - 70)} Q596 ${n(chin - 30)} 576 ${n(chin)}`,
  ]);
  switch (beard) {
    case 'stubble':
      return (
        path(jawline(4, 26), shade(hairColour, 0.2), 'opacity="0.28"') +
        path(
          `M500 ${n(mouthY - 26)} C${l(30)} ${n(mouthY - 32)} ${l(60)} ${n(mouthY - 20)} ${l(70)} ${n(mouthY + 8)} H${r(70)} C${r(60)} ${n(mouthY - 20)} ${r(30)} ${n(mouthY - 32)} 500 ${n(mouthY - 26)} Z`,
          shade(hairColour, 0.2),
          'opacity="0.2"',
        )
      );
    case 'moustache':
      return moustache;
    case 'goatee':
      return (
        moustache +
        path(
          `M${l(40)} ${n(mouthY + 28)} Q500 ${n(mouthY + 18)} ${r(40)} ${n(mouthY + 28)} C${r(44)} ${n(chin)} ${r(20)} ${n(chin + 36)} 500 ${n(chin + 40)} C${l(20)} ${n(chin + 36)} ${l(44)} ${n(chin)} ${l(40)} ${n(mouthY + 28)} Z`,
          fill,
        )
      );
    case 'long':
      return (
        path(jawline(210, 20), fill) +
        moustache +
        strands(hairColour, [
          `M430 ${chin} Q440 ${chin + 90} 476 ${chin + 170}`,
          `M470 ${chin} Q476 ${chin + 90} 492 ${chin + 190}`,
          `M530 ${chin} Q524 ${chin + 90} 508 ${chin + 190}`,
          `M570 ${chin} Q560 ${chin + 90} 524 ${chin + 170}`,
        ])
      );
    default:
      return path(jawline(34, 19), fill) + moustache + hairs;
  }
}
