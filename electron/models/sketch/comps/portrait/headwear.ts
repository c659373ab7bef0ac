import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, type Drawing, ellipse, n, path, rect, stroke } from '../../vector.ts';
import { metal } from '../parts.ts';
import { type Head, mirrored } from './face.ts';
import type { Traits } from './traits.ts';

const STEEL: Colour = [150, 160, 174];
const GOLD: Colour = [214, 164, 66];

/** Glasses on the nose. */
export function drawGlasses(drawing: Drawing, { glasses }: Traits, { eyeY, eyeDx, cheek }: Head): string {
  if (glasses === 'none') return '';
  const x = 500 - eyeDx;
  const frame: Colour = [38, 32, 38];
  const lens =
    glasses === 'sun'
      ? drawing.linear(
          [
            [0, [30, 30, 44], 0.96],
            [1, [96, 84, 100], 0.9],
          ],
          90,
        )
      : 'rgb(214,232,240)';
  const opacity = glasses === 'sun' ? '' : 'fill-opacity="0.16"';
  const line = `stroke="rgb(${frame.join()})" stroke-width="${glasses === 'square' ? 9 : 7}" ${opacity}`;
  const shape =
    glasses === 'round'
      ? circle(x, eyeY + 4, 52, lens, line)
      : glasses === 'square'
        ? rect(x - 56, eyeY - 34, 112, 78, lens, 18, line)
        : path(
            `M${n(x - 60)} ${n(eyeY - 34)} H${n(x + 54)} C${n(x + 58)} ${n(eyeY + 20)} ${n(x + 40)} ${n(eyeY + 52)} ${n(x - 4)} ${n(eyeY + 52)} C${n(x - 46)} ${n(eyeY + 50)} ${n(x - 64)} ${n(eyeY + 14)} ${n(x - 60)} ${n(eyeY - 34)} Z`,
            lens,
            line,
          );
  const glint = path(
    `M${n(x - 30)} ${n(eyeY - 22)} L${n(x - 8)} ${n(eyeY - 24)} L${n(x - 30)} ${n(eyeY + 16)} L${n(x - 38)} ${n(eyeY + 2)} Z`,
    [255, 255, 255],
    `opacity="${glasses === 'sun' ? 0.22 : 0.16}"`,
  );
  return (
    mirrored(shape + glint + stroke(`M${n(x - 56)} ${n(eyeY - 14)} L${n(500 - cheek - 4)} ${n(eyeY - 6)}`, frame, 7)) +
    stroke(`M${n(x + 52)} ${n(eyeY - 6)} Q500 ${n(eyeY - 22)} ${n(500 + eyeDx - 52)} ${n(eyeY - 6)}`, frame, 7)
  );
}

