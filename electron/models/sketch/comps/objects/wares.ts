import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import { both, type ObjectKit, type ObjectSpec } from './kit.ts';

const WHITE: Colour = [255, 255, 255];
const INK: Colour = [30, 26, 34];

/** A bright band of window light down the left of something round. */
function sheen(d: string, opacity = 0.5): string {
  return path(d, WHITE, `opacity="${opacity}"`);
}

function teapot(k: ObjectKit): string {
  return [
    path('M152 84 C190 74 202 104 188 130 C178 150 160 158 146 158 L148 144 C160 142 172 134 177 122 C184 104 174 92 154 98 Z', k.lit(shade(k.main, 0.1))),
    path('M48 116 C30 112 26 88 16 72 L4 66 L16 58 C34 60 40 84 56 92 Z', k.lit(k.main)),
    path('M100 60 C144 60 164 88 164 122 C164 156 142 178 100 178 C58 178 36 156 36 122 C36 88 56 60 100 60 Z', k.lit(k.main)),
    path('M120 64 C150 72 164 96 164 122 C164 156 142 178 100 178 C136 160 144 104 120 64 Z', shade(k.main, 0.5), 'opacity="0.28"'),
    path('M68 176 H132 L138 186 Q100 194 62 186 Z', k.lit(shade(k.main, 0.2))),
    path('M38 112 C70 126 130 126 162 112 C164 122 164 128 162 136 C130 148 70 148 38 136 C36 128 36 122 38 112 Z', k.lit(k.second)),
    ...[58, 79, 100, 121, 142].map((x) => circle(x, 131 - ((x - 100) / 40) ** 2 * 3, 5, k.accent)),
    path('M66 62 C70 42 130 42 134 62 C112 70 88 70 66 62 Z', k.lit(tint(k.main, 0.08))),
    stroke('M64 63 C86 72 114 72 136 63', k.accent, 4),
    circle(100, 38, 9, k.ball(k.accent)),
    sheen('M54 88 C46 104 46 124 52 140 C58 128 60 104 70 84 C64 82 58 84 54 88 Z', 0.5),
  ].join('');
}

function vase(k: ObjectKit): string {
  const body =
    'M76 12 H124 C120 34 112 46 124 66 C152 88 162 120 150 152 C142 176 128 186 124 196 H76 C72 186 58 176 50 152 C38 120 48 88 76 66 C88 46 80 34 76 12 Z';
  return [
    path(body, k.lit(k.main)),
    `<g clip-path="${k.clip(body)}">${[
      rect(30, 96, 140, 10, k.second) + rect(30, 146, 140, 10, k.second) + rect(30, 50, 140, 6, k.second),
      stroke(Array.from({ length: 9 }, (_, i) => `M${34 + i * 17} 138 q8.5 -34 17 0`).join(''), k.accent, 4),
      Array.from({ length: 9 }, (_, i) => circle(42 + i * 17, 128, 3.4, k.accent)).join(''),
      path(
        'M118 12 H124 C120 34 112 46 124 66 C152 88 162 120 150 152 C142 176 128 186 124 196 H108 C130 160 134 110 112 74 C104 50 114 34 118 12 Z',
        [16, 12, 30],
        'opacity="0.26"',
      ),
    ].join('')}</g>`,
    ellipse(100, 12, 26, 6, shade(k.main, 0.55)),
    ellipse(100, 12, 26, 6, 'none', `stroke="rgb(${tint(k.main, 0.4).map(Math.round)})" stroke-width="3"`),
    sheen('M66 88 C54 102 50 126 56 148 C60 132 62 110 76 92 C74 86 70 86 66 88 Z', 0.45),
  ].join('');
}

function wineGlass(k: ObjectKit): string {
  const bowl = 'M54 10 C48 60 58 104 100 106 C142 104 152 60 146 10 Z';
  return [
    path('M96 104 H104 L106 172 C112 180 134 182 140 190 Q100 200 60 190 C66 182 88 180 94 172 Z', k.lit(k.second), 'opacity="0.85"'),
    path(bowl, k.second, 'opacity="0.42"'),
    `<g clip-path="${k.clip(bowl)}">${rect(40, 48, 120, 70, k.lit(k.main))}${ellipse(100, 48, 50, 8, tint(k.main, 0.25))}</g>`,
    path(bowl, 'none', `stroke="rgb(${tint(k.second, 0.3).map(Math.round)})" stroke-width="3"`),
    ellipse(100, 10, 46, 6, 'none', `stroke="rgb(${tint(k.second, 0.5).map(Math.round)})" stroke-width="3"`),
    sheen('M62 20 C60 50 64 78 78 92 C70 70 70 44 72 20 Z', 0.6),
  ].join('');
}

