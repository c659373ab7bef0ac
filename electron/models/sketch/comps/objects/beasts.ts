import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, group, path, stroke } from '../../vector.ts';
import { ANIMALS } from './animals.ts';
import { FANTASY } from './fantasy.ts';
import { both, type ObjectKit, type ObjectSpec } from './kit.ts';

const INK: Colour = [30, 24, 34];

function headOf(word: string): ObjectSpec {
  return [...ANIMALS, ...FANTASY].find(({ words }) => words[0] === word)!;
}

interface Build {
  /** Tail behind the body, path data. */
  tail: string;
  /** Size of the head, 1 = as wide as the body box, and its lift. */
  head: number;
  lift: number;
  /** Breadth of the body, 1 = cat. */
  girth: number;
  /** Colour of paws; null = as the body. */
  sock: 'accent' | 'second' | null;
  tip?: string;
}

/** A beast sitting upright, seen from the front, with the head that emblems show. */
function seated(head: ObjectSpec, { tail, head: size, lift, girth, sock, tip }: Build): (k: ObjectKit) => string {
  return (k) => {
    const coat = k.lit(k.main);
    const paw = sock ? k.lit(k[sock]) : coat;
    const line = shade(k.main, 0.5);
    const body = [
      both(ellipse(54, 232, 36, 48, k.lit(shade(k.main, 0.08))) + path('M34 270 C20 272 18 290 34 292 H70 C82 290 80 274 68 270 Z', paw)),
      path('M72 104 C52 140 48 200 62 276 H138 C152 200 148 140 128 104 Z', coat),
      path('M116 104 H128 C148 140 152 200 138 276 H118 C130 220 130 150 116 104 Z', shade(k.main, 0.5), 'opacity="0.28"'),
      path('M78 108 C66 142 72 186 84 206 L92 196 L100 216 L108 196 L116 206 C128 186 134 142 122 108 Z', k.lit(k.second)),
      both(
        path('M70 180 C66 214 70 244 72 272 H97 C100 244 99 216 97 196 Z', coat) +
          path('M71 244 C71 258 72 264 72 276 C62 280 62 294 74 294 H92 C100 294 100 284 97 276 C98 264 98 256 98 244 Z', paw) +
          stroke('M76 286 V293 M84 285 V293', line, 2.2, 'opacity="0.7"'),
      ),
      stroke('M99 202 V288', line, 2.4, 'opacity="0.55"'),
      both(stroke('M62 214 C54 226 50 246 54 262', line, 3, 'opacity="0.4"')),
    ].join('');
    const behind = path(tail, k.lit(shade(k.main, 0.06))) + (tip ? path(tip, k.lit(k.second)) : '');
    return [
      behind,
      group(`translate(100 0) scale(${girth} 1) translate(-100 0)`, body),
      ellipse(100, 116, 34 * girth, 14, shade(k.main, 0.6), 'opacity="0.3"'),
      group(`translate(${100 - 100 * size} ${lift}) scale(${size})`, head.draw(k)),
    ].join('');
  };
}

const BRUSH = 'M120 284 C170 290 196 260 190 214 C188 190 176 172 168 160 C166 184 152 196 148 214 C142 240 140 262 120 284 Z';
const BRUSH_TIP = 'M168 160 C176 172 188 190 190 210 C182 202 176 206 170 198 C164 204 158 196 154 204 C160 190 167 180 168 160 Z';
const SLIM = 'M128 290 C176 294 196 262 182 228 C176 214 164 212 162 222 C160 232 170 232 170 244 C170 264 150 274 126 272 Z';
const SHORT = 'M132 262 C150 262 162 252 162 242 C160 234 150 236 146 244 C142 252 138 254 130 252 Z';

