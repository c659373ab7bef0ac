import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import type { ObjectKit, ObjectSpec } from './kit.ts';

const INK: Colour = [28, 26, 34];
const GLASS: Colour = [160, 200, 220];
const STEEL: Colour = [176, 184, 196];

function alloy(x: number, y: number, r: number): string {
  const spokes = Array.from(
    { length: 5 },
    (_, i) => `<g transform="rotate(${i * 72} ${x} ${y})">${path(`M${x - 3} ${y} L${x - 5} ${y - r * 0.68} H${x + 5} L${x + 3} ${y} Z`, tint(STEEL, 0.3))}</g>`,
  ).join('');
  return (
    circle(x, y, r, INK) +
    circle(x, y, r * 0.74, [70, 74, 84]) +
    spokes +
    circle(x, y, r * 0.74, 'none', 'stroke="rgb(206,212,220)" stroke-width="3"') +
    circle(x, y, r * 0.14, STEEL)
  );
}

function sportsCar(k: ObjectKit): string {
  return [
    path('M40 106 H262 V122 H40 Z', shade(INK, 0.3)),
    path(
      'M6 84 C8 70 22 62 48 58 C66 54 78 50 92 42 C112 30 136 24 166 24 C196 24 216 32 236 46 C262 48 284 54 292 66 C298 76 298 96 292 106 C288 112 280 114 272 114 L28 114 C14 112 6 100 6 84 Z',
      k.lit(k.main),
    ),
    path('M96 56 C112 42 134 34 158 33 L160 60 L84 64 Z', k.lit(GLASS)),
    path('M168 33 C190 33 210 40 224 52 C212 58 190 60 170 60 Z', k.lit(shade(GLASS, 0.2))),
    path('M104 56 L124 42 L134 39 L116 60 Z', [255, 255, 255], 'opacity="0.55"'),
    path('M6 86 C60 78 150 88 294 78 C297 90 296 100 292 106 C288 112 280 114 272 114 L28 114 C14 112 6 100 6 86 Z', shade(k.main, 0.5), 'opacity="0.38"'),
    stroke('M16 78 C80 66 190 76 290 70', tint(k.main, 0.65), 2.6, 'opacity="0.8"'),
    path('M226 50 L262 40 C270 39 274 42 272 46 L246 56 Z', k.lit(shade(k.main, 0.2))),
    path('M204 74 L242 70 C236 84 222 92 206 92 Z', shade(k.main, 0.7)),
    stroke('M160 60 C164 78 162 96 154 108 M84 66 C84 86 88 100 96 108', shade(k.main, 0.55), 2),
    rect(166, 72, 18, 4, shade(k.main, 0.6), 2),
    path('M10 72 C18 64 32 62 44 64 C38 74 24 78 10 78 Z', k.lit(k.accent)),
    path('M18 72 C24 67 32 66 38 67 C34 72 26 74 18 74 Z', [255, 255, 255], 'opacity="0.85"'),
    path('M284 62 C291 64 295 70 296 78 L280 76 Z', [236, 66, 54]),
    path('M4 98 H60 C52 112 34 116 22 114 C10 112 4 106 4 98 Z', INK),
    path('M262 104 H294 C292 114 284 116 272 116 H258 Z', INK),
    path('M40 114 A30 30 0 0 1 100 114 Z M208 114 A30 30 0 0 1 268 114 Z', INK),
    alloy(70, 112, 26),
    alloy(238, 112, 26),
  ].join('');
}