function sneaker(k: ObjectKit): string {
  return [
    path('M8 122 C6 92 10 60 22 44 C34 52 52 52 64 42 C82 62 104 84 140 94 C170 102 192 110 194 132 L192 146 H10 Z', k.lit(k.main)),
    path('M8 122 C6 92 10 60 22 44 C30 50 40 52 48 50 C40 80 44 108 60 130 L56 146 H10 Z', k.lit(k.second)),
    path('M150 97 C176 104 192 112 194 132 L192 146 H128 C130 126 138 108 150 97 Z', k.lit(k.second)),
    path('M64 42 C82 62 104 84 140 94 L124 108 C96 100 72 84 54 58 Z', k.lit(tint(k.second, 0.2))),
    stroke('M70 68 L88 52 M84 82 L102 66 M100 92 L116 78 M116 100 L130 88', WHITE, 5),
    path('M56 118 C84 124 112 118 132 104 C120 126 94 138 62 136 Z', k.accent),
    path('M4 142 C60 148 130 142 196 138 C200 150 198 164 188 166 H16 C4 166 2 154 4 142 Z', k.lit([246, 244, 238])),
    stroke('M8 156 H194', shade([246, 244, 238], 0.25), 3),
    path('M22 44 C34 52 52 52 64 42 L68 48 C54 60 32 60 18 54 Z', shade(k.main, 0.35)),
  ].join('');
}

function candle(k: ObjectKit): string {
  return [
    k.setting(circle(100, 34, 60, k.accent, 'opacity="0.22"')),
    path('M100 2 C116 22 120 34 114 46 C110 54 90 54 86 46 C80 34 90 24 100 2 Z', k.lit([250, 170, 60])),
    path('M100 22 C108 34 110 40 106 47 C103 51 97 51 94 47 C90 40 96 34 100 22 Z', [255, 244, 200]),
    stroke('M100 44 V62', INK, 3.4),
    path('M72 60 C84 54 116 54 128 60 V168 H72 Z', k.lit(k.main)),
    path(
      'M72 60 C84 54 116 54 128 60 V80 C126 92 118 92 116 80 C112 70 106 78 106 92 C104 104 96 104 94 90 C92 78 86 84 84 98 C82 108 74 106 72 96 Z',
      tint(k.main, 0.5),
    ),
    path('M116 60 H128 V168 H112 Z', shade(k.main, 0.5), 'opacity="0.25"'),
    path('M44 166 C60 158 140 158 156 166 C152 186 130 194 100 194 C70 194 48 186 44 166 Z', k.lit(k.second)),
    path('M154 168 C176 160 184 182 166 188 L146 184', 'none', `stroke="rgb(${k.second.map(Math.round)})" stroke-width="8" stroke-linecap="round"`),
    ellipse(100, 166, 40, 6, shade(k.second, 0.4)),
    path('M72 160 V168 Q100 174 128 168 V160 Z', k.lit(k.main)),
  ].join('');
}

function umbrella(k: ObjectKit): string {
  return [
    stroke('M100 84 V176 C100 196 72 196 72 178', k.second, 8),
    stroke('M100 12 V0', k.second, 5),
    path('M100 10 C50 10 10 48 6 98 C20 84 40 84 52 98 C64 84 88 84 100 98 C112 84 136 84 148 98 C160 84 180 84 194 98 C190 48 150 10 100 10 Z', k.lit(k.main)),
    path('M100 10 C76 30 58 60 52 98 C64 84 88 84 100 98 C112 84 136 84 148 98 C142 60 124 30 100 10 Z', k.lit(k.accent)),
    stroke('M100 10 V96', shade(k.accent, 0.3), 2.4),
    path('M100 10 C150 10 190 48 194 98 C180 84 160 84 148 98 C142 60 124 30 100 10 Z', shade(k.main, 0.5), 'opacity="0.22"'),
    sheen('M34 54 C46 36 62 24 78 20 C62 32 50 46 44 62 Z', 0.35),
  ].join('');
}