function sittingDragon(k: ObjectKit): string {
  const wing = (flip: boolean) =>
    group(
      flip ? 'translate(206 6) scale(-0.92 0.96)' : '',
      [
        path(
          'M86 150 C62 110 40 70 -16 54 C-2 78 -4 96 -10 116 C6 112 14 122 14 140 C28 134 38 142 42 160 C54 156 66 164 72 182 Z',
          k.lit(flip ? shade(k.second, 0.2) : k.second),
        ),
        stroke(
          'M84 150 C60 120 30 84 -14 56 M84 152 C60 128 26 118 -8 116 M82 156 C64 144 40 136 16 140 M80 164 C68 158 56 156 44 160',
          shade(k.main, 0.35),
          5,
        ),
      ].join(''),
    );
  const scale = shade(k.second, 0.32);
  return [
    path(
      'M120 284 C170 300 214 282 218 244 C220 222 204 206 190 214 C182 220 188 230 196 232 C204 236 200 252 186 258 C166 266 146 262 128 254 Z',
      k.lit(k.main),
    ),
    path('M196 206 L212 192 L214 214 Z', k.lit(k.accent)),
    wing(true),
    wing(false),
    path('M78 132 C52 170 44 230 60 288 H140 C158 236 152 176 126 138 Z', k.lit(k.main)),
    path('M84 140 C70 180 70 236 84 286 H116 C130 236 128 184 114 144 Z', k.lit(k.second, 0.8)),
    stroke('M78 176 Q100 184 122 176 M75 198 Q100 206 125 198 M75 220 Q100 228 126 220 M76 242 Q100 250 124 242 M79 264 Q100 272 121 264', scale, 3),
    both(
      [
        ellipse(58, 246, 28, 42, k.lit(shade(k.main, 0.06))),
        path('M34 280 C22 284 20 298 32 300 H74 C84 298 82 284 72 280 Z', k.lit(k.main)),
        path('M34 290 l-8 11 h14 Z M50 292 l-6 11 h13 Z M66 291 l-5 11 h13 Z', [244, 236, 214]),
        path('M74 160 C62 176 62 204 72 220 L86 214 C82 200 84 186 92 176 Z', k.lit(tint(k.main, 0.06))),
        path('M70 214 C66 224 72 232 80 230 C88 228 90 220 86 212 Z', k.lit(k.main)),
      ].join(''),
    ),
    group('translate(38 -14) scale(0.86)', headOf('dragon').draw(k)),
  ].join('');
}

function horse(k: ObjectKit): string {
  const coat = k.lit(k.main);
  const far = k.lit(shade(k.main, 0.34));
  const mane = k.lit(k.second);
  const hoof: Colour = [44, 36, 38];
  const leg = (x: number, fill: string) =>
    path(
      `M${x} 168 C${x - 2} 196 ${x + 2} 214 ${x + 4} 232 L${x + 2} 262 H${x + 18} L${x + 19} 232 C${x + 24} 214 ${x + 28} 192 ${x + 30} 168 C${x + 24} 140 ${x + 6} 140 ${x} 168 Z`,
      fill,
    ) + path(`M${x + 1} 260 H${x + 19} L${x + 24} 276 H${x - 2} Z`, hoof);
  return [
    path('M196 108 C226 104 240 134 232 172 C228 200 236 214 228 236 C214 224 210 196 212 170 C212 146 206 132 192 130 Z', mane),
    leg(66, far),
    leg(168, far),
    path('M42 96 C64 88 100 104 128 102 C160 100 188 92 204 112 C216 132 212 166 196 178 C160 190 104 190 66 176 C40 166 28 122 42 96 Z', coat),
    path('M44 150 C66 178 160 190 204 150 C208 164 204 174 196 178 C160 190 104 190 66 176 C54 172 46 162 44 150 Z', shade(k.main, 0.5), 'opacity="0.3"'),
    leg(44, coat),
    leg(182, coat),
    path('M96 112 C78 84 70 52 62 28 L40 20 C22 40 12 60 0 78 C-6 88 4 100 18 98 C28 96 34 86 44 84 C38 104 38 128 44 146 C62 150 88 136 96 112 Z', coat),
    path('M44 22 L42 0 L58 18 Z', coat),
    path('M56 12 C74 16 90 40 98 66 C104 84 112 96 118 106 C106 108 96 104 90 98 C92 88 84 84 82 74 C84 64 74 60 72 50 C72 40 62 38 58 28 Z', mane),
    path('M56 12 C46 14 40 24 38 34 C46 32 54 30 60 26 Z', mane),
    ellipse(34, 48, 4, 4.6, INK) + circle(32.6, 46.4, 1.4, [255, 255, 255]),
    ellipse(8, 84, 2.6, 3.4, INK),
    stroke('M2 92 Q12 92 20 88', shade(k.main, 0.6), 2.4),
    stroke('M52 96 C62 112 64 132 58 146', shade(k.main, 0.4), 3, 'opacity="0.5"'),
  ].join('');
}

