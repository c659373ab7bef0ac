import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, luminanceOf, shade, tint } from '../../tint.ts';
import { circle, type Drawing, ellipse, n, path, stroke } from '../../vector.ts';
import { metal } from '../parts.ts';
import { mirrored } from './face.ts';
import type { Traits } from './traits.ts';

const STEEL: Colour = [150, 160, 174];
const GOLD: Colour = [214, 164, 66];

/** Shoulders and what they wear, down to `bottom` (user units of the bust's box). */
export function drawClothing(drawing: Drawing, { clothing, clothColour, isFeminine, headgear }: Traits, bottom: number): string {
  const s = isFeminine ? 300 : 350;
  const fill = drawing.linear(
    [
      [0, tint(clothColour, 0.16)],
      [0.5, clothColour],
      [1, shade(clothColour, 0.42)],
    ],
    40,
  );
  const body = `M${500 - 130} 724 C${500 - 210} 756 ${500 - s + 20} 772 ${500 - s} 880 L${500 - s - 24} ${bottom} H${500 + s + 24} L${500 + s} 880 C${500 + s - 20} 772 ${500 + 210} 756 ${500 + 130} 724 C600 800 560 830 500 836 C440 830 400 800 370 724 Z`;
  const base =
    path(body, fill) + mirrored(stroke(`M${500 - s + 74} 900 Q${500 - s + 90} 960 ${500 - s + 84} ${bottom}`, shade(clothColour, 0.4), 6, 'opacity="0.5"'));
  const collar = (colour: Colour) =>
    path('M370 724 C392 812 440 846 500 850 C560 846 608 812 630 724 L606 716 C590 780 556 812 500 816 C444 812 410 780 394 716 Z', colour);
  switch (clothing) {
    case 'tee':
      return base + collar(shade(clothColour, 0.18));
    case 'sweater':
      return (
        base +
        path('M376 738 L624 738 C604 806 560 850 500 850 C440 850 396 806 376 738 Z', shade(clothColour, 0.12)) +
        path(
          'M404 690 C440 726 560 726 596 690 L618 760 C580 806 420 806 382 760 Z',
          drawing.linear(
            [
              [0, tint(clothColour, 0.1)],
              [1, shade(clothColour, 0.34)],
            ],
            0,
          ),
        ) +
        Array.from({ length: 9 }, (_, i) =>
          stroke(`M${n(408 + i * 23)} ${n(714 + Math.sin((i / 8) * Math.PI) * 16)} l${n((i - 4) * 1.6)} 56`, shade(clothColour, 0.3), 4, 'opacity="0.5"'),
        ).join('')
      );
    case 'hoodie':
      return (
        path(
          'M330 690 C350 620 400 640 420 680 C440 740 560 740 580 680 C600 640 650 620 670 690 C700 780 620 850 500 858 C380 850 300 780 330 690 Z',
          shade(clothColour, 0.3),
        ) +
        base +
        collar(shade(clothColour, 0.26)) +
        stroke('M452 842 L446 930 M548 842 L554 930', tint(clothColour, 0.6), 8)
      );
    case 'suit': {
      const tie: Colour = luminanceOf(clothColour) > 0.2 ? [124, 34, 46] : [190, 60, 56];
      return (
        base +
        path('M400 716 L500 880 L600 716 L566 980 H434 Z', [244, 242, 238]) +
        path(
          `M486 806 H514 L528 ${bottom} H472 Z`,
          drawing.linear(
            [
              [0, tint(tie, 0.15)],
              [1, shade(tie, 0.3)],
            ],
            0,
          ),
        ) +
        path('M478 780 H522 L512 816 H488 Z', shade(tie, 0.15)) +
        mirrored(
          path('M394 708 L376 730 L452 826 L500 790 Z', [252, 251, 248]) +
            path(
              `M372 728 L330 790 L360 812 L340 838 L472 ${bottom} L496 ${bottom} L500 960 Z`,
              drawing.linear(
                [
                  [0, tint(clothColour, 0.2)],
                  [1, shade(clothColour, 0.2)],
                ],
                0,
              ),
            ),
        )
      );
    }
    case 'shirt':
      return (
        base +
        mirrored(path('M394 706 L368 734 L430 838 L500 806 Z', tint(clothColour, 0.3))) +
        stroke(`M500 820 V${bottom}`, shade(clothColour, 0.4), 5, 'opacity="0.7"') +
        [870, 940].map((y) => circle(500, y, 7, tint(clothColour, 0.6))).join('')
      );
    case 'dress':
      return (
        path(`M${500 - s + 60} 820 C400 850 440 900 500 880 C560 900 600 850 ${500 + s - 60} 820 L${500 + s - 30} ${bottom} H${500 - s + 30} Z`, fill) +
        stroke('M424 770 Q500 830 576 770', GOLD, 5) +
        circle(500, 806, 9, metal(drawing, GOLD))
      );
    case 'armour':
      return (
        path(body, metal(drawing, STEEL, 30)) +
        path('M392 706 C430 760 570 760 608 706 L630 760 C590 826 410 826 370 760 Z', metal(drawing, shade(STEEL, 0.1), 10)) +
        mirrored(
          path(
            `M${500 - s - 20} 930 C${500 - s - 20} 800 ${500 - s + 50} 752 ${500 - 180} 764 C${500 - 160} 830 ${500 - 210} 900 ${500 - s + 40} 950 Z`,
            metal(drawing, tint(STEEL, 0.1), 50),
          ) +
            stroke(`M${500 - s} 900 C${500 - s + 20} 820 ${500 - s + 80} 786 ${500 - 190} 784`, GOLD, 6) +
            circle(500 - 214, 806, 9, metal(drawing, GOLD)),
        ) +
        stroke(`M500 824 V${bottom}`, shade(STEEL, 0.5), 5)
      );
    case 'robe':
      return (
        base +
        mirrored(
          path(
            `M386 700 L346 742 L440 ${bottom} H500 L500 880 Z`,
            drawing.linear(
              [
                [0, tint(clothColour, 0.3)],
                [1, shade(clothColour, 0.3)],
              ],
              0,
            ),
          ) + stroke(`M372 736 L474 ${bottom}`, GOLD, 7),
        ) +
        (headgear === 'crown'
          ? mirrored(
              ellipse(500 - 232, 800, 110, 46, [244, 240, 232], 'transform="rotate(-22 268 800)"') +
                circle(230, 806, 6, [40, 34, 40]) +
                circle(286, 786, 6, [40, 34, 40]) +
                circle(330, 764, 5, [40, 34, 40]),
            )
          : '')
      );
    case 'jacket':
      return (
        base +
        path('M406 716 L500 850 L594 716 L580 1000 H420 Z', blend([240, 238, 234], clothColour, 0.15)) +
        mirrored(
          path(
            `M390 700 L340 752 L420 880 L400 ${bottom} H470 L500 880 L470 838 Z`,
            drawing.linear(
              [
                [0, tint(clothColour, 0.24)],
                [1, shade(clothColour, 0.4)],
              ],
              20,
            ),
          ) + stroke('M392 712 L470 838', tint(clothColour, 0.4), 4),
        )
      );
    case 'labcoat':
      return (
        path(
          body,
          drawing.linear(
            [
              [0, [252, 252, 252]],
              [1, [206, 212, 222]],
            ],
            40,
          ),
        ) +
        path('M410 716 L500 860 L590 716 Z', clothColour) +
        mirrored(
          path(
            `M392 704 L350 748 L424 850 L500 ${bottom} L500 880 Z`,
            drawing.linear(
              [
                [0, [255, 255, 255]],
                [1, [214, 220, 228]],
              ],
              0,
            ),
          ) + stroke('M424 850 L498 990', [170, 178, 190], 4),
        )
      );
  }
}