function hourglass(k: ObjectKit): string {
  const glass = 'M56 30 H144 C144 66 112 82 108 100 C112 118 144 134 144 170 H56 C56 134 88 118 92 100 C88 82 56 66 56 30 Z';
  return [
    path(glass, k.second, 'opacity="0.6"'),
    path('M66 56 H134 C126 74 110 84 105 98 H95 C90 84 74 74 66 56 Z', k.lit(k.accent)),
    path('M62 168 C64 150 84 134 100 130 C116 134 136 150 138 168 Z', k.lit(k.accent)),
    stroke('M100 98 V140', k.accent, 3),
    path(glass, 'none', `stroke="rgb(${tint(k.second, 0.5).map(Math.round)})" stroke-width="3.4"`),
    sheen('M66 38 C66 58 78 72 88 82 C80 66 76 52 76 38 Z', 0.7),
    both(rect(40, 22, 10, 156, k.lit(k.main), 4) + circle(45, 60, 8, k.ball(k.main)) + circle(45, 140, 8, k.ball(k.main))),
    rect(28, 8, 144, 20, k.lit(k.main), 6),
    rect(28, 172, 144, 20, k.lit(k.main), 6),
  ].join('');
}

function windmill(k: ObjectKit): string {
  const sail =
    path('M96 74 L92 -12 H120 V56 L104 66 Z', k.lit([240, 232, 214])) + stroke('M100 74 V-14 M92 6 H120 M92 24 H120 M93 42 H120', shade(k.accent, 0.2), 2.6);
  return [
    path('M72 88 H128 L146 198 H54 Z', k.lit(k.main)),
    path('M112 88 H128 L146 198 H118 Z', shade(k.main, 0.5), 'opacity="0.28"'),
    rect(48, 142, 104, 7, k.lit(k.accent), 2),
    stroke('M52 142 V130 M68 142 V130 M132 142 V130 M148 142 V130 M50 130 H150', k.accent, 3),
    path('M68 90 C70 58 84 46 100 44 C116 46 130 58 132 90 Z', k.lit(k.second)),
    rect(88, 164, 24, 34, k.lit(k.second), 10),
    rect(92, 106, 16, 18, [60, 60, 74], 7),
    ...[20, 110, 200, 290].map((turn) => `<g transform="rotate(${turn} 100 74)">${sail}</g>`),
    circle(100, 74, 8, k.ball(k.accent)),
  ].join('');
}

function cactus(k: ObjectKit): string {
  const arm = (d: string) => stroke(d, k.main, 25) + stroke(d, tint(k.main, 0.3), 4, 'opacity="0.7" transform="translate(-5 -3)"');
  return [
    arm('M76 102 H58 Q46 102 46 88 V66'),
    arm('M124 118 H140 Q154 118 154 102 V84'),
    path('M74 150 V52 C74 16 126 16 126 52 V150 Z', k.lit(k.main)),
    stroke('M88 38 V148 M100 28 V148 M112 38 V148', shade(k.main, 0.35), 3, 'opacity="0.6"'),
    ...[
      [94, 60],
      [106, 80],
      [94, 100],
      [106, 124],
      [82, 82],
      [118, 60],
      [118, 104],
    ].map(([x, y]) => stroke(`M${x - 4} ${y - 4} l8 8 M${x + 4} ${y - 4} l-8 8`, tint(k.main, 0.75), 1.6)),
    circle(100, 22, 9, k.ball(k.accent)) + circle(90, 26, 6, k.ball(k.accent)) + circle(110, 26, 6, k.ball(k.accent)),
    path('M58 152 H142 L132 196 H68 Z', k.lit(k.second)),
    rect(52, 144, 96, 16, k.lit(tint(k.second, 0.08)), 4),
  ].join('');
}

function headphones(k: ObjectKit): string {
  return [
    path('M22 118 C18 50 52 12 100 12 C148 12 182 50 178 118', 'none', `stroke="${k.lit(k.main)}" stroke-width="17"`),
    path('M40 78 C50 46 72 30 100 30 C128 30 150 46 160 78', 'none', `stroke="rgb(${k.second.map(Math.round)})" stroke-width="9" stroke-linecap="round"`),
    both(
      rect(8, 98, 36, 76, k.lit(k.main), 17) +
        path('M40 104 C58 102 64 118 64 136 C64 154 58 170 40 168 Z', k.lit(k.second)) +
        rect(16, 118, 9, 36, k.accent, 4.5),
    ),
    sheen('M34 72 C40 48 54 32 74 24 C58 38 48 54 44 76 Z', 0.4),
  ].join('');
}