function unicorn(k: ObjectKit): string {
  const horn = path('M34 24 L8 -44 L50 12 Z', k.lit(k.accent)) + stroke('M16 -22 L24 -18 M20 -10 L32 -6 M26 4 L40 6', shade(k.accent, 0.35), 2.6);
  return horse(k) + horn;
}

function elephant(k: ObjectKit): string {
  const skin = k.lit(k.main);
  const line = shade(k.main, 0.45);
  return [
    path('M214 118 C226 140 228 168 222 196', 'none', `stroke="rgb(${line.map(Math.round)})" stroke-width="5" stroke-linecap="round"`),
    path('M218 194 l10 16 l-14 2 Z', line),
    path('M92 176 H128 V258 Q110 264 92 258 Z M172 176 H206 V258 Q190 264 172 258 Z', k.lit(shade(k.main, 0.34))),
    path('M64 60 C110 34 190 40 212 92 C222 122 220 168 206 190 H84 C60 160 48 90 64 60 Z', skin),
    path('M78 170 C84 150 108 150 114 170 V264 Q96 270 78 264 Z M182 166 C188 148 210 148 216 166 V264 Q198 270 182 264 Z', skin),
    path('M80 256 q8 -8 16 0 Z M97 256 q8 -8 16 0 Z M184 256 q8 -8 16 0 Z M200 256 q8 -8 15 0 Z', tint(k.second, 0.2)),
    path(
      'M106 70 C120 38 92 14 56 18 C18 22 0 54 4 90 C6 124 0 160 -8 192 C-12 214 4 226 18 214 C24 208 20 200 14 202 C8 202 8 196 10 190 C20 166 30 150 36 138 C60 152 96 120 106 70 Z',
      skin,
    ),
    path(
      'M36 138 C30 150 22 166 14 182 M8 118 h18 M6 134 h17 M2 150 h18 M-2 166 h17',
      'none',
      `stroke="rgb(${line.map(Math.round)})" stroke-width="2.6" opacity="0.5"`,
    ),
    path('M34 132 C26 150 32 166 48 172 C42 158 44 146 48 138 Z', [248, 240, 222]),
    path('M74 34 C104 16 140 34 142 76 C142 112 122 142 96 140 C78 132 70 104 70 78 C68 60 66 44 74 34 Z', k.lit(shade(k.main, 0.1))),
    path('M84 46 C106 34 128 48 130 78 C130 104 116 126 100 126 C88 118 82 98 82 78 Z', k.lit(k.second)),
    ellipse(42, 66, 4.4, 5.2, INK) + circle(40.4, 64, 1.6, [255, 255, 255]),
    stroke('M32 56 Q42 50 50 57', line, 2.6),
    path('M86 188 H206 C212 180 216 168 217 150 C190 180 120 186 78 172 Z', shade(k.main, 0.5), 'opacity="0.22"'),
  ].join('');
}

