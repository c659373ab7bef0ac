import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import type { ObjectKit, ObjectSpec } from './kit.ts';

const INK: Colour = [30, 29, 34];
const STEEL: Colour = [176, 182, 192];

function spokedWheel(x: number, y: number, r: number): string {
  const spokes = Array.from({ length: 18 }, (_, i) => {
    const angle = (i * Math.PI) / 9;
    const lean = angle + (i % 2 ? 0.3 : -0.3);
    return `M${(x + Math.cos(lean) * 8).toFixed(1)} ${(y + Math.sin(lean) * 8).toFixed(1)} L${(x + Math.cos(angle) * r * 0.78).toFixed(1)} ${(y + Math.sin(angle) * r * 0.78).toFixed(1)}`;
  }).join(' ');
  return (
    circle(x, y, r - 6, 'none', `stroke="rgb(${INK})" stroke-width="13"`) +
    circle(x, y, r - 13, 'none', `stroke="rgb(${STEEL})" stroke-width="4"`) +
    stroke(spokes, STEEL, 1.3) +
    circle(x, y, 10, STEEL) +
    circle(x, y, 5, shade(STEEL, 0.45))
  );
}

function motorcycle(k: ObjectKit): string {
  const steel = k.lit(STEEL);
  const fins = Array.from({ length: 6 }, (_, i) => rect(124 + i, 90 + i * 7, 44 - i, 4, shade(STEEL, i % 2 ? 0.3 : 0.12), 1.5)).join('');
  return [
    spokedWheel(62, 140, 46),
    spokedWheel(242, 140, 46),
    stroke('M22 118 C30 92 62 84 96 104', k.main, 7),
    stroke('M206 104 C226 84 262 84 286 112', k.main, 8),
    stroke('M172 132 L242 140', STEEL, 9),
    stroke('M216 82 L234 132', INK, 9),
    stroke('M219 88 L232 126', STEEL, 4, 'stroke-dasharray="3 3"'),
    stroke('M104 66 L116 134 L176 136 L206 84', shade(INK, -0.2), 7),
    path('M116 96 L172 92 L182 134 C176 146 130 148 120 138 Z', k.lit(shade(STEEL, 0.45))),
    fins,
    circle(162, 130, 15, steel),
    circle(162, 130, 9, shade(STEEL, 0.35)),
    stroke('M128 112 C112 126 112 148 134 150 L276 150', STEEL, 10),
    stroke('M200 147 L274 147', tint(STEEL, 0.7), 2.5),
    path('M252 142 H286 L290 150 L286 158 H252 Z', steel),
    stroke('M62 140 L104 48', STEEL, 8),
    stroke('M64 132 L78 102', shade(STEEL, 0.4), 11),
    path('M96 74 C104 52 146 46 182 66 C186 76 176 86 156 88 L112 90 C98 88 92 82 96 74 Z', k.lit(k.main)),
    path('M106 66 C120 54 146 52 164 60 C150 58 126 60 108 72 Z', [255, 255, 255], 'opacity="0.5"'),
    path('M112 78 H168 L162 84 H114 Z', k.second, 'opacity="0.9"'),
    path('M176 68 C200 58 238 58 258 70 C260 80 248 86 228 84 L178 86 C170 82 170 74 176 68 Z', k.lit(INK)),
    stroke('M182 70 C206 62 234 62 252 70', tint(INK, 0.35), 2),
    stroke('M104 50 C100 36 112 32 134 36', INK, 6),
    stroke('M120 34 L138 37', shade(INK, 0.4), 9),
    circle(84, 66, 17, steel),
    ellipse(76, 66, 8, 14, k.accent),
    ellipse(74, 63, 4, 8, [255, 255, 255], 'opacity="0.8"'),
    rect(256, 74, 12, 10, [206, 52, 44], 4),
    rect(140, 160, 40, 5, INK, 2),
  ].join('');
}

function ramen(k: ObjectKit): string {
  const noodle = (y: number, shift: number) =>
    stroke(
      `M${34 + shift} ${y} C${50 + shift} ${y - 9} ${58 + shift} ${y + 9} ${74 + shift} ${y} S${98 + shift} ${y - 8} ${112 + shift} ${y + 1}`,
      [246, 222, 160],
      5,
    );
  const onions = [
    [88, 86],
    [104, 94],
    [66, 99],
    [122, 100],
    [94, 104],
  ].map(([x, y]) => ellipse(x, y, 5, 3.4, [92, 158, 70]) + ellipse(x, y, 2.2, 1.4, [214, 236, 180]));
  return [
    path('M22 66 L58 40 L78 88 L40 96 Z', k.lit([38, 58, 48])),
    path('M14 92 C18 148 54 180 100 180 C146 180 182 148 186 92 Z', k.lit(k.main)),
    path('M22 122 C60 138 140 138 178 122 L175 132 C140 148 60 148 25 132 Z', k.second, 'opacity="0.9"'),
    path('M70 178 H130 L126 192 H74 Z', k.lit(shade(k.main, 0.25))),
    ellipse(100, 92, 86, 23, tint(k.main, 0.35)),
    ellipse(100, 93, 78, 18.5, k.lit(k.accent)),
    noodle(92, 0),
    noodle(99, 6),
    noodle(86, 14),
    noodle(103, 30),
    ellipse(140, 88, 25, 14, [250, 246, 236]),
    ellipse(141, 88, 13, 8.5, [240, 156, 42]),
    ellipse(138, 85.5, 4, 2.4, [255, 214, 130]),
    ...onions,
    stroke('M112 90 L184 10', shade(k.second, 0.35), 6),
    stroke('M124 94 L198 20', shade(k.second, 0.2), 6),
    stroke('M30 112 C34 140 52 162 78 170', tint(k.main, 0.55), 5, 'opacity="0.7"'),
  ].join('');
}

/** Things that shops and streets are full of. */
export const MORE_WARES: readonly ObjectSpec[] = [
  {
    words: ['motorcycle', 'motorcycles', 'motorbike', 'motorbikes', 'moped', 'scooter', 'chopper', 'harley', 'vespa'],
    colours: ['#a8322c', '#e9dcc0', '#f4d98a'],
    box: [300, 200],
    draw: motorcycle,
  },
  {
    words: ['bowl', 'bowls', 'ramen', 'noodles', 'noodle', 'soup', 'pho', 'udon', 'broth', 'stew'],
    colours: ['#2f4f6f', '#d8b98a', '#c9772e'],
    draw: ramen,
  },
];