function perfume(k: ObjectKit): string {
  return [
    rect(82, 10, 36, 38, k.lit(k.accent), 5),
    rect(76, 46, 48, 14, k.lit(shade(k.accent, 0.2)), 3),
    rect(34, 58, 132, 134, k.lit(k.second), 16, 'opacity="0.9"'),
    rect(46, 82, 108, 98, k.lit(k.main), 10),
    path('M46 98 Q72 86 100 98 T154 98 V92 Q154 82 144 82 H56 Q46 82 46 92 Z', tint(k.main, 0.5)),
    rect(70, 112, 60, 40, tint(k.second, 0.4), 3, 'opacity="0.9"'),
    stroke('M80 126 H120 M88 138 H112', k.accent, 3.4),
    sheen('M44 72 Q44 66 50 66 H62 V186 H52 Q44 186 44 178 Z', 0.5),
  ].join('');
}

function pumpkin(k: ObjectKit): string {
  return [
    path('M96 52 C90 30 96 14 118 8 L124 20 C112 26 110 36 112 52 Z', k.lit(k.second)),
    both(ellipse(46, 116, 40, 62, k.lit(shade(k.main, 0.16))) + ellipse(72, 116, 40, 68, k.lit(shade(k.main, 0.06)))),
    ellipse(100, 118, 38, 70, k.lit(k.main)),
    both(stroke('M72 54 C56 80 54 150 72 180', shade(k.main, 0.4), 3, 'opacity="0.5"')),
    path('M110 44 C130 26 156 30 166 46 C150 58 126 58 110 50 Z', k.lit(k.accent)),
    sheen('M52 78 C42 94 40 122 46 142 C52 120 54 98 66 78 C62 72 56 72 52 78 Z', 0.3),
  ].join('');
}

function globe(k: ObjectKit): string {
  return [
    stroke('M44 28 A82 82 0 1 0 148 30', k.accent, 8),
    circle(98, 86, 68, k.ball(k.main)),
    `<g clip-path="${k.clip('M98 18 A68 68 0 1 1 97.9 18 Z')}">${path('M44 52 C62 34 92 30 104 44 C110 58 92 62 94 76 C96 90 80 92 78 108 C76 126 62 118 58 104 C54 90 36 84 44 52 Z M116 62 C132 50 158 58 166 74 C164 96 146 92 142 108 C140 126 126 126 122 110 C118 96 108 92 116 62 Z M84 132 C98 124 120 130 122 142 C112 154 92 154 84 132 Z', k.lit(k.second))}</g>`,
    sheen('M48 66 C54 44 72 30 92 28 C74 38 62 52 58 72 Z', 0.45),
    path('M92 166 H108 L112 178 H88 Z', k.lit(k.accent)),
    path('M56 196 C58 180 142 180 144 196 Z', k.lit(shade(k.accent, 0.15))),
  ].join('');
}

function ring(k: ObjectKit): string {
  return [
    circle(100, 132, 54, 'none', `stroke="${k.lit(k.main)}" stroke-width="14"`),
    circle(100, 132, 47, 'none', `stroke="rgb(${shade(k.main, 0.4).map(Math.round)})" stroke-width="2"`),
    path('M72 34 H128 L148 56 L100 100 L52 56 Z', k.lit(k.accent)),
    path('M72 34 L86 56 L100 34 L114 56 L128 34 L148 56 H52 Z', tint(k.accent, 0.5), 'opacity="0.8"'),
    path('M86 56 H114 L100 100 Z', tint(k.accent, 0.7), 'opacity="0.7"'),
    both(path('M68 62 L80 84 L88 96 L78 98 L62 70 Z', k.lit(tint(k.main, 0.2)))),
  ].join('');
}

function tableLamp(k: ObjectKit): string {
  return [
    path('M56 20 H144 L174 100 Q100 114 26 100 Z', k.lit(k.main)),
    path('M56 20 H84 L66 106 Q42 104 26 100 Z', tint(k.main, 0.5), 'opacity="0.5"'),
    ellipse(100, 102, 72, 9, tint(k.accent, 0.3)),
    path('M56 20 H144 L146 27 H54 Z M28 95 Q100 110 172 95 L174 101 Q100 116 26 101 Z', k.lit(k.second)),
    stroke('M128 106 V136', k.second, 2) + circle(128, 139, 4, k.ball(k.second)),
    path('M94 108 H106 V126 C128 134 130 158 112 170 L116 180 H84 L88 170 C70 158 72 134 94 126 Z', k.lit(k.second)),
    sheen('M84 140 C80 150 84 158 90 164 C90 154 90 146 94 136 C90 134 86 136 84 140 Z', 0.5),
    path('M60 194 C62 182 76 178 100 178 C124 178 138 182 140 194 Z', k.lit(shade(k.second, 0.15))),
  ].join('');
}