function deer(k: ObjectKit): string {
  const coat = k.lit(k.main);
  const far = k.lit(shade(k.main, 0.34));
  const leg = (x: number, fill: string) =>
    path(`M${x} 160 C${x - 2} 190 ${x + 4} 214 ${x + 4} 262 H${x + 16} C${x + 16} 214 ${x + 22} 190 ${x + 24} 160 Z`, fill) +
    path(`M${x + 3} 260 H${x + 17} L${x + 19} 274 H${x + 1} Z`, INK);
  const antler = 'M52 4 C34 -16 30 -44 42 -74 M40 -18 C26 -22 14 -34 10 -52 M34 -40 C26 -44 20 -54 20 -66';
  return [
    stroke(antler, k.accent, 7),
    group('translate(124 0) scale(-1 1)', stroke(antler, shade(k.accent, 0.12), 7)),
    path('M196 116 C208 108 216 114 214 130 C208 140 200 142 192 138 Z', k.second),
    leg(72, far),
    leg(162, far),
    path('M54 110 C80 98 140 108 176 104 C200 104 208 128 202 156 C196 174 176 172 150 170 C120 180 84 178 64 168 C44 152 40 122 54 110 Z', coat),
    path('M64 150 C90 172 150 172 198 152 C196 174 176 172 150 170 C120 180 84 178 64 168 Z', k.second, 'opacity="0.85"'),
    leg(54, coat),
    leg(178, coat),
    path('M104 118 C88 96 84 70 80 44 L46 36 C42 70 42 116 52 150 C72 154 98 146 104 118 Z', coat),
    path('M52 66 C46 92 46 124 54 146 C62 134 64 92 62 70 Z', k.second),
    path('M40 14 C22 4 6 8 0 16 C10 30 28 34 44 30 Z M82 12 C98 2 114 6 120 14 C110 28 94 32 80 28 Z', coat),
    path('M38 16 C44 2 76 2 84 16 C86 36 80 58 72 72 C66 80 54 80 50 72 C42 58 36 36 38 16 Z', coat),
    path('M50 60 C54 52 68 52 72 60 C72 76 66 80 61 80 C56 80 50 76 50 60 Z', k.second),
    ellipse(61, 66, 7, 5, INK),
    ellipse(46, 36, 4, 6, INK) + ellipse(76, 36, 4, 6, INK) + circle(45, 33, 1.6, [255, 255, 255]) + circle(75, 33, 1.6, [255, 255, 255]),
    ...[
      [120, 122],
      [140, 132],
      [158, 120],
      [176, 132],
      [130, 142],
    ].map(([x, y]) => ellipse(x, y, 4.5, 3.4, k.second, 'opacity="0.9"')),
  ].join('');
}

function eagle(k: ObjectKit): string {
  const feather = shade(k.main, 0.4);
  return [
    path('M78 236 L72 282 L88 278 L100 288 L112 278 L128 282 L122 236 Z', k.lit(k.second)),
    stroke('M88 250 L86 276 M100 250 V280 M112 250 L114 276', shade(k.second, 0.14), 2.6),
    path('M62 108 C46 150 50 210 72 244 H128 C150 210 154 150 138 108 Z', k.lit(k.main)),
    stroke(
      'M80 160 q7 9 14 0 M100 160 q7 9 14 0 M72 180 q7 9 14 0 M92 180 q8 10 16 0 M114 180 q7 9 14 0 M82 200 q7 9 14 0 M102 200 q7 9 14 0 M90 220 q8 10 18 0',
      feather,
      3,
    ),
    both(
      [
        path('M68 112 C34 122 22 172 30 224 L40 262 L50 232 L58 256 L66 228 L74 246 C80 214 80 150 68 112 Z', k.lit(shade(k.main, 0.12))),
        stroke('M40 160 C40 190 42 220 42 244 M52 150 C54 184 56 214 57 238 M62 150 C66 180 70 204 72 228', feather, 3, 'opacity="0.8"'),
      ].join(''),
    ),
    both(
      path('M78 236 C72 248 74 256 84 258 H94 C98 250 96 242 92 236 Z', k.lit(k.main)) +
        path('M78 256 C70 262 68 272 74 274 L80 266 L84 276 L88 266 L96 272 C98 264 96 258 92 256 Z', k.lit(k.accent)),
    ),
    path('M24 270 C60 262 140 262 180 272 C186 284 176 292 160 290 C120 284 70 286 36 290 C18 290 14 276 24 270 Z', k.lit([112, 78, 52])),
    both(path('M78 262 L74 276 L80 268 L85 279 L89 268 L96 275 L92 260 Z', k.lit(k.accent))),
    group('translate(34 10) scale(0.68)', headOf('eagle').draw(k)),
  ].join('');
}

