import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, stroke } from '../../vector.ts';
import { type ObjectSpec, starPath } from './kit.ts';

const WHITE = [255, 255, 255] as [number, number, number];
const heart = 'M100 176 C40 134 22 104 22 74 C22 46 43 28 66 28 C82 28 94 37 100 50 C106 37 118 28 134 28 C157 28 178 46 178 74 C178 104 160 134 100 176 Z';
const apple =
  'M100 62 C84 48 40 46 32 92 C26 132 56 182 82 182 C90 182 94 178 100 178 C106 178 110 182 118 182 C144 182 174 132 168 92 C160 46 116 48 100 62 Z';
const drop = 'M100 20 C124 62 152 92 152 126 C152 158 128 180 100 180 C72 180 48 158 48 126 C48 92 76 62 100 20 Z';

/** Plants, sky and landscape. */
export const NATURE: readonly ObjectSpec[] = [
  {
    words: ['apple', 'apples', 'fruit', 'cherry', 'peach', 'orange', 'tomato'],
    colours: ['#d63a2c', '#6a9c3a', '#7a4a26'],
    draw: (k) =>
      [
        path(apple, k.lit(k.main)),
        path('M128 60 C152 60 164 76 165 100 C168 140 140 178 122 180 C150 150 156 100 128 60 Z', shade(k.main, 0.35), 'opacity="0.5"'),
        path('M50 88 C52 72 64 64 76 66 C64 74 58 86 56 104 C50 102 48 96 50 88 Z', WHITE, 'opacity="0.55"'),
        path('M78 62 Q100 82 122 62 Q104 70 100 62 Q94 70 78 62 Z', shade(k.main, 0.5), 'opacity="0.7"'),
        stroke('M100 66 Q98 40 112 24', k.accent, 8),
        path('M108 48 C116 22 146 14 166 24 C160 48 132 62 108 48 Z', k.lit(k.second)),
        stroke('M110 47 Q134 40 160 26', tint(k.second, 0.4), 2.5),
      ].join(''),
  },
  {
    words: ['tree', 'trees', 'oak', 'bonsai', 'forest', 'tree of life'],
    colours: ['#4f8a4b', '#7d5233', '#86b05a'],
    draw: (k) =>
      [
        path('M90 188 C96 160 92 130 84 108 L100 118 L116 100 C110 130 106 160 114 188 Z', k.lit(k.second)),
        path('M98 126 L128 96 L132 100 L104 136 Z', k.second),
        circle(62, 92, 38, k.ball(k.main)),
        circle(140, 90, 38, k.ball(shade(k.main, 0.12))),
        circle(104, 56, 46, k.ball(k.main)),
        circle(100, 100, 30, k.ball(shade(k.main, 0.08))),
        path('M66 56 Q78 24 108 20 Q82 34 80 58 Q70 64 66 56 Z', k.accent, 'opacity="0.8"'),
        path('M34 92 Q36 66 58 60 Q46 76 48 96 Q40 100 34 92 Z', k.accent, 'opacity="0.7"'),
        path('M116 88 Q126 62 150 64 Q132 74 130 94 Z', k.accent, 'opacity="0.6"'),
      ].join(''),
  },
  {
    words: ['pine', 'fir', 'evergreen', 'christmas', 'spruce'],
    colours: ['#2f6b52', '#7a5236', '#79a97c'],
    draw: (k) =>
      [
        path('M90 160 H110 V190 H90 Z', k.lit(k.second)),
        ...[
          [118, 58, 168],
          [74, 48, 126],
          [26, 36, 82],
        ].map(([top, half, bottom]) =>
          [
            path(
              `M100 ${top - 10} C${100 + half * 0.4} ${top + 24} ${100 + half * 0.8} ${bottom - 10} ${100 + half + 8} ${bottom} Q100 ${bottom + 12} ${100 - half - 8} ${bottom} C${100 - half * 0.8} ${bottom - 10} ${100 - half * 0.4} ${top + 24} 100 ${top - 10} Z`,
              k.lit(k.main),
            ),
            path(
              `M100 ${top - 10} C${100 - half * 0.4} ${top + 24} ${100 - half * 0.8} ${bottom - 10} ${100 - half - 8} ${bottom} Q${100 - half * 0.5} ${bottom + 5} ${100 - half * 0.3} ${bottom + 5} Q${100 - half * 0.3} ${top + 30} 100 ${top - 10} Z`,
              k.accent,
              'opacity="0.35"',
            ),
          ].join(''),
        ),
      ].join(''),
  },
  {
    words: ['flower', 'flowers', 'daisy', 'rose', 'blossom', 'sunflower', 'floral', 'tulip', 'lotus'],
    colours: ['#e8718d', '#5c9a58', '#f3b93f'],
    draw: (k) =>
      [
        stroke('M100 104 Q96 150 104 192', k.second, 7),
        path('M102 162 C120 132 148 134 158 140 C150 164 124 176 102 162 Z', k.lit(k.second)),
        path('M101 172 C82 146 58 150 48 158 C58 178 84 184 101 172 Z', k.lit(shade(k.second, 0.15))),
        ...[0, 45, 90, 135, 180, 225, 270, 315].map(
          (turn) =>
            `<g transform="rotate(${turn} 100 80)">${path('M100 80 C78 60 82 20 100 12 C118 20 122 60 100 80 Z', k.lit(turn % 90 ? shade(k.main, 0.12) : k.main))}${stroke('M100 66 Q99 44 100 28', tint(k.main, 0.45), 2)}</g>`,
        ),
        circle(100, 80, 22, k.ball(k.accent)),
        circle(100, 80, 14, shade(k.accent, 0.25), 'opacity="0.35"'),
      ].join(''),
  },
  {
    words: ['mushroom', 'mushrooms', 'toadstool', 'fungus', 'fungi'],
    colours: ['#d0442f', '#f1e4cb', '#fff7e8'],
    draw: (k) =>
      [
        path('M78 104 C80 140 70 168 62 184 Q100 196 138 184 C130 168 120 140 122 104 Z', k.lit(k.second)),
        path('M112 110 C114 146 122 170 134 185 Q124 189 112 190 C114 160 108 136 106 110 Z', shade(k.second, 0.4), 'opacity="0.35"'),
        path('M20 106 Q100 132 180 106 Q150 124 100 124 Q50 124 20 106 Z', shade(k.second, 0.35)),
        path('M18 108 C16 56 54 18 100 18 C146 18 184 56 182 108 Q150 120 100 120 Q50 120 18 108 Z', k.lit(k.main)),
        ellipse(74, 54, 17, 14, k.accent),
        ellipse(128, 74, 20, 17, k.accent),
        ellipse(48, 92, 12, 11, k.accent),
        ellipse(122, 36, 9, 7, k.accent),
        ellipse(90, 96, 10, 8, k.accent),
        ellipse(160, 104, 8, 7, k.accent),
        path('M34 76 Q46 40 78 30 Q54 48 46 76 Z', WHITE, 'opacity="0.3"'),
      ].join(''),
  },
  {
    words: ['leaf', 'leaves', 'botanical', 'herb', 'tea', 'plant', 'organic', 'garden', 'nursery', 'green'],
    colours: ['#5c9b4a', '#3e7340', '#b9d68a'],
    draw: (k) =>
      [
        path('M170 26 C96 20 34 54 36 116 C36 140 48 156 60 164 C120 164 176 120 170 26 Z', k.lit(k.main)),
        path('M170 26 C176 120 120 164 60 164 C104 124 140 76 170 26 Z', k.second, 'opacity="0.55"'),
        stroke('M26 190 Q70 122 162 34', k.accent, 6),
        ...[
          'M70 132 Q72 104 64 84',
          'M94 102 Q96 74 90 58',
          'M120 74 Q122 54 120 42',
          'M74 128 Q100 134 122 126',
          'M98 98 Q126 104 146 92',
          'M124 70 Q146 72 162 62',
        ].map((d) => stroke(d, k.accent, 3, 'opacity="0.75"')),
      ].join(''),
  },
  {
    words: ['sun', 'sunny', 'sunrise', 'sunset', 'solar', 'summer'],
    colours: ['#f5b13d', '#ee8434', '#ffe6a3'],
    draw: (k) =>
      [
        path(starPath(100, 100, 92, 16, 0.66), k.second),
        path(starPath(100, 100, 82, 16, 0.72, -78.75), k.main),
        circle(100, 100, 52, k.accent),
        circle(100, 100, 46, k.ball(k.main)),
      ].join(''),
  },
  {
    words: ['moon', 'lunar', 'crescent', 'night', 'eclipse'],
    colours: ['#f2dc9b', '#d9b765', '#fff6d8'],
    draw: (k) => {
      const moon = 'M128 18 C82 22 42 58 42 104 C42 150 80 186 126 184 C144 183 160 176 172 164 C124 166 92 138 92 96 C92 62 106 36 128 18 Z';
      return [
        path(moon, k.lit(k.main)),
        circle(70, 116, 10, k.second, 'opacity="0.5"'),
        circle(92, 150, 7, k.second, 'opacity="0.5"'),
        circle(74, 82, 5, k.second, 'opacity="0.5"'),
        path(starPath(146, 74, 16, 4, 0.35), k.accent),
        path(starPath(168, 112, 9, 4, 0.35), k.accent),
        path(starPath(130, 112, 7, 4, 0.35), k.accent),
      ].join('');
    },
  },
  {
    words: ['star', 'stars', 'stellar', 'astral', 'celestial', 'sheriff'],
    colours: ['#f2b632', '#c67f1c', '#ffe59a'],
    draw: (k) => {
      const outer = starPath(100, 106, 92, 5, 0.44);
      const facets = Array.from({ length: 5 }, (_, i) => {
        const at = (turn: number, radius: number) => {
          const angle = ((turn - 90 + i * 72) * Math.PI) / 180;
          return `${(100 + Math.cos(angle) * radius).toFixed(1)} ${(106 + Math.sin(angle) * radius).toFixed(1)}`;
        };
        return (
          path(`M100 106 L${at(0, 92)} L${at(36, 40.5)} Z`, k.second, `opacity="${[0.55, 0.8, 0.9, 0.5, 0.25][i]}"`) +
          path(`M100 106 L${at(0, 92)} L${at(-36, 40.5)} Z`, k.accent, `opacity="${[0.9, 0.5, 0.15, 0.35, 0.8][i]}"`)
        );
      });
      return path(outer, k.main) + facets.join('');
    },
  },
  {
    words: ['heart', 'love', 'valentine', 'wedding', 'hearts'],
    colours: ['#dc3c52', '#a81f3d', '#ffc3c9'],
    draw: (k) =>
      [
        path(heart, k.lit(k.main)),
        path('M134 28 C157 28 178 46 178 74 C178 104 160 134 100 176 C140 130 160 92 134 28 Z', k.second, 'opacity="0.45"'),
        path('M36 78 C34 56 48 42 64 42 C72 42 78 44 82 48 C62 48 52 60 50 84 C50 92 38 92 36 78 Z', k.accent, 'opacity="0.8"'),
      ].join(''),
  },
  {
    words: ['mountain', 'mountains', 'peak', 'alpine', 'summit', 'hill', 'ski', 'climbing', 'everest', 'volcano'],
    colours: ['#5d7391', '#8fa3b8', '#f6f8fb'],
    draw: (k) =>
      [
        path('M104 168 L150 84 L196 168 Z', k.lit(k.second)),
        path('M150 84 L166 112 L156 108 L150 118 L142 108 L135 112 Z', k.accent),
        path('M6 168 L84 32 L162 168 Z', k.lit(k.main)),
        path('M84 32 L162 168 H104 L92 128 L100 96 Z', shade(k.main, 0.4), 'opacity="0.7"'),
        path('M84 32 L112 80 L100 74 L92 90 L80 76 L68 88 L56 80 Z', k.accent),
        path('M84 32 L112 80 L100 74 L92 90 L90 66 Z', shade(k.accent, 0.22)),
        path('M0 168 Q50 154 100 166 T200 166 L192 178 Q100 190 8 178 Z', shade(k.main, 0.55)),
      ].join(''),
  },
  {
    words: ['wave', 'ocean', 'surf', 'sea', 'water', 'beach', 'surfing', 'waves'],
    colours: ['#2f86b5', '#1f5f8e', '#eef8fb'],
    draw: (k) =>
      [
        path('M8 172 C8 96 50 30 118 28 C160 28 186 54 186 86 C186 108 170 122 152 122 C138 122 128 112 128 100 C104 112 104 150 192 172 Z', k.lit(k.main)),
        path('M24 172 C28 110 62 56 112 48 C84 78 84 140 128 172 Z', k.second, 'opacity="0.7"'),
        stroke('M48 166 C52 124 70 92 96 72', k.accent, 4, 'opacity="0.7"'),
        stroke('M72 168 C74 136 80 116 92 98', k.accent, 4, 'opacity="0.5"'),
        path(
          'M70 40 C96 8 150 10 176 42 C196 66 188 116 156 122 C172 104 168 84 154 82 C156 70 142 62 134 68 C128 54 112 54 108 62 C98 52 82 54 76 66 C66 62 60 54 70 40 Z',
          k.accent,
        ),
        circle(182, 34, 6, k.accent),
        circle(58, 30, 5, k.accent),
        circle(194, 56, 4, k.accent),
        path('M4 172 Q28 156 52 170 T100 170 T148 170 T196 170 V180 Q100 192 4 180 Z', k.second),
      ].join(''),
  },
  {
    words: ['lightning', 'thunder', 'bolt', 'electric', 'energy', 'storm', 'power', 'flash', 'charge'],
    colours: ['#f6c12d', '#d98a12', '#fff0a8'],
    draw: (k) =>
      [
        path('M118 10 L40 112 H92 L74 190 L162 80 H106 Z', k.lit(k.main)),
        path('M106 80 H162 L74 190 L112 100 H98 Z', k.second, 'opacity="0.7"'),
        path('M112 22 L54 106 H68 Z', k.accent),
      ].join(''),
  },
  {
    words: ['drop', 'rain', 'droplet', 'oil', 'dew', 'blood'],
    colours: ['#3c94c9', '#1d5f99', '#d9f0fa'],
    draw: (k) =>
      [
        path(drop, k.lit(k.main)),
        path('M100 20 C124 62 152 92 152 126 C152 158 128 180 100 180 C140 150 130 80 100 20 Z', k.second, 'opacity="0.5"'),
        path('M66 122 C66 106 76 94 84 86 C78 104 76 124 84 142 C74 142 66 134 66 122 Z', k.accent, 'opacity="0.85"'),
      ].join(''),
  },
  {
    words: ['fire', 'flame', 'flames', 'campfire', 'burning', 'bonfire', 'grill', 'bbq', 'hot', 'spicy'],
    colours: ['#e8562a', '#f6a32c', '#ffe28a'],
    draw: (k) =>
      [
        path(
          'M104 8 C112 48 160 74 160 126 C160 162 134 190 100 190 C66 190 40 164 40 128 C40 98 58 84 66 56 C80 66 84 78 84 90 C100 70 108 40 104 8 Z',
          k.lit(k.main),
        ),
        path(
          'M106 70 C112 96 138 110 138 140 C138 168 122 184 100 184 C78 184 64 168 64 146 C64 128 76 120 80 104 C90 110 92 118 92 126 C102 112 108 94 106 70 Z',
          k.second,
        ),
        path('M102 122 C106 136 120 144 120 160 C120 174 112 184 100 184 C88 184 80 174 80 162 C80 148 96 142 102 122 Z', k.accent),
      ].join(''),
  },
  {
    words: ['snowflake', 'snow', 'winter', 'frost', 'ice', 'frozen'],
    colours: ['#8ec3e6', '#5a95c4', '#f2faff'],
    draw: (k) =>
      circle(100, 100, 92, k.lit(k.second)) +
      [0, 60, 120, 180, 240, 300]
        .map(
          (turn) =>
            `<g transform="rotate(${turn} 100 100)">${stroke('M100 100 V28 M100 52 L84 38 M100 52 L116 38 M100 76 L80 60 M100 76 L120 60', k.accent, 7)}</g>`,
        )
        .join(''),
  },
];