function lantern(k: ObjectKit): string {
  return [
    stroke('M66 48 C66 6 134 6 134 48', k.main, 6),
    path('M62 56 L80 34 H120 L138 56 Z', k.lit(k.main)),
    rect(54, 54, 92, 11, k.lit(tint(k.main, 0.1)), 3),
    rect(62, 64, 76, 106, k.second, 3, 'opacity="0.55"'),
    path('M100 92 C112 108 116 120 110 130 C106 136 94 136 90 130 C84 120 90 108 100 92 Z', k.lit([252, 170, 60])),
    path('M100 110 C105 118 107 124 103 129 C101 131 99 131 97 129 C93 124 96 118 100 110 Z', [255, 244, 204]),
    rect(88, 132, 24, 36, k.lit([244, 232, 206]), 3),
    sheen('M70 72 H80 V160 H70 Z', 0.45),
    ...[58, 97, 136].map((x) => rect(x, 62, 6, 112, k.lit(k.main), 2)),
    rect(50, 168, 100, 14, k.lit(k.main), 3),
    rect(58, 182, 84, 9, k.lit(shade(k.main, 0.2)), 3),
    circle(100, 30, 6, k.ball(k.accent)),
  ].join('');
}

/** Wares and furnishings, as a shop window shows them. */
export const WARES: readonly ObjectSpec[] = [
  { words: ['teapot', 'kettle', 'samovar'], colours: ['#2f6f8f', '#f4efe2', '#d8a844'], draw: teapot },
  { words: ['vase', 'urn', 'amphora', 'pottery', 'jug', 'pitcher'], colours: ['#b5613c', '#2f2a2c', '#f0dcb4'], draw: vase },
  { words: ['glass', 'wineglass', 'goblet', 'chalice', 'cocktail', 'drink'], colours: ['#8e1f3a', '#d6e4ea', '#c9a24a'], draw: wineGlass },
  { words: ['sneaker', 'sneakers', 'shoe', 'shoes', 'trainer', 'trainers', 'boot', 'boots'], colours: ['#3a6fc4', '#e9ecf1', '#f07a3c'], draw: sneaker },
  { words: ['candle', 'candles', 'candlestick'], colours: ['#f3e6c8', '#b98a3c', '#ffd98a'], draw: candle },
  { words: ['umbrella', 'parasol'], colours: ['#c9403a', '#5a3d2b', '#f1d9a8'], draw: umbrella },
  { words: ['hourglass', 'sandglass'], colours: ['#8a5630', '#dbe8ec', '#e3b25a'], draw: hourglass },
  { words: ['windmill', 'mill'], colours: ['#e8ddc6', '#a1452f', '#6b4a30'], draw: windmill },
  { words: ['cactus', 'cacti', 'succulent'], colours: ['#4f8f57', '#c0704a', '#ea7fa0'], draw: cactus },
  { words: ['headphones', 'headphone', 'headset', 'earphones'], colours: ['#3a3f4c', '#20232b', '#e8663c'], draw: headphones },
  { words: ['perfume', 'fragrance', 'cologne'], colours: ['#e6a9a2', '#e9eef0', '#c9a24a'], draw: perfume },
  { words: ['pumpkin', 'pumpkins', 'squash', 'gourd'], colours: ['#e07a2a', '#5e7a3a', '#6f9a44'], draw: pumpkin },
  { words: ['globe', 'earth', 'world'], colours: ['#3f86b8', '#7fae5a', '#b98a3c'], draw: globe },
  { words: ['ring', 'engagementring'], colours: ['#dcb04a', '#8a6320', '#bfe6ee'], draw: ring },
  { words: ['lamp', 'lampshade', 'tablelamp', 'desklamp'], colours: ['#e8d2a0', '#8a5a36', '#ffe9a8'], draw: tableLamp },
  { words: ['lantern', 'lanterns'], colours: ['#3c4250', '#ffe2a0', '#d8a844'], draw: lantern },
];
