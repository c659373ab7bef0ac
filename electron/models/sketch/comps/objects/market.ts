import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, group, path, rect, stroke } from '../../vector.ts';
import type { ObjectSpec } from './kit.ts';

const WHITE: Colour = [255, 255, 255];
const INK: Colour = [38, 28, 30];

const BERRY = 'M100 62 C128 42 172 54 176 92 C180 132 130 178 100 192 C70 178 20 132 24 92 C28 54 72 42 100 62 Z';
const PEAR = 'M100 50 C122 50 128 70 134 92 C142 116 162 124 162 152 C162 182 134 192 100 192 C66 192 38 182 38 152 C38 124 58 116 66 92 C72 70 78 50 100 50 Z';
const WING = 'M96 88 C70 30 24 30 26 62 C28 86 66 100 96 92 Z';

const SEEDS: readonly (readonly [number, number])[] = [
  [56, 92],
  [84, 88],
  [116, 88],
  [146, 92],
  [66, 116],
  [100, 112],
  [134, 116],
  [80, 140],
  [120, 140],
  [100, 164],
];

/** What stands on labels, patches and harbour walls. */
export const MARKET: readonly ObjectSpec[] = [
  {
    words: ['strawberry', 'strawberries', 'berry', 'berries', 'raspberry', 'raspberries'],
    colours: ['#d8293a', '#4f9a3c', '#ffe08a'],
    draw: (k) =>
      [
        path(BERRY, k.lit(k.main)),
        path('M150 62 C182 76 182 118 140 160 C126 174 112 186 100 192 C132 160 160 112 150 62 Z', shade(k.main, 0.35), 'opacity="0.45"'),
        ...SEEDS.map(([x, y]) => ellipse(x, y, 4, 6.5, k.accent)),
        path('M100 66 L60 78 L74 52 L40 44 L82 34 L100 10 L118 34 L160 44 L126 52 L140 78 Z', k.lit(k.second)),
        path('M40 92 C40 76 52 66 64 68 C54 78 50 94 52 112 C44 108 40 102 40 92 Z', WHITE, 'opacity="0.4"'),
        stroke('M100 34 Q98 20 108 8', shade(k.second, 0.25), 7),
      ].join(''),
  },
  {
    words: ['pear', 'pears', 'orchard'],
    colours: ['#b9c24a', '#6a9c3a', '#7a4a26'],
    draw: (k) =>
      [
        path(PEAR, k.lit(k.main)),
        path('M118 58 C136 96 166 130 148 168 C140 182 122 190 100 192 C140 166 132 110 118 58 Z', shade(k.main, 0.3), 'opacity="0.45"'),
        path('M56 150 C56 130 74 118 80 96 C88 118 72 132 72 160 C62 164 56 160 56 150 Z', WHITE, 'opacity="0.4"'),
        stroke('M100 54 Q98 30 110 12', k.accent, 8),
        path('M106 40 C112 16 142 8 164 18 C158 42 130 56 106 40 Z', k.lit(k.second)),
        stroke('M108 39 Q132 32 158 20', tint(k.second, 0.4), 2.5),
      ].join(''),
  },
  {
    words: ['lighthouse', 'lighthouses', 'beacon', 'coastguard'],
    colours: ['#f4efe4', '#c8402f', '#ffd25a'],
    draw: (k) =>
      [
        k.setting(path('M88 34 L4 12 V54 Z', k.accent, 'opacity="0.55"')),
        k.setting(path('M112 34 L196 12 V54 Z', k.accent, 'opacity="0.55"')),
        path('M30 192 Q52 160 78 170 H122 Q150 158 172 192 Z', k.lit([98, 92, 88])),
        path('M80 62 H120 L132 178 H68 Z', k.lit(k.main)),
        path('M76.5 96 H123.5 L126.6 126 H73.4 Z M71 150 H129 L132 178 H68 Z', k.lit(k.second)),
        path('M108 62 H120 L132 178 H112 Z', shade(k.main, 0.5), 'opacity="0.25"'),
        rect(70, 54, 60, 9, k.lit(INK), 3),
        rect(82, 24, 36, 31, k.ball(k.accent)),
        stroke('M82 24 V54 M94 24 V54 M106 24 V54 M118 24 V54', INK, 3),
        path('M76 25 Q100 -6 124 25 Z', k.lit(k.second)),
        circle(100, 7, 4, INK),
        rect(93, 104, 14, 18, INK, 7),
        rect(92, 156, 16, 22, INK, 8),
      ].join(''),
  },
  {
    words: ['tent', 'camp', 'camping', 'campsite', 'scout', 'scouts'],
    colours: ['#e08a3c', '#7a3f22', '#f6e3bd'],
    draw: (k) =>
      [
        k.setting(ellipse(100, 174, 96, 12, [52, 74, 52])),
        path('M100 34 L14 172 H186 Z', k.lit(k.main)),
        path('M100 34 L186 172 H128 Z', shade(k.main, 0.4), 'opacity="0.4"'),
        path('M100 62 L62 172 H138 Z', k.lit(k.second)),
        path('M100 62 L100 172 H62 Z', k.accent),
        path('M100 62 L84 172 H62 Z', tint(k.accent, 0.4)),
        stroke('M100 34 L108 20 M100 34 L92 20', k.second, 6),
        stroke('M14 172 L2 180 M186 172 L198 180', k.accent, 3),
      ].join(''),
  },
  {
    words: ['bee', 'bees', 'honeybee', 'bumblebee', 'apiary', 'honeycomb'],
    colours: ['#f2b52c', '#3a2a24', '#dcecf4'],
    draw: (k) => {
      const body = 'M100 66 C138 66 152 100 148 128 C144 160 120 192 100 196 C80 192 56 160 52 128 C48 100 62 66 100 66 Z';
      const wing = path(WING, k.accent, 'opacity="0.9"') + stroke('M92 86 Q60 74 36 56', shade(k.accent, 0.3), 2.5);
      const low = path('M96 96 C64 88 26 104 34 128 C42 144 78 122 96 104 Z', k.accent, 'opacity="0.8"');
      return [
        wing + low,
        group('translate(200 0) scale(-1 1)', wing + low),
        path(body, k.lit(k.main)),
        group('', rect(40, 92, 120, 18, k.second) + rect(40, 124, 120, 18, k.second) + rect(40, 156, 120, 18, k.second), `clip-path="${k.clip(body)}"`),
        circle(100, 58, 27, k.lit(k.second)),
        stroke('M90 36 Q80 16 66 14 M110 36 Q120 16 134 14', k.second, 5),
        circle(66, 14, 5, k.second) + circle(134, 14, 5, k.second),
        circle(89, 54, 6, WHITE) + circle(111, 54, 6, WHITE) + circle(90, 55, 3, INK) + circle(110, 55, 3, INK),
      ].join('');
    },
  },
  {
    words: ['balloon', 'balloons'],
    colours: ['#e2504a', '#3f8fbf', '#f2b63c'],
    draw: (k) => {
      const balloon = (x: number, y: number, r: number, colour: Colour) =>
        path(`M${x} ${y + r * 1.15} L${x - 7} ${y + r * 1.3} H${x + 7} Z`, shade(colour, 0.2)) +
        ellipse(x, y, r * 0.92, r * 1.15, k.ball(colour)) +
        ellipse(x - r * 0.35, y - r * 0.45, r * 0.16, r * 0.3, WHITE, 'opacity="0.6"');
      return [
        stroke('M54 110 Q70 150 100 196 M146 110 Q130 150 100 196 M100 96 Q96 150 100 196', [120, 110, 110], 2.5),
        balloon(52, 66, 42, k.second),
        balloon(148, 66, 42, k.accent),
        balloon(100, 52, 44, k.main),
      ].join('');
    },
  },
];