function galleon(k: ObjectKit): string {
  const mast = (x: number, top: number) => rect(x - 4, top, 8, 200 - top, k.lit(shade(k.main, 0.25)));
  const sail = (x: number, y: number, w: number, h: number) =>
    path(
      `M${x - w / 2} ${y} H${x + w / 2} C${x + w * 0.42} ${y + h * 0.3} ${x + w * 0.66} ${y + h * 0.6} ${x + w * 0.56} ${y + h} Q${x} ${y + h * 0.78} ${x - w * 0.56} ${y + h} C${x - w * 0.44} ${y + h * 0.6} ${x - w * 0.6} ${y + h * 0.3} ${x - w / 2} ${y} Z`,
      k.lit(k.second, 0.8),
    ) +
    stroke(
      `M${x - w * 0.2} ${y + 3} C${x - w * 0.14} ${y + h * 0.4} ${x - w * 0.22} ${y + h * 0.7} ${x - w * 0.22} ${y + h * 0.84} M${x + w * 0.2} ${y + 3} C${x + w * 0.28} ${y + h * 0.4} ${x + w * 0.24} ${y + h * 0.7} ${x + w * 0.22} ${y + h * 0.84}`,
      shade(k.second, 0.3),
      2,
      'opacity="0.5"',
    ) +
    rect(x - w * 0.56, y - 5, w * 1.12, 6, shade(k.main, 0.4), 3);
  return [
    stroke('M150 10 L20 186 M150 10 L262 176 M86 44 L10 196 M216 40 L282 172', shade(k.main, 0.5), 1.6, 'opacity="0.7"'),
    stroke('M262 196 L322 150', shade(k.main, 0.2), 8),
    mast(84, 40),
    mast(150, 4),
    mast(216, 36),
    path('M252 74 C274 104 296 132 312 152 C292 158 272 162 254 166 Z', k.lit(shade(k.second, 0.1))),
    sail(84, 62, 62, 50),
    sail(84, 122, 70, 52),
    sail(216, 58, 64, 52),
    sail(216, 120, 72, 54),
    sail(150, 28, 70, 46),
    sail(150, 84, 88, 54),
    sail(150, 144, 92, 44),
    path('M150 4 C166 -4 176 10 194 2 L192 18 C176 24 166 12 150 20 Z', k.lit(k.accent)),
    path('M84 40 C96 34 104 44 116 38 L115 50 C104 55 96 46 84 52 Z M216 36 C228 30 236 40 248 34 L247 46 C236 51 228 42 216 48 Z', k.lit(k.accent)),
    path('M10 166 H62 L66 190 H246 L250 178 H284 C280 216 264 248 244 262 H62 C40 252 18 214 10 166 Z', k.lit(k.main)),
    path('M40 236 C100 250 200 250 262 238 C256 250 250 258 244 262 H62 C54 258 46 248 40 236 Z', shade(k.main, 0.5), 'opacity="0.6"'),
    stroke('M14 186 C40 196 60 204 80 206 C140 212 220 208 276 198 M22 210 C90 228 210 228 268 214', tint(k.main, 0.35), 3.4, 'opacity="0.75"'),
    stroke('M30 224 C90 238 210 238 264 226', shade(k.main, 0.5), 2, 'opacity="0.6"'),
    path('M10 166 H62 V174 H11 Z M66 188 H248 V195 H67 Z', k.lit(shade(k.accent, 0.05))),
    ...[18, 34, 50].map((x) => rect(x, 180, 9, 10, [255, 214, 120], 1.5, `stroke="rgb(${shade(k.main, 0.6).map(Math.round)})" stroke-width="2"`)),
    ...[92, 122, 152, 182, 212].map((x) => rect(x, 213, 12, 11, shade(k.main, 0.75), 1.5) + circle(x + 6, 219, 3.4, INK)),
  ].join('');
}

function plane(k: ObjectKit): string {
  return [
    path('M150 84 L206 22 L226 22 L196 92 Z', k.lit(shade(k.main, 0.24))),
    path('M250 60 L276 14 L296 14 L284 68 Z', k.lit(k.second)),
    path('M4 82 C10 62 40 52 78 52 H242 C266 52 284 56 298 60 C288 80 262 96 226 100 C160 110 90 112 50 106 C22 102 2 96 4 82 Z', k.lit(k.main)),
    path('M4 84 C40 96 200 98 292 66 C280 82 258 96 226 100 C160 110 90 112 50 106 C22 102 2 96 4 84 Z', k.lit(shade(k.main, 0.14))),
    path('M6 88 C60 100 200 98 284 74 C278 80 270 86 262 90 C190 106 90 108 30 100 Z', k.lit(k.second)),
    path('M14 72 C22 62 36 58 50 57 L52 68 C40 70 28 74 18 78 Z', k.lit(shade(GLASS, 0.2))),
    ...Array.from({ length: 11 }, (_, i) => rect(72 + i * 15, 64, 7, 9, shade(GLASS, 0.35), 3)),
    path('M128 86 L196 152 L226 152 L190 84 Z', k.lit(tint(k.main, 0.1))),
    path('M196 152 L226 152 L214 128 L186 142 Z', k.second),
    rect(136, 108, 40, 17, k.lit(k.accent), 8.5) + ellipse(138, 116, 6, 8, INK),
    path('M254 66 L286 92 L300 92 L282 64 Z', k.lit(shade(k.main, 0.1))),
  ].join('');
}

