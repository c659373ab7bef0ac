import type { Colour } from '../../../../shared/geometry.ts';
import type { CompRequest } from '../comps/comp.ts';
import { createKit, type ObjectKit } from '../comps/objects/kit.ts';
import { plinth } from '../comps/objects/people.ts';
import { blend, hex, shade, tint } from '../tint.ts';
import { circle, type Drawing, path, stroke } from '../vector.ts';

/** Abstract sculptures about 160 units wide and high, standing on y = 200; each is one closed idea that casts well. */
const FORMS: readonly ((k: ObjectKit) => string)[] = [
  // a pierced form
  (k) =>
    path(
      'M96 14 C140 4 176 44 170 96 C166 132 146 150 142 200 H70 C72 164 36 146 32 100 C28 56 56 24 96 14 Z M104 58 C84 58 72 76 76 96 C80 116 104 124 120 112 C136 98 130 58 104 58 Z',
      k.lit(k.main),
      'fill-rule="evenodd"',
    ) +
    path('M104 58 C84 58 72 76 76 96 C78 104 82 110 88 113 C86 92 92 70 116 60 C112 58.5 108 58 104 58 Z', shade(k.main, 0.55)) +
    stroke('M54 62 C62 40 82 30 100 28', tint(k.main, 0.6), 7, 'opacity="0.6"'),
  // three rings that hold each other
  (k) =>
    [
      [72, 66, 46],
      [132, 78, 46],
      [98, 138, 52],
    ]
      .map(
        ([x, y, r], i) =>
          circle(x, y, r, 'none', `stroke="${k.lit([k.main, tint(k.main, 0.2), shade(k.main, 0.15)][i])}" stroke-width="20"`) +
          circle(x, y, r + 8, 'none', `stroke="rgb(${shade(k.main, 0.5).map(Math.round)})" stroke-width="2" opacity="0.5"`),
      )
      .join('') + path('M76 182 H124 L130 202 H70 Z', k.lit(k.main)),
  // a rising flame of two sheets
  (k) =>
    path('M84 202 C40 168 30 118 62 78 C84 50 92 30 88 0 C128 28 138 66 116 104 C100 134 104 170 118 202 Z', k.lit(k.main)) +
    path('M112 202 C96 168 100 136 118 108 C134 82 136 60 130 36 C164 66 174 108 156 144 C146 164 142 182 144 202 Z', k.lit(shade(k.main, 0.14))) +
    stroke('M78 186 C56 156 52 118 76 88 C94 64 102 44 100 26', tint(k.main, 0.55), 6, 'opacity="0.55"'),
  // balanced stones
  (k) =>
    [
      ['M40 200 C30 170 52 150 100 150 C148 150 170 170 160 200 Z', 0],
      ['M58 152 C46 122 66 104 104 104 C140 106 156 126 142 152 Z', 0.1],
      ['M76 106 C66 80 84 62 108 64 C132 66 140 88 126 106 Z', 0],
      ['M88 66 C82 44 96 28 110 34 C126 40 126 56 118 66 Z', 0.12],
    ]
      .map(([d, share]) => path(d as string, k.lit(shade(k.main, share as number))))
      .join(''),
];

/** A small abstract sculpture on a plinth, for subjects that Sketch cannot draw. */
export function drawStandIn(drawing: Drawing, { random, scheme }: CompRequest, colour: Colour | null): string {
  const main = colour ?? blend(scheme.main, scheme.accent, 0.2);
  const k = createKit(drawing, main, scheme.dark, scheme.accent);
  return random.fork('stand-in').pick(FORMS)(k) + plinth(k, 198, hex('#a9a296'));
}
