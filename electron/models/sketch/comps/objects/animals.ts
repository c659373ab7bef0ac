import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, stroke } from '../../vector.ts';
import { both, type ObjectSpec } from './kit.ts';

const INK = [30, 24, 34] as [number, number, number];
const WHITE = [255, 255, 255] as [number, number, number];

/** Animal heads and figures. */
export const ANIMALS: readonly ObjectSpec[] = [
  {
    words: ['cat', 'kitten', 'kitty', 'cats', 'feline'],
    colours: ['#e59a4c', '#f8e7cf', '#8fae4a'],
    draw: (k) => {
      const head =
        'M100 44 C76 44 62 52 62 52 C52 32 40 18 28 14 C22 38 22 64 28 88 C18 130 52 172 100 172 C148 172 182 130 172 88 C178 64 178 38 172 14 C160 18 148 32 138 52 C138 52 124 44 100 44 Z';
      return [
        path(head, k.lit(k.main)),
        both(
          path('M36 34 C46 42 52 54 56 64 C46 68 38 76 34 84 C32 66 32 48 36 34 Z', shade(tint(k.second, 0.1), 0.15)) +
            path('M26 108 L54 104 L28 120 Z', shade(k.main, 0.4)) +
            path('M30 130 L56 118 L38 142 Z', shade(k.main, 0.4)),
        ),
        path('M100 46 L94 76 H106 Z', shade(k.main, 0.4)),
        both(path('M76 48 L80 72 L86 46 Z', shade(k.main, 0.4))),
        path('M100 112 C84 108 62 124 62 144 C62 160 82 170 100 170 C118 170 138 160 138 144 C138 124 116 108 100 112 Z', k.second),
        both(ellipse(66, 98, 16, 15, tint(k.accent, 0.25)) + ellipse(67, 98, 6, 14, INK) + circle(63, 92, 4, WHITE)),
        path('M90 122 Q100 118 110 122 Q106 132 100 133 Q94 132 90 122 Z', [214, 110, 110]),
        stroke('M100 133 V140 M100 140 Q90 152 80 144 M100 140 Q110 152 120 144', INK, 3.5),
        both(stroke('M58 136 L18 128 M58 144 L20 150', tint(k.second, 0.6), 2)),
      ].join('');
    },
  },
  {
    words: ['dog', 'puppy', 'dogs', 'hound', 'corgi', 'pug', 'retriever', 'pet'],
    colours: ['#c98d56', '#fbeedd', '#7a4b2c'],
    draw: (k) =>
      [
        path('M100 30 C56 30 42 62 42 100 C42 146 66 178 100 178 C134 178 158 146 158 100 C158 62 144 30 100 30 Z', k.lit(k.main)),
        path('M100 32 C92 60 90 86 82 104 C62 118 66 150 78 166 C90 178 110 178 122 166 C134 150 138 118 118 104 C110 86 108 60 100 32 Z', k.second),
        both(path('M56 40 C32 34 12 56 14 98 C14 122 26 136 38 132 C50 126 50 84 62 56 C64 48 62 42 56 40 Z', k.lit(k.accent))),
        both(circle(72, 88, 11, INK) + circle(68.5, 84, 3.8, WHITE) + stroke('M58 70 Q68 62 78 68', shade(k.accent, 0.3), 5)),
        path('M82 118 C82 108 118 108 118 118 C118 130 108 136 100 136 C92 136 82 130 82 118 Z', INK),
        ellipse(94, 116, 7, 3.5, WHITE, 'opacity="0.45"'),
        path('M88 148 Q100 156 112 148 Q114 174 100 176 Q86 174 88 148 Z', [226, 106, 112]),
        stroke('M100 136 V146 M100 146 Q86 158 76 146 M100 146 Q114 158 124 146', INK, 4),
      ].join(''),
  },
  {
    words: ['fox', 'foxes', 'vixen'],
    colours: ['#e0702c', '#fdf1e2', '#3a2b30'],
    draw: (k) =>
      [
        path(
          'M28 12 C20 44 24 70 32 92 L10 116 C40 120 60 160 100 190 C140 160 160 120 190 116 L168 92 C176 70 180 44 172 12 C152 20 136 36 126 54 Q100 46 74 54 C64 36 48 20 28 12 Z',
          k.lit(k.main),
        ),
        both(path('M36 30 C50 38 60 50 66 64 C54 68 46 74 40 82 C34 64 34 46 36 30 Z', k.accent)),
        both(path('M10 116 C36 104 70 104 94 152 L100 190 C60 160 40 120 10 116 Z', k.second)),
        path('M100 54 L84 108 L100 150 L116 108 Z', tint(k.main, 0.2), 'opacity="0.6"'),
        both(path('M52 100 C60 88 76 90 84 104 C74 110 60 110 52 100 Z', INK) + circle(69, 98, 3, WHITE)),
        path('M88 166 Q100 158 112 166 L100 184 Z', INK),
        path('M100 54 L116 108 L100 190 C140 160 160 120 190 116 L168 92 C176 70 180 44 172 12 C152 20 136 36 126 54 Z', INK, 'opacity="0.1"'),
      ].join(''),
  },
  {
    words: ['wolf', 'wolves', 'werewolf', 'husky', 'coyote', 'jackal'],
    colours: ['#6d7c92', '#eef1f5', '#f0b93b'],
    draw: (k) =>
      [
        path(
          'M40 6 C30 34 30 60 34 78 L8 108 L28 112 L18 134 L44 138 L44 156 L74 166 L100 194 L126 166 L156 156 L156 138 L182 134 L172 112 L192 108 L166 78 C170 60 170 34 160 6 C144 18 132 34 124 50 L100 44 L76 50 C68 34 56 18 40 6 Z',
          k.lit(k.main),
        ),
        both(path('M46 26 C58 36 64 48 68 60 C58 64 50 70 46 78 C42 60 42 42 46 26 Z', shade(k.main, 0.55))),
        both(
          path('M44 138 L50 118 L84 116 L92 150 L100 194 L74 166 L44 156 Z', k.second) +
            path('M34 78 L58 88 L84 116 L50 118 L28 112 L8 108 Z', tint(k.main, 0.35)),
        ),
        path('M88 60 L100 46 L112 60 L108 120 L100 132 L92 120 Z', shade(k.main, 0.4)),
        both(path('M52 92 L86 106 L80 114 C66 116 56 106 52 92 Z', INK) + path('M60 98 L82 107 L78 111 C70 112 64 106 60 98 Z', k.accent)),
        path('M84 152 L92 140 H108 L116 152 L104 166 H96 Z', INK),
        stroke('M100 166 V176 M100 176 L86 170 M100 176 L114 170', INK, 4),
        path('M100 44 L124 50 C132 34 144 18 160 6 C170 34 170 60 166 78 L192 108 L172 112 L182 134 L156 138 V156 L126 166 L100 194 Z', INK, 'opacity="0.12"'),
      ].join(''),
  },
  {
    words: ['bear', 'grizzly', 'panda', 'teddy', 'bears'],
    colours: ['#8a5a38', '#e6c79c', '#3a2b26'],
    draw: (k) =>
      [
        both(circle(44, 54, 28, k.lit(k.main)) + circle(46, 56, 16, shade(k.main, 0.4))),
        path('M100 34 C52 34 26 70 26 110 C26 152 60 180 100 180 C140 180 174 152 174 110 C174 70 148 34 100 34 Z', k.lit(k.main)),
        ellipse(100, 134, 42, 36, k.second),
        both(circle(66, 94, 10, INK) + circle(63, 90, 3.5, WHITE) + stroke('M52 78 Q64 70 76 76', shade(k.main, 0.5), 5)),
        path('M80 118 C80 106 120 106 120 118 C120 132 108 138 100 138 C92 138 80 132 80 118 Z', k.accent),
        ellipse(93, 115, 8, 4, WHITE, 'opacity="0.4"'),
        stroke('M100 138 V148 M100 148 Q88 160 76 150 M100 148 Q112 160 124 150', INK, 4.5),
      ].join(''),
  },
  {
    words: ['lion', 'lioness', 'tiger', 'pride', 'leo', 'leopard', 'jaguar', 'panther'],
    colours: ['#e2a63f', '#a4551f', '#fdeccb'],
    draw: (k) => {
      const mane = Array.from(
        { length: 14 },
        (_, i) =>
          `<g transform="rotate(${(i * 360) / 14} 100 102)">${path('M100 102 C64 70 74 24 100 4 C126 24 136 70 100 102 Z', k.lit(i % 2 ? k.second : shade(k.second, 0.22)))}</g>`,
      ).join('');
      return [
        mane,
        both(circle(56, 58, 18, k.main) + circle(57, 60, 10, shade(k.second, 0.2))),
        path(
          'M100 44 C66 44 48 68 50 100 C52 126 66 140 72 156 Q84 172 100 172 Q116 172 128 156 C134 140 148 126 150 100 C152 68 134 44 100 44 Z',
          k.lit(k.main),
        ),
        path('M88 60 L90 122 H110 L112 60 Q100 52 88 60 Z', tint(k.main, 0.35), 'opacity="0.7"'),
        path('M100 120 C80 116 70 130 72 146 Q84 170 100 170 Q116 170 128 146 C130 130 120 116 100 120 Z', k.accent),
        both(
          path('M60 94 C68 84 82 88 88 100 C78 106 66 104 60 94 Z', INK) + circle(75, 95, 3, WHITE) + stroke('M56 84 Q70 74 86 86', shade(k.second, 0.2), 5),
        ),
        path('M84 118 Q100 110 116 118 L104 136 H96 Z', shade(k.second, 0.55)),
        stroke('M100 136 V146 M100 146 Q90 156 80 150 M100 146 Q110 156 120 150', INK, 4),
      ].join('');
    },
  },
  {
    words: ['owl', 'owls'],
    colours: ['#7b5a45', '#f0dcbc', '#f0a830'],
    draw: (k) =>
      [
        path(
          'M40 14 C36 44 28 70 28 110 C28 158 60 190 100 190 C140 190 172 158 172 110 C172 70 164 44 160 14 C146 30 124 36 100 36 C76 36 54 30 40 14 Z',
          k.lit(k.main),
        ),
        path('M100 100 C66 106 58 136 64 160 Q80 184 100 186 Q120 184 136 160 C142 136 134 106 100 100 Z', k.second),
        ...[0, 1, 2].flatMap((row) =>
          Array.from({ length: 4 - row }, (_, i) => stroke(`M${70 + row * 9 + i * 19} ${128 + row * 17} q6 9 12 0`, shade(k.main, 0.1), 3.5)),
        ),
        both(path('M30 100 C22 140 38 176 62 184 C52 154 52 124 54 104 Z', shade(k.main, 0.35))),
        both(circle(66, 78, 34, k.second) + circle(66, 78, 25, k.accent) + circle(68, 78, 15, INK) + circle(61, 71, 6, WHITE)),
        path('M100 84 C110 92 110 108 100 120 C90 108 90 92 100 84 Z', shade(k.accent, 0.15)),
        both(path('M40 14 C50 42 80 48 100 66 Q98 54 96 46 C74 44 54 34 40 14 Z', shade(k.main, 0.3))),
      ].join(''),
  },
  {
    words: ['bird', 'birds', 'robin', 'sparrow', 'finch', 'parrot', 'dove', 'raven', 'crow', 'chicken', 'duck', 'hummingbird', 'swallow'],
    colours: ['#3f86b8', '#f1a04a', '#f7ead2'],
    draw: (k) =>
      [
        path('M20 164 L66 124 L84 146 L40 178 Z', shade(k.main, 0.35)),
        path('M158 62 C154 36 130 24 108 32 C84 40 80 66 70 86 C58 110 46 126 56 148 C70 172 112 168 134 144 C152 124 160 96 158 62 Z', k.lit(k.main)),
        path('M150 84 C150 120 130 154 96 160 C78 162 66 156 60 150 C92 148 122 128 126 98 C130 84 144 76 150 84 Z', k.second),
        path('M60 92 C86 76 112 84 116 108 C106 136 70 152 38 146 C52 132 52 112 60 92 Z', k.lit(shade(k.main, 0.25))),
        stroke('M66 112 Q86 106 102 110 M60 128 Q78 124 92 126', tint(k.main, 0.4), 3),
        path('M156 54 L190 64 L156 74 Z', [236, 176, 62]),
        path('M156 64 H190 L156 74 Z', [206, 138, 40]),
        circle(134, 58, 9, INK),
        circle(131, 55, 3, WHITE),
        stroke('M98 164 V184 M98 184 l-10 4 M98 184 l11 4 M116 158 V182 M116 182 l-10 4 M116 182 l11 4', shade(k.second, 0.4), 4.5),
      ].join(''),
  },
  {
    words: ['eagle', 'hawk', 'falcon', 'phoenix', 'griffin'],
    colours: ['#6b4630', '#f7f1e6', '#f0ae2c'],
    draw: (k) =>
      [
        path(
          'M30 190 C26 150 30 120 46 100 L30 104 C44 72 74 50 108 48 L150 60 C140 96 124 110 126 140 L142 164 L120 160 L130 184 L104 174 L100 194 L80 178 L66 194 L56 178 Z',
          k.lit(k.main),
        ),
        path(
          'M34 104 C20 92 24 76 38 74 C34 58 44 48 58 50 C66 28 96 14 124 22 C146 28 158 46 160 62 L148 96 C136 92 126 98 122 112 L110 102 L104 124 L90 108 L80 132 L68 112 L56 132 L50 108 Z',
          k.lit(k.second),
        ),
        path('M128 46 C158 36 186 52 184 92 C176 80 164 82 152 86 C136 90 120 84 118 74 Z', k.accent),
        path('M184 92 C176 80 164 82 152 86 L134 84 C150 80 172 70 180 66 Q186 78 184 92 Z', shade(k.accent, 0.35)),
        path('M84 50 L128 54 L118 72 C106 74 96 66 84 50 Z', INK),
        circle(112, 62, 5.5, k.accent),
        stroke('M78 44 L132 50', shade(k.second, 0.5), 5),
      ].join(''),
  },
  {
    words: ['fish', 'koi', 'salmon', 'tuna', 'shark', 'goldfish', 'seafood', 'sushi'],
    colours: ['#ef7b3a', '#c9521f', '#fdf0dc'],
    draw: (k) =>
      [
        path('M150 100 C164 84 176 66 194 58 C188 84 188 116 194 142 C176 134 164 116 150 100 Z', k.lit(k.second)),
        path('M70 58 C92 26 124 26 140 40 C128 50 122 62 122 72 Z M84 142 C94 164 112 172 126 166 C118 156 114 146 114 136 Z', k.second),
        path('M8 102 C34 54 108 38 160 100 C108 162 34 150 8 102 Z', k.lit(k.main)),
        path('M8 102 C40 130 110 138 160 100 C108 162 34 150 8 102 Z', k.accent, 'opacity="0.75"'),
        path('M62 62 C76 84 76 118 62 140 C50 136 40 130 32 124 C40 110 42 92 36 78 C44 70 52 66 62 62 Z', tint(k.main, 0.25), 'opacity="0.7"'),
        ...[0, 1, 2].map((i) => stroke(`M${88 + i * 20} ${78 + i * 2} q10 12 0 24 M${88 + i * 20} ${102} q10 11 0 22`, shade(k.main, 0.25), 3)),
        circle(40, 92, 11, WHITE),
        circle(38, 92, 6.5, INK),
        stroke('M10 106 Q22 114 30 110', shade(k.main, 0.5), 3.5),
      ].join(''),
  },
  {
    words: ['whale', 'dolphin', 'orca', 'narwhal'],
    colours: ['#3d6f97', '#dbeaf0', '#25506f'],
    draw: (k) =>
      [
        path(
          'M12 108 C14 66 60 48 104 60 C140 70 152 98 166 96 C172 82 160 66 150 54 C170 54 180 62 184 74 C188 60 194 52 200 48 C204 76 194 106 176 122 C160 156 110 172 68 164 C32 158 10 138 12 108 Z',
          k.lit(k.main),
        ),
        path('M13 118 C40 132 80 130 112 136 C130 140 138 146 140 150 C118 166 92 168 68 164 C34 158 14 140 13 118 Z', k.second),
        stroke('M30 134 Q70 142 110 146 M44 148 Q76 154 104 156', k.accent, 3, 'opacity="0.6"'),
        circle(52, 104, 7, INK),
        circle(50, 102, 2.4, WHITE),
        path('M94 132 C102 150 98 168 84 178 C80 164 80 148 84 132 Z', k.accent),
        stroke('M62 48 Q60 26 44 24 M66 48 Q68 24 86 22', tint(k.main, 0.4), 6),
      ].join(''),
  },
  {
    words: ['horse', 'unicorn', 'stallion', 'mustang', 'pony', 'knightchess', 'rodeo', 'cowboyhorse'],
    colours: ['#8b5a3c', '#3c2a26', '#f0c25a'],
    draw: (k) =>
      [
        path(
          'M52 192 C50 150 66 124 84 108 C70 108 56 116 44 124 C30 130 18 118 24 104 C36 80 60 54 84 44 L92 14 L110 36 C146 44 172 86 176 192 Z',
          k.lit(k.main),
        ),
        path('M92 14 L110 36 C146 44 172 86 176 192 H148 C152 160 146 140 136 128 L140 116 C132 108 126 96 124 84 L126 72 C112 66 100 52 92 14 Z', k.second),
        path('M24 104 C22 96 30 92 38 96 C44 102 42 114 34 120 C24 120 20 112 24 104 Z', shade(k.main, 0.3)),
        circle(80, 72, 6.5, INK),
        circle(78, 70, 2.2, WHITE),
        circle(32, 106, 2.6, INK),
        stroke('M62 62 Q58 86 66 108 M42 92 Q60 96 70 112 M66 108 Q92 92 108 72', k.accent, 4),
      ].join(''),
  },
  {
    words: ['rabbit', 'bunny', 'hare', 'easter'],
    colours: ['#c9b8a6', '#f9e3df', '#8a7460'],
    draw: (k) =>
      [
        both(path('M74 84 C52 62 46 14 64 6 C84 4 94 46 92 82 Z', k.lit(k.main)) + path('M76 72 C64 52 60 24 66 18 C76 20 82 48 84 74 Z', k.second)),
        path('M100 68 C60 68 38 96 40 130 C42 164 70 184 100 184 C130 184 158 164 160 130 C162 96 140 68 100 68 Z', k.lit(k.main)),
        both(circle(70, 116, 10, INK) + circle(67, 112, 3.6, WHITE) + circle(62, 142, 12, [238, 160, 160], 'opacity="0.5"')),
        both(ellipse(88, 150, 17, 15, tint(k.main, 0.6))),
        path('M91 134 Q100 130 109 134 Q105 143 100 143 Q95 143 91 134 Z', [214, 118, 124]),
        path('M93 160 H107 V174 Q100 178 93 174 Z', WHITE),
        stroke('M100 143 V152 M100 152 Q90 162 80 156 M100 152 Q110 162 120 156', INK, 3.5),
      ].join(''),
  },
  {
    words: ['butterfly', 'moth', 'butterflies', 'insect'],
    colours: ['#e58a2e', '#3a2a33', '#fbe3a6'],
    draw: (k) =>
      both(
        path('M98 92 C88 42 40 14 14 26 C4 60 24 108 96 106 Z', k.second) +
          path('M94 92 C84 54 48 30 24 38 C20 62 38 96 94 98 Z', k.lit(k.main)) +
          path('M96 106 C52 106 26 132 38 160 C58 184 92 160 99 116 Z', k.second) +
          path('M92 112 C60 112 42 134 50 152 C64 166 86 150 94 120 Z', k.lit(tint(k.main, 0.15))) +
          circle(40, 52, 8, k.accent) +
          circle(62, 72, 6, k.accent) +
          circle(60, 142, 7, k.accent) +
          stroke('M99 60 Q94 36 80 24', k.second, 3.5) +
          circle(79, 23, 4, k.second),
      ) + path('M100 56 C108 66 108 130 100 160 C92 130 92 66 100 56 Z', shade(k.second, 0.3)),
  },
];