function locomotive(k: ObjectKit): string {
  const wheel = (x: number, y: number, r: number) =>
    circle(x, y, r, k.lit(k.second)) +
    circle(x, y, r * 0.78, shade(INK, 0.2)) +
    Array.from({ length: 6 }, (_, i) => `<g transform="rotate(${i * 30} ${x} ${y})">${stroke(`M${x} ${y - r * 0.8}V${y + r * 0.8}`, k.second, 3.4)}</g>`).join(
      '',
    ) +
    circle(x, y, r * 0.24, k.lit(k.accent));
  return [
    path('M8 150 L30 124 H52 V166 H0 Z', k.lit(k.second)),
    stroke('M10 160 L34 130 M22 162 L42 130', shade(k.second, 0.4), 3),
    rect(30, 132, 250, 22, k.lit(shade(INK, 0.1))),
    rect(40, 66, 170, 66, k.lit(k.main), 12),
    rect(34, 62, 20, 74, k.lit(INK), 6),
    ...[86, 128, 170].map((x) => rect(x, 64, 7, 70, k.lit(k.accent))),
    path('M60 66 L56 26 H50 L46 12 H100 L96 26 H90 L86 66 Z', k.lit(INK)),
    rect(46, 10, 54, 8, k.lit(k.accent), 3),
    path('M120 66 C120 46 148 46 148 66 Z', k.lit(k.accent)) + path('M166 66 C166 50 186 50 186 66 Z', k.lit(k.accent)),
    path('M206 40 H286 V146 H206 Z', k.lit(k.main)),
    path('M196 28 C220 18 272 18 296 28 V40 H196 Z', k.lit(INK)),
    rect(218, 54, 26, 34, k.lit(GLASS), 3, `stroke="rgb(${k.accent.map(Math.round)})" stroke-width="3"`),
    rect(252, 54, 24, 34, k.lit(shade(GLASS, 0.15)), 3, `stroke="rgb(${k.accent.map(Math.round)})" stroke-width="3"`),
    rect(216, 100, 62, 30, shade(k.main, 0.15), 3, `stroke="rgb(${k.accent.map(Math.round)})" stroke-width="2.4"`),
    circle(36, 98, 13, k.ball([255, 232, 160])) + circle(36, 98, 13, 'none', `stroke="rgb(${k.accent.map(Math.round)})" stroke-width="4"`),
    wheel(58, 160, 18),
    wheel(104, 152, 27),
    wheel(162, 152, 27),
    wheel(220, 152, 27),
    wheel(264, 160, 18),
    stroke('M104 160 H222', STEEL, 7),
    stroke('M40 148 H84 L104 160', STEEL, 6),
  ].join('');
}

function hotAirBalloon(k: ObjectKit): string {
  const envelope = 'M100 0 C160 0 196 44 196 94 C196 140 150 178 126 212 H74 C50 178 4 140 4 94 C4 44 40 0 100 0 Z';
  const gore = (half: number, colour: Colour) =>
    path(
      `M100 0 C${100 + half * 1.1} 8 ${100 + half * 1.25} 50 ${100 + half * 1.25} 94 C${100 + half * 1.22} 140 ${100 + half * 0.6} 180 ${100 + half * 0.32} 212 H${100 - half * 0.32} C${100 - half * 0.6} 180 ${100 - half * 1.22} 140 ${100 - half * 1.25} 94 C${100 - half * 1.25} 50 ${100 - half * 1.1} 8 100 0 Z`,
      colour,
    );
  return [
    path(envelope, k.main),
    gore(60, k.second),
    gore(42, k.accent),
    gore(22, k.main),
    path('M130 4 C176 18 196 56 196 94 C196 140 150 178 126 212 H108 C150 150 166 70 130 4 Z', [20, 14, 40], 'opacity="0.16"'),
    path('M58 14 C30 32 18 64 20 96 C28 66 42 38 72 14 Z', [255, 255, 255], 'opacity="0.4"'),
    path('M5 104 Q100 142 195 104 L193 120 Q100 158 8 120 Z', k.lit(k.accent), 'opacity="0.92"'),
    rect(74, 208, 52, 8, k.lit(shade(k.main, 0.3)), 3),
    stroke('M78 216 L82 258 M92 216 L93 258 M108 216 L107 258 M122 216 L118 258', [90, 70, 54], 2.4),
    path('M96 226 C92 218 100 212 100 204 C104 212 110 220 104 228 Z', [255, 190, 70]),
    path('M74 256 H126 L121 294 Q100 300 79 294 Z', k.lit([150, 104, 58])),
    stroke('M78 268 H123 M79 280 H121', [104, 68, 36], 2.4),
    rect(71, 253, 58, 7, k.lit([110, 72, 40]), 3),
  ].join('');
}

/** Vehicles in side view, whole. */
export const VEHICLES: readonly ObjectSpec[] = [
  {
    words: ['car', 'sportscar', 'racecar', 'roadster', 'coupe', 'ferrari', 'porsche', 'lamborghini', 'supercar', 'convertible', 'automobile'],
    colours: ['#c92f2c', '#2a2f3a', '#f4e3b0'],
    box: [300, 150],
    draw: sportsCar,
  },
  {
    words: ['ship', 'ships', 'galleon', 'frigate', 'schooner', 'caravel', 'pirateship', 'longship'],
    colours: ['#8a5230', '#f4ead2', '#c8402f'],
    box: [320, 270],
    draw: galleon,
  },
  {
    words: ['airplane', 'aeroplane', 'plane', 'aircraft', 'jet', 'airliner', 'jetliner'],
    colours: ['#eef1f5', '#2f6fb0', '#9aa6b2'],
    box: [300, 160],
    draw: plane,
  },
  { words: ['train', 'locomotive', 'steamtrain', 'engine', 'railway'], colours: ['#2f5a48', '#a63a2e', '#d8b04a'], box: [300, 190], draw: locomotive },
  { words: ['airballoon', 'balloon', 'aerostat', 'zeppelin', 'airship'], colours: ['#d9483b', '#f3ead2', '#e8a838'], box: [200, 300], draw: hotAirBalloon },
];