function penguin(k: ObjectKit): string {
  const coat = k.lit(k.main);
  return [
    both(
      path('M58 120 C34 150 20 190 26 222 C40 222 60 190 68 160 Z', k.lit(shade(k.main, 0.1))) +
        path('M72 262 C56 262 48 276 56 284 H96 C100 274 92 264 84 262 Z', k.lit(k.accent)),
    ),
    path('M100 6 C62 6 50 36 54 70 C56 92 42 120 42 176 C42 236 66 274 100 274 C134 274 158 236 158 176 C158 120 144 92 146 70 C150 36 138 6 100 6 Z', coat),
    path('M100 96 C74 96 62 132 62 180 C62 230 78 262 100 262 C122 262 138 230 138 180 C138 132 126 96 100 96 Z', k.lit(k.second, 0.6)),
    path('M100 52 C92 34 68 36 64 56 C60 80 76 98 100 100 C124 98 140 80 136 56 C132 36 108 34 100 52 Z', k.lit(k.second, 0.5)),
    path('M122 20 C140 32 148 52 146 70 C144 92 158 120 158 176 C158 236 134 274 100 274 C134 240 142 120 122 20 Z', [12, 10, 24], 'opacity="0.2"'),
    both(circle(80, 60, 6.5, INK) + circle(78, 57.5, 2.2, [255, 255, 255]) + ellipse(70, 76, 8, 5, [244, 170, 160], 'opacity="0.6"')),
    path('M86 72 C92 66 108 66 114 72 C110 84 104 90 100 92 C96 90 90 84 86 72 Z', k.lit(k.accent)),
    stroke('M87 74 Q100 80 113 74', shade(k.accent, 0.4), 2.4),
  ].join('');
}

function pair(word: string, build: Build, extra: readonly string[] = [], colours?: ObjectSpec['colours']): ObjectSpec {
  const head = headOf(word);
  return { words: [...head.words, ...extra], colours: colours ?? head.colours, box: [200, 300], draw: seated(head, build) };
}

/** Animals and dragons, whole. */
export const BEASTS: readonly ObjectSpec[] = [
  pair('cat', { tail: SLIM, head: 0.74, lift: -14, girth: 0.92, sock: 'second' }),
  pair('dog', { tail: SLIM, head: 0.76, lift: -18, girth: 1, sock: 'second' }),
  pair('fox', { tail: BRUSH, tip: BRUSH_TIP, head: 0.78, lift: -20, girth: 0.86, sock: 'accent' }),
  pair('wolf', { tail: BRUSH, head: 0.86, lift: -34, girth: 1, sock: 'second' }),
  pair('bear', { tail: SHORT, head: 0.76, lift: -22, girth: 1.24, sock: null }),
  pair('lion', { tail: SLIM, head: 0.88, lift: -40, girth: 1.1, sock: null }),
  {
    ...pair('cat', { tail: SLIM, head: 0.84, lift: -28, girth: 1.12, sock: 'second' }),
    words: ['tiger', 'tigers', 'tigress', 'leopard', 'jaguar', 'cheetah', 'lynx'],
    colours: ['#e07a22', '#fff1dc', '#d8b23a'],
  },
  {
    ...pair('cat', { tail: SLIM, head: 0.8, lift: -22, girth: 1.02, sock: null }),
    words: ['panther', 'panthers', 'puma'],
    colours: ['#3a3a46', '#5a5a68', '#c9c23a'],
  },
  { words: ['eagle', 'eagles', 'hawk', 'falcon'], colours: ['#6b4630', '#f6f1e4', '#f2b02e'], box: [200, 300], draw: eagle },
  { words: ['penguin', 'penguins'], colours: ['#2f3644', '#f6f4ee', '#f0a032'], box: [200, 290], draw: penguin },
  pair('rabbit', { tail: SHORT, head: 0.8, lift: -40, girth: 0.84, sock: 'second' }),
  { words: ['dragon', 'dragons', 'drake', 'wyvern', 'dinosaur', 'serpent'], colours: ['#3f8a55', '#e3c16a', '#e8472e'], box: [240, 310], draw: sittingDragon },
  { words: ['horse', 'horses', 'stallion', 'mustang', 'pony', 'mare', 'foal'], colours: ['#8a5a3a', '#3a2620', '#c9a27a'], box: [240, 280], draw: horse },
  { words: ['unicorn', 'unicorns'], colours: ['#f3eef2', '#d98ac0', '#f0c04a'], box: [240, 330], draw: unicorn },
  { words: ['phoenix', 'griffin', 'gryphon'], colours: ['#c9472a', '#f6b63c', '#f2d02e'], box: [200, 300], draw: eagle },
  { words: ['elephant', 'elephants', 'mammoth'], colours: ['#8f969e', '#c9a4a2', '#f6eeda'], box: [240, 280], draw: elephant },
  { words: ['deer', 'stag', 'elk', 'reindeer', 'moose', 'doe', 'fawn'], colours: ['#b9793f', '#f3e2c4', '#7a5a3a'], box: [220, 280], draw: deer },
];