/** Hats, hoods, crowns and helmets. */
export function drawHeadgear(drawing: Drawing, { headgear, clothColour, hairColour }: Traits, { cheek }: Head): string {
  const l = (dx: number) => n(500 - cheek - dx);
  const r = (dx: number) => n(500 + cheek + dx);
  const lit = (colour: Colour) =>
    drawing.linear(
      [
        [0, tint(colour, 0.26)],
        [0.5, colour],
        [1, shade(colour, 0.4)],
      ],
      50,
    );
  const colour = luminanceOf(clothColour) < 0.03 ? tint(clothColour, 0.2) : clothColour;
  switch (headgear) {
    case 'cap':
      return (
        path(`M${l(14)} 306 C${l(20)} 176 420 138 500 138 C580 138 ${r(20)} 176 ${r(14)} 306 Q500 262 ${l(14)} 306 Z`, lit(colour)) +
        path(
          `M${l(10)} 306 C400 262 600 262 ${r(10)} 306 C${r(30)} 340 ${r(10)} 352 ${r(-20)} 340 C580 306 420 306 ${l(-20)} 340 C${l(10)} 352 ${l(30)} 340 ${l(10)} 306 Z`,
          lit(shade(colour, 0.25)),
        ) +
        circle(500, 142, 10, shade(colour, 0.2)) +
        stroke('M500 146 V268', shade(colour, 0.3), 4, 'opacity="0.6"')
      );
    case 'beanie':
      return (
        path(`M${l(18)} 320 C${l(30)} 170 420 118 500 118 C580 118 ${r(30)} 170 ${r(18)} 320 Z`, lit(colour)) +
        path(`M${l(24)} 268 Q500 214 ${r(24)} 268 L${r(22)} 346 Q500 292 ${l(22)} 346 Z`, lit(shade(colour, 0.18))) +
        Array.from({ length: 11 }, (_, i) =>
          stroke(
            `M${n(500 - cheek - 8 + i * ((cheek * 2 + 16) / 10))} ${n(262 - Math.sin((i / 10) * Math.PI) * 22)} v70`,
            shade(colour, 0.42),
            4,
            'opacity="0.45"',
          ),
        ).join('')
      );
    case 'beret':
      return (
        path(
          `M${l(16)} 292 C${l(90)} 240 ${l(20)} 140 470 130 C620 116 ${r(110)} 190 ${r(60)} 262 C${r(40)} 292 ${r(10)} 300 ${r(0)} 296 Q500 252 ${l(16)} 292 Z`,
          lit(colour),
        ) + stroke('M520 128 q4 -18 16 -22', shade(colour, 0.3), 9)
      );
    case 'cowboy':
      return (
        path('M226 300 C240 250 330 250 380 258 H620 C670 250 760 250 774 300 C720 344 600 322 500 322 C400 322 280 344 226 300 Z', lit([134, 88, 54])) +
        path(
          'M370 276 C372 180 396 108 440 100 C470 96 480 118 500 118 C520 118 530 96 560 100 C604 108 628 180 630 276 Q500 306 370 276 Z',
          lit([148, 98, 60]),
        ) +
        path('M370 254 Q500 282 630 254 V278 Q500 306 370 278 Z', [70, 44, 30])
      );
    case 'crown':
      return (
        path('M362 284 L346 150 L424 214 L500 116 L576 214 L654 150 L638 284 Q500 246 362 284 Z', metal(drawing, GOLD)) +
        path('M360 262 Q500 222 640 262 V292 Q500 252 360 292 Z', metal(drawing, shade(GOLD, 0.12), 10)) +
        [
          [346, 146],
          [500, 110],
          [654, 146],
        ]
          .map(([x, y]) =>
            circle(
              x,
              y,
              13,
              drawing.radial([
                [0, [255, 180, 180]],
                [1, [150, 24, 44]],
              ]),
            ),
          )
          .join('') +
        ellipse(
          500,
          246,
          13,
          16,
          drawing.radial([
            [0, [180, 214, 255]],
            [1, [30, 70, 150]],
          ]),
        )
      );
    case 'wizard':
    case 'witch': {
      const cloth = headgear === 'witch' ? blend([44, 34, 56], colour, 0.25) : colour;
      return (
        path('M372 282 C400 190 430 60 560 10 C540 60 600 120 628 282 Q500 246 372 282 Z', lit(cloth)) +
        path('M216 306 C300 246 700 246 784 306 C700 346 600 322 500 322 C400 322 300 346 216 306 Z', lit(shade(cloth, 0.12))) +
        path('M374 262 Q500 228 626 262 V288 Q500 252 374 288 Z', GOLD) +
        (headgear === 'witch'
          ? rect(474, 236, 52, 44, 'none', 5, `stroke="rgb(240,210,120)" stroke-width="7"`)
          : circle(456, 176, 7, [255, 236, 170]) + circle(540, 130, 6, [255, 236, 170]) + circle(570, 206, 8, [255, 236, 170]))
      );
    }
    case 'chef':
      return (
        path(
          'M366 296 L356 190 C300 180 306 96 372 100 C384 44 470 34 500 76 C530 34 616 44 628 100 C694 96 700 180 644 190 L634 296 Q500 262 366 296 Z',
          drawing.linear(
            [
              [0, [255, 255, 255]],
              [0.6, [246, 246, 248]],
              [1, [200, 206, 218]],
            ],
            40,
          ),
        ) +
        path('M364 258 Q500 224 636 258 L634 298 Q500 264 366 298 Z', [236, 238, 242]) +
        stroke('M420 250 Q416 190 404 150 M500 240 V140 M580 250 Q584 190 596 150', [206, 212, 222], 5)
      );
    case 'hijab':
      return (
        path(
          `M500 142 C${r(56)} 142 ${r(66)} 300 ${r(40)} 470 C${r(40)} 620 ${r(96)} 720 ${r(130)} 800 Q500 900 ${l(130)} 800 C${l(96)} 720 ${l(40)} 620 ${l(40)} 470 C${l(66)} 300 ${l(56)} 142 500 142 Z M500 252 C${l(-24)} 256 ${l(-4)} 360 ${l(-6)} 440 C${l(-14)} 540 436 626 500 640 C564 626 ${r(-14)} 540 ${r(-6)} 440 C${r(-4)} 360 ${r(-24)} 256 500 252 Z`,
          lit(colour),
          'fill-rule="evenodd"',
        ) +
        stroke('M440 640 Q520 720 640 740 M400 620 Q470 760 600 830 M640 250 Q680 340 664 460', shade(colour, 0.4), 6, 'opacity="0.45"') +
        stroke('M372 300 Q352 400 366 500', tint(colour, 0.4), 6, 'opacity="0.5"')
      );
    case 'hood':
      return (
        path(
          `M500 104 C${r(110)} 110 ${r(110)} 330 ${r(70)} 520 C${r(50)} 620 ${r(70)} 700 ${r(90)} 760 L500 860 L${l(90)} 760 C${l(70)} 700 ${l(50)} 620 ${l(70)} 520 C${l(110)} 330 ${l(110)} 110 500 104 Z M500 236 C${l(0)} 240 ${l(10)} 370 ${l(0)} 470 C${l(-10)} 570 420 660 500 700 C580 660 ${r(-10)} 570 ${r(0)} 470 C${r(10)} 370 ${r(0)} 240 500 236 Z`,
          lit(shade(colour, 0.25)),
          'fill-rule="evenodd"',
        ) + stroke(`M${l(-6)} 300 Q${l(2)} 420 ${l(-8)} 540`, tint(colour, 0.3), 6, 'opacity="0.5"')
      );
    case 'helmet':
      return (
        path(
          `M${l(26)} 470 C${l(50)} 260 410 150 500 146 C590 150 ${r(50)} 260 ${r(26)} 470 L${r(-14)} 500 C${r(0)} 400 ${r(-10)} 336 590 322 Q540 316 526 350 L514 470 H486 L474 350 Q460 316 410 322 C${l(-10)} 336 ${l(0)} 400 ${l(-14)} 500 Z`,
          metal(drawing, STEEL, 30),
        ) +
        path(`M${l(10)} 322 Q500 252 ${r(10)} 322 L${r(6)} 344 Q500 282 ${l(6)} 344 Z`, metal(drawing, GOLD, 10)) +
        path('M488 120 Q500 108 512 120 L516 290 H484 Z', metal(drawing, GOLD)) +
        mirrored(
          circle(500 - cheek - 4, 420, 8, metal(drawing, GOLD)) +
            (luminanceOf(hairColour) >= 0
              ? path(
                  `M${n(500 - cheek - 10)} 270 C${n(500 - cheek - 90)} 250 ${n(500 - cheek - 110)} 170 ${n(500 - cheek - 84)} 96 C${n(500 - cheek - 70)} 170 ${n(500 - cheek - 20)} 200 ${n(500 - cheek + 34)} 214 Z`,
                  lit([232, 220, 196]),
                )
              : ''),
        )
      );
    case 'none':
      return '';
  }
}
