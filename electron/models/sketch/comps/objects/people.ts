import type { Colour } from '../../../../../shared/geometry.ts';
import { blend, shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import { both, type ObjectKit, type ObjectSpec } from './kit.ts';

const INK: Colour = [30, 26, 36];
const SKIN: Colour = [226, 178, 146];
const WHITE: Colour = [255, 255, 255];
/** Sets a part off from what lies behind it; casting needs the edge. */
const OUTLINE = 'stroke="rgb(44,40,52)" stroke-width="2.4" stroke-linejoin="round"';

/** Folds of cloth as swelling lines. */
function folds(colour: Colour, lines: string, width = 3): string {
  return (
    stroke(lines, shade(colour, 0.45), width, 'opacity="0.6"') +
    `<g transform="translate(-2.5 0)">${stroke(lines, tint(colour, 0.4), width * 0.55, 'opacity="0.5"')}</g>`
  );
}

function knight(k: ObjectKit): string {
  const plate = k.lit(k.main);
  const low = k.lit(shade(k.main, 0.14));
  const seam = (d: string, width = 2) => stroke(d, shade(k.main, 0.62), width, 'opacity="0.85"');
  const cape = 'M66 84 C48 130 40 220 30 296 C50 308 76 306 84 288 H116 C124 306 150 308 170 296 C160 220 152 130 134 84 Z';
  return [
    path(cape, k.lit(k.second)),
    folds(k.second, 'M62 120 C54 180 50 240 44 296 M72 150 C66 200 64 250 62 300 M138 120 C146 180 150 240 156 296 M128 150 C134 200 136 250 138 300'),
    both(
      [
        path('M74 188 C70 208 73 224 77 236 L97 236 C99 216 100 204 99 192 Z', low),
        path('M76 244 C72 262 76 284 79 298 L96 298 C98 280 99 262 97 244 Z', plate),
        seam('M87 250 V290'),
        path('M76 238 C72 230 78 224 87 224 C96 224 101 230 98 240 C96 250 79 250 76 238 Z', k.lit(tint(k.main, 0.16))),
        path('M78 296 L96 296 L98 308 C98 313 64 314 62 308 C62 302 72 302 78 296 Z', low),
        seam('M74 303 L96 302'),
        path('M66 158 C64 182 70 202 78 210 C88 208 96 200 99 190 L98 166 Z', plate),
        seam('M67 176 C76 184 88 184 98 178 M69 192 C78 199 88 198 98 191'),
      ].join(''),
    ),
    path('M70 136 C82 146 118 146 130 136 L136 172 C116 184 84 184 64 172 Z', low),
    seam('M68 148 C84 158 116 158 132 148 M66 160 C84 170 116 170 134 160'),
    path('M68 84 C84 92 116 92 132 84 C140 106 136 128 130 142 C116 150 84 150 70 142 C64 128 60 106 68 84 Z', plate),
    path('M100 90 C108 90 120 90 132 84 C140 106 136 128 130 142 C122 147 110 148 100 148 Z', shade(k.main, 0.5), 'opacity="0.3"'),
    seam('M100 92 V147', 1.8),
    stroke('M76 96 C74 110 76 124 80 134', tint(k.main, 0.7), 4, 'opacity="0.7"'),
    path('M68 140 H132 L133 150 C116 158 84 158 67 150 Z', k.lit([92, 60, 40])),
    rect(92, 142, 16, 14, k.lit(k.accent), 3),
    both(
      [
        path('M50 104 C44 118 44 132 48 144 L66 142 C68 128 68 116 66 104 Z', low),
        path('M48 146 C56 158 74 166 92 168 L96 152 C82 150 70 144 64 136 Z', plate),
        seam('M62 150 L70 160 M76 155 L82 165'),
        circle(55, 144, 12, k.lit(tint(k.main, 0.12))),
        path('M74 74 C54 68 40 80 38 104 C46 116 66 114 78 102 C84 92 82 80 74 74 Z', plate),
        seam('M40 96 C52 104 66 102 78 92 M44 84 C56 90 68 88 78 82'),
        stroke('M44 82 C50 74 60 72 70 75', tint(k.main, 0.75), 3, 'opacity="0.8"'),
      ].join(''),
    ),
    path('M93.5 178 H106.5 L105 292 L100 308 L95 292 Z', k.lit([214, 221, 230]), OUTLINE),
    stroke('M100 182 V294', [96, 106, 122], 2.2),
    path('M70 170 C72 164 90 167 100 167 C110 167 128 164 130 170 C130 179 112 179 100 179 C88 179 70 179 70 170 Z', k.lit(k.accent), OUTLINE),
    rect(96.5, 140, 7, 30, k.lit([86, 52, 38])),
    circle(100, 136, 7, k.ball(k.accent)),
    both(path('M86 150 C92 146 100 146 104 150 L104 166 C98 170 90 169 85 166 Z', k.lit(shade(k.main, 0.06)))),
    seam('M88 155 H112 M88 160 H112', 1.5),
    path('M82 66 C90 78 110 78 118 66 L126 84 C110 94 90 94 74 84 Z', low),
    path('M101 18 C98 2 112 -16 134 -14 C156 -12 164 8 158 30 C164 40 160 54 152 62 C152 42 144 26 128 20 C118 16 108 18 104 26 Z', k.lit(k.second)),
    folds(k.second, 'M108 8 C124 -2 142 6 150 30 M112 14 C128 8 142 20 150 44', 2.4),
    path('M78 46 C76 22 86 10 100 10 C114 10 124 22 122 46 L118 66 C112 74 106 79 100 81 C94 79 88 74 82 66 Z', plate),
    path('M100 10 C114 10 124 22 122 46 L118 66 C112 74 106 79 100 81 Z', shade(k.main, 0.5), 'opacity="0.3"'),
    path('M76 40 L100 46 L124 40 V52 L100 60 L76 52 Z', k.lit(tint(k.main, 0.1))),
    path('M81 44.5 L98 49 V54 L82 49.5 Z M119 44.5 L102 49 V54 L118 49.5 Z', INK),
    seam('M100 12 V46 M100 60 V80'),
    ...[60, 66].flatMap((y) => [88, 93, 107, 112].map((x) => circle(x, y + Math.abs(x - 100) * -0.15, 1.5, INK))),
    stroke('M84 34 C86 24 91 18 97 17', tint(k.main, 0.8), 3, 'opacity="0.85"'),
  ].join('');
}

function astronaut(k: ObjectKit): string {
  const suit = k.lit(k.main);
  const seam = (d: string, width = 2.4) => stroke(d, shade(k.main, 0.32), width, 'opacity="0.8"');
  return [
    rect(44, 84, 112, 104, k.lit(shade(k.main, 0.3)), 18),
    both(
      [
        path('M68 186 C60 212 62 242 66 268 L98 268 C101 244 101 216 100 190 Z', suit),
        seam('M66 214 C76 220 90 220 100 214 M65 238 C76 244 90 244 100 238'),
        path('M62 262 H100 V292 C100 300 56 302 54 294 C52 282 62 278 62 262 Z', k.lit(shade(k.main, 0.2))),
        path('M54 290 C70 296 86 296 100 292 V298 C100 304 54 306 53 298 Z', INK),
        path('M62 264 H100 V272 H61 Z', k.lit(k.second)),
        path('M64 92 C44 96 34 116 30 142 C28 160 30 172 36 182 L58 176 C58 160 62 144 72 132 Z', suit),
        seam('M36 126 C44 132 56 134 66 130 M31 150 C40 156 50 156 60 152'),
        path('M34 140 C42 147 52 148 61 144 L59 153 C50 156 40 155 32 150 Z', k.lit(k.second)),
        path('M33 176 C26 190 30 206 42 208 C54 208 62 194 58 174 Z', k.lit(shade(k.main, 0.34))),
      ].join(''),
    ),
    path('M60 94 C74 84 126 84 140 94 C148 128 146 166 138 196 C118 204 82 204 62 196 C54 166 52 128 60 94 Z', suit),
    path('M104 88 C120 86 134 90 140 94 C148 128 146 166 138 196 C130 200 118 201 104 202 C118 160 118 120 104 88 Z', shade(k.main, 0.5), 'opacity="0.2"'),
    rect(76, 128, 48, 34, k.lit(shade(k.main, 0.36)), 6),
    rect(82, 134, 18, 12, [60, 74, 92], 2),
    circle(110, 140, 4.5, k.ball([220, 72, 60])) + circle(119, 140, 3, k.ball([110, 190, 110])),
    seam('M82 152 H118 M82 157 H106', 2),
    stroke('M76 150 C62 156 62 174 72 184', k.second, 4) + stroke('M124 150 C138 156 138 174 128 184', [96, 104, 118], 4),
    path('M62 190 C84 200 116 200 138 190 L136 200 C116 208 84 208 64 200 Z', k.lit(shade(k.main, 0.28))),
    path('M64 96 C80 108 120 108 136 96 L132 84 H68 Z', k.lit(shade(k.main, 0.22))),
    circle(100, 48, 47, suit),
    path('M60 48 C60 24 76 14 100 14 C124 14 140 24 140 48 C140 70 124 82 100 82 C76 82 60 70 60 48 Z', shade(k.accent, 0.55)),
    path('M65 48 C65 28 79 19 100 19 C121 19 135 28 135 48 C135 67 121 77 100 77 C79 77 65 67 65 48 Z', k.ball(k.accent)),
    path('M72 46 C73 34 82 26 95 25 C84 32 79 42 79 54 C75 53 72 50 72 46 Z', WHITE, 'opacity="0.75"'),
    path('M120 66 C128 60 131 52 130 42 C126 54 118 62 108 68 C112 69 117 68 120 66 Z', WHITE, 'opacity="0.35"'),
    both(rect(50, 36, 11, 26, k.lit(shade(k.main, 0.3)), 5)),
    rect(122, 108, 14, 9, k.second, 1.5),
  ].join('');
}

function wizard(k: ObjectKit): string {
  const robe = 'M76 96 C60 140 46 220 38 300 C70 312 130 312 162 300 C154 220 140 140 124 96 Z';
  const grey: Colour = [226, 226, 228];
  return [
    stroke('M168 70 L162 304', [104, 70, 44], 7),
    stroke('M168 72 C156 60 158 42 172 40 C186 42 188 58 178 66', [104, 70, 44], 6),
    circle(172, 52, 9, k.ball([120, 214, 236])),
    path(robe, k.lit(k.main)),
    path('M104 100 C112 160 118 230 118 307 C136 306 152 304 162 300 C154 220 140 140 124 96 Z', shade(k.main, 0.5), 'opacity="0.35"'),
    folds(k.main, 'M84 130 C76 190 66 250 58 304 M96 190 C94 230 90 270 86 308 M118 150 C124 210 134 260 142 304', 3.4),
    path('M38 296 C70 308 130 308 162 296 L163 304 C130 316 70 316 37 304 Z', k.lit(k.accent)),
    path('M78 100 C60 112 46 146 44 176 C52 190 70 190 80 178 C82 156 86 132 90 118 Z', k.lit(shade(k.main, 0.08))),
    path('M122 100 C140 108 156 124 168 140 C172 156 162 168 150 166 C136 154 122 138 114 122 Z', k.lit(shade(k.main, 0.16))),
    path('M150 150 C158 144 168 142 172 148 C175 156 170 164 162 166 C156 164 150 158 150 150 Z', SKIN),
    ellipse(62, 184, 11, 8, SKIN),
    path('M66 170 C66 176 78 180 84 172', 'none', `stroke="rgb(${k.accent.map(Math.round)})" stroke-width="4"`),
    path('M74 176 C90 184 110 184 126 176 L127 186 C110 194 90 194 73 186 Z', k.lit([112, 74, 44])),
    path('M76 52 C74 76 84 96 100 96 C116 96 126 76 124 52 Z', SKIN),
    path('M76 66 C70 100 80 150 100 172 C120 150 130 100 124 66 C116 84 110 86 100 84 C90 86 84 84 76 66 Z', k.lit(grey)),
    stroke('M86 96 C86 120 92 142 98 158 M100 98 C100 120 102 140 102 156 M114 96 C114 118 110 140 106 152', [176, 178, 188], 2.4),
    path('M84 80 C90 74 98 76 100 80 C102 76 110 74 116 80 C110 84 104 84 100 82 C96 84 90 84 84 80 Z', tint(grey, 0.4)),
    circle(91, 64, 2.6, INK) + circle(109, 64, 2.6, INK),
    stroke('M84 58 Q91 54 97 59 M116 58 Q109 54 103 59', grey, 4),
    path('M97 62 C94 74 96 77 100 77 C104 77 106 74 103 62 Z', shade(SKIN, 0.14)),
    path('M50 56 C60 44 140 44 150 56 C140 64 60 64 50 56 Z', k.lit(shade(k.main, 0.12))),
    path('M68 52 C76 20 88 -10 118 -34 C112 -14 118 -6 122 8 C130 26 132 40 132 52 C112 58 88 58 68 52 Z', k.lit(k.main)),
    path('M70 44 C90 52 112 52 132 44 L132 53 C112 59 88 59 68 53 Z', k.lit(k.accent)),
    path('M84 24 L88 32 L96 30 L90 36 L94 42 L86 38 L80 42 L82 35 L76 31 L83 31 Z', k.accent),
  ].join('');
}

/** A draped figure after the antique, for statues that are not of anybody in particular. */
function classical(k: ObjectKit): string {
  const robe =
    'M70 98 C64 122 68 140 76 156 C62 200 58 256 56 304 C84 312 122 312 146 304 C146 250 142 200 126 156 C134 138 136 120 130 98 C112 104 88 104 70 98 Z';
  const skin = k.second;
  return [
    path('M126 94 C142 98 150 82 156 58 L160 30 L172 32 C174 58 170 92 154 112 C146 120 134 122 128 116 Z', k.lit(skin)),
    path('M156 34 C154 24 160 18 168 18 C176 20 178 28 174 36 Z', k.lit(skin)),
    path('M160 22 L158 6 H178 L175 22 Z', k.lit(k.accent)),
    path('M168 8 C156 -4 162 -20 168 -34 C172 -22 184 -12 176 4 Z', k.lit(tint(k.accent, 0.3))),
    path('M74 96 C58 100 50 118 50 140 C50 160 56 174 66 184 L78 178 C72 164 70 146 74 128 Z', k.lit(skin)),
    path('M60 178 C58 190 62 200 70 202 C78 200 82 190 78 176 Z', k.lit(skin)),
    path(robe, k.lit(k.main)),
    path(
      'M112 102 C120 130 120 150 116 160 C126 210 128 260 126 310 C134 309 142 306 146 304 C146 250 142 200 126 156 C134 138 136 120 130 98 Z',
      shade(k.main, 0.5),
      'opacity="0.3"',
    ),
    folds(
      k.main,
      'M80 166 C74 210 70 260 68 306 M92 172 C88 216 86 262 84 309 M104 174 C104 220 102 264 102 310 M114 170 C120 214 120 262 120 309 M124 172 C132 216 134 260 134 306 M76 110 C84 128 96 134 108 132 M72 122 C84 142 100 146 116 138 M126 108 C120 122 112 130 104 132',
      3,
    ),
    path('M76 152 C92 162 110 162 126 152 L127 160 C110 170 92 170 75 160 Z', k.lit(shade(k.main, 0.12))),
    path('M66 96 C84 112 100 150 128 176 C132 200 124 220 112 236 C116 210 108 188 92 170 C76 152 66 130 64 108 Z', k.lit(tint(k.main, 0.12))),
    folds(k.main, 'M70 106 C86 126 100 158 122 184 M68 118 C82 140 94 162 112 186', 2.4),
    path('M90 70 H110 V92 C110 102 122 98 130 98 C116 108 84 108 70 98 C80 98 90 100 90 90 Z', k.lit(skin)),
    path('M80 46 C78 66 86 84 100 84 C114 84 122 66 120 46 C118 30 82 30 80 46 Z', k.lit(skin)),
    path('M76 52 C70 30 82 12 100 12 C118 12 130 30 124 52 C120 40 112 34 100 34 C88 34 80 40 76 52 Z', k.lit(shade(k.main, 0.22))),
    ellipse(100, 10, 13, 10, k.lit(shade(k.main, 0.22))),
    stroke('M82 36 C88 26 96 22 104 22 M92 36 C98 30 108 28 116 32', shade(k.main, 0.5), 2.4, 'opacity="0.6"'),
    stroke('M76 40 C88 32 112 32 124 40', k.accent, 4),
    stroke('M87 52 Q92 49 96 52 M104 52 Q108 49 113 52', shade(skin, 0.5), 2.2),
    ellipse(92, 56, 3.4, 2, shade(skin, 0.4)) + ellipse(108, 56, 3.4, 2, shade(skin, 0.4)),
    path('M99 52 L95 66 Q100 70 104 66 Z', shade(skin, 0.2)),
    stroke('M94 74 Q100 77 106 74', shade(skin, 0.45), 2.4),
    path('M76 300 C84 294 96 296 98 306 C90 310 80 310 74 307 Z M108 306 C112 296 122 296 128 303 C124 310 114 311 108 306 Z', k.lit(skin)),
  ].join('');
}

function robot(k: ObjectKit): string {
  const shell = k.lit(k.main);
  const joint = k.lit(k.second);
  return [
    stroke('M100 16 V0', k.second, 5) + circle(100, -4, 8, k.ball(k.accent)),
    both(
      [
        path('M54 114 C36 112 28 124 30 144 L36 166 L54 160 L52 140 Z', joint),
        rect(30, 156, 26, 46, shell, 10),
        path('M30 200 C26 216 30 226 36 228 L40 216 L46 216 L50 228 C58 224 60 214 56 200 Z', joint),
        circle(48, 116, 17, k.ball(k.main)),
        rect(70, 198, 24, 32, joint, 6),
        rect(64, 226, 34, 52, shell, 10),
        stroke('M70 240 H92 M70 248 H92', shade(k.main, 0.4), 2.4),
        path('M62 274 H100 V296 Q100 302 92 302 H56 Q50 302 50 294 Q52 280 62 274 Z', joint),
        rect(38, 42, 14, 30, joint, 6),
      ].join(''),
    ),
    path('M54 100 H146 C152 130 146 170 132 204 H68 C54 170 48 130 54 100 Z', shell),
    path('M112 100 H146 C152 130 146 170 132 204 H112 C126 170 124 130 112 100 Z', shade(k.main, 0.5), 'opacity="0.25"'),
    rect(72, 116, 56, 44, k.second, 10),
    circle(88, 138, 11, k.ball(k.accent)),
    stroke('M106 128 H120 M106 138 H120 M106 148 H114', k.accent, 4),
    stroke('M72 174 H128 M76 184 H124', shade(k.main, 0.4), 3),
    rect(84, 84, 32, 20, joint, 4),
    rect(46, 16, 108, 76, shell, 24),
    path('M124 16 H130 Q154 16 154 42 V66 Q154 92 130 92 H116 Q136 60 124 16 Z', shade(k.main, 0.5), 'opacity="0.25"'),
    rect(58, 32, 84, 40, k.second, 18),
    circle(80, 52, 12, k.ball(k.accent)) + circle(120, 52, 12, k.ball(k.accent)),
    circle(76, 48, 3.6, WHITE) + circle(116, 48, 3.6, WHITE),
    stroke('M86 82 H114', k.second, 4),
  ].join('');
}

function samurai(k: ObjectKit): string {
  const lame = (x: number, y: number, w: number, h: number, rows: number) =>
    Array.from(
      { length: rows },
      (_, i) =>
        rect(x - i * 1.5, y + (h / rows) * i, w + i * 3, h / rows - 1, k.lit(i % 2 ? shade(k.main, 0.12) : k.main), 2) +
        stroke(`M${x + 3 - i} ${y + (h / rows) * (i + 0.5)} H${x + w - 3 + i}`, k.accent, 1.6, 'stroke-dasharray="3 5"'),
    ).join('');
  return [
    `<g transform="rotate(24 150 170)">${rect(146, 60, 7, 40, k.lit(k.second))}${ellipse(149.5, 102, 10, 4, k.lit(k.accent))}${path('M146 106 H153 C156 160 154 220 148 268 L143 262 C148 210 148 160 146 106 Z', k.lit([208, 216, 226]))}</g>`,
    both(
      [
        path('M72 190 C64 220 62 250 66 282 L98 282 C100 250 101 220 100 190 Z', k.lit(shade(k.second, 0.1))),
        path('M68 240 H98 L97 286 H70 Z', k.lit(k.main)),
        stroke('M76 244 V284 M84 244 V284 M91 244 V284', shade(k.main, 0.5), 1.6),
        path('M68 284 H98 V300 C98 306 58 306 58 300 C58 294 66 292 68 284 Z', k.lit([70, 56, 52])),
        path('M60 96 C48 110 42 134 46 158 L64 156 C66 136 70 120 76 108 Z', k.lit(k.second)),
        path('M45 140 H65 L64 168 H48 Z', k.lit(k.main)),
        ellipse(56, 174, 10, 9, SKIN),
        lame(38, 82, 34, 46, 5),
      ].join(''),
    ),
    lame(66, 170, 30, 50, 5) + lame(104, 170, 30, 50, 5) + lame(84, 172, 32, 54, 5),
    path('M66 86 H134 C140 112 138 140 130 164 H70 C62 140 60 112 66 86 Z', k.lit(k.main)),
    ...[102, 116, 130, 144].map((y) => stroke(`M66 ${y} Q100 ${y + 5} 134 ${y}`, k.accent, 2, 'stroke-dasharray="4 5"')),
    path('M66 158 H134 L135 172 H65 Z', k.lit(k.second)),
    path('M78 40 H122 V64 C120 80 110 86 100 86 C90 86 80 80 78 64 Z', INK),
    path('M80 56 C90 62 110 62 120 56 L116 78 C110 88 90 88 84 78 Z', k.lit(shade(k.main, 0.2))),
    stroke('M90 74 Q100 70 110 74 M92 80 H108', k.accent, 2),
    ellipse(91, 54, 4, 2.4, WHITE) + ellipse(109, 54, 4, 2.4, WHITE) + circle(91, 54, 2, INK) + circle(109, 54, 2, INK),
    path('M70 48 C58 56 50 70 48 84 C62 84 76 78 82 66 Z M130 48 C142 56 150 70 152 84 C138 84 124 78 118 66 Z', k.lit(k.main)),
    path('M68 48 C68 22 82 12 100 12 C118 12 132 22 132 48 C112 42 88 42 68 48 Z', k.lit(k.main)),
    stroke('M100 13 V42 M84 18 C80 28 79 36 79 44 M116 18 C120 28 121 36 121 44', shade(k.main, 0.5), 2),
    path('M100 40 C86 32 70 14 66 -14 C80 4 92 16 100 22 C108 16 120 4 134 -14 C130 14 114 32 100 40 Z', k.lit(k.accent)),
    circle(100, 32, 6, k.ball(k.accent)),
  ].join('');
}

function dancer(k: ObjectKit): string {
  const hair: Colour = [66, 44, 40];
  return [
    path('M94 190 C94 230 96 262 98 300 L104 312 L108 300 C110 262 110 230 110 190 Z', k.lit(SKIN)),
    path('M96 290 L98 312 L103 318 L108 310 L109 290 Z', k.lit(k.accent)),
    path('M106 190 C128 204 142 226 136 246 C130 258 118 262 106 262 L104 254 C116 250 122 240 118 230 C114 216 104 206 98 196 Z', k.lit(shade(SKIN, 0.08))),
    path('M84 92 C66 76 60 50 76 24 C82 14 92 6 100 2 L102 8 C88 18 78 34 78 52 C80 68 88 80 96 88 Z', k.lit(SKIN)),
    path('M116 92 C134 76 140 50 124 24 C118 14 108 6 100 2 L98 8 C112 18 122 34 122 52 C120 68 112 80 104 88 Z', k.lit(shade(SKIN, 0.08))),
    path('M94 70 H106 V92 C110 96 114 94 118 96 L112 120 H88 L82 96 C86 94 90 96 94 92 Z', k.lit(SKIN)),
    path('M84 100 C92 108 108 108 116 100 C120 124 116 146 114 164 H86 C84 146 80 124 84 100 Z', k.lit(k.main)),
    path(
      'M86 158 H114 C142 166 172 180 188 198 C170 212 150 206 136 212 C120 206 108 216 100 210 C90 216 78 206 64 212 C50 206 30 212 12 198 C28 180 58 166 86 158 Z',
      k.lit(tint(k.main, 0.12)),
    ),
    folds(k.main, 'M92 164 C80 176 60 190 46 204 M98 166 C94 180 88 194 84 208 M104 166 C108 180 114 194 118 208 M108 164 C122 176 142 190 156 204', 2.4),
    ellipse(100, 52, 17, 21, k.lit(SKIN)),
    path('M81 52 C80 34 90 26 100 26 C110 26 120 34 119 52 C114 42 108 38 100 38 C92 38 86 42 81 52 Z', hair),
    circle(100, 22, 9, hair),
    stroke('M92 52 Q95 54 97 52 M103 52 Q105 54 108 52', INK, 1.8),
    stroke('M96 62 Q100 65 104 62', [190, 84, 84], 2.2),
  ].join('');
}

/** Standing figures, whole from head to foot. */
export const PEOPLE: readonly ObjectSpec[] = [
  {
    words: ['knight', 'knights', 'crusader', 'paladin', 'templar', 'armour', 'armor', 'armored', 'armoured', 'warrior', 'soldier', 'guard', 'gladiator'],
    colours: ['#a9b4c2', '#a3342f', '#d8a844'],
    box: [200, 330],
    draw: knight,
  },
  { words: ['astronaut', 'astronauts', 'cosmonaut', 'spaceman', 'spacesuit'], colours: ['#e9ebef', '#d9683b', '#e8b04a'], box: [200, 310], draw: astronaut },
  {
    words: ['wizard', 'wizards', 'mage', 'sorcerer', 'druid', 'merlin', 'warlock', 'gandalf', 'monk'],
    colours: ['#4a4f96', '#3a2c5c', '#d8b04a'],
    box: [200, 350],
    draw: wizard,
  },
  {
    words: ['goddess', 'god', 'angel', 'venus', 'athena', 'nymph', 'muse', 'liberty', 'statue', 'sculpture', 'figure', 'monument', 'figurine'],
    colours: ['#e6dfd0', '#dcb496', '#d2a64a'],
    box: [200, 350],
    draw: classical,
  },
  {
    words: ['robot', 'robots', 'android', 'droid', 'cyborg', 'mech', 'mecha', 'automaton'],
    colours: ['#8fb4c4', '#38424f', '#ffb54a'],
    box: [200, 320],
    draw: robot,
  },
  { words: ['samurai', 'shogun', 'ronin', 'ninja'], colours: ['#9c2f2c', '#2c2f3c', '#d8a844'], box: [200, 330], draw: samurai },
  { words: ['dancer', 'ballerina', 'ballet', 'dancing'], colours: ['#d98aa4', '#f2d6dc', '#e8a8b8'], box: [200, 325], draw: dancer },
];

/** A stepped plinth for a statue, from y = `top` down; 200 units wide, about 60 high. */
export function plinth(k: ObjectKit, top: number, colour: Colour): string {
  const stone = k.lit(colour);
  const dark = shade(colour, 0.4);
  return [
    rect(34, top, 132, 10, k.lit(tint(colour, 0.12)), 2),
    rect(42, top + 10, 116, 44, stone),
    rect(52, top + 18, 96, 28, k.lit(blend(colour, dark, 0.25)), 1),
    stroke(`M42 ${top + 11.5} H158`, dark, 2.5, 'opacity="0.6"'),
    rect(34, top + 54, 132, 9, k.lit(tint(colour, 0.06)), 2),
    rect(24, top + 63, 152, 13, k.lit(shade(colour, 0.08)), 2),
  ].join('');
}
