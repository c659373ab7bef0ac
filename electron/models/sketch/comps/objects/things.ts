import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import { type ObjectSpec, polygonPath, starPath } from './kit.ts';

const INK: Colour = [30, 24, 34];
const WHITE: Colour = [255, 255, 255];
const GLASS: Colour = [190, 224, 236];
const STEEL: Colour = [176, 186, 198];

function wheel(x: number, y: number, radius: number): string {
  return circle(x, y, radius, INK) + circle(x, y, radius * 0.55, STEEL) + circle(x, y, radius * 0.2, INK);
}

/** Everyday things, vehicles, food and tools. */
export const THINGS: readonly ObjectSpec[] = [
  {
    words: ['mug', 'cup', 'coffee', 'cafe', 'espresso', 'cappuccino', 'cocoa', 'latte', 'barista', 'brew'],
    colours: ['#c8553d', '#5a3523', '#f6e6d2'],
    draw: (k) =>
      [
        k.setting(stroke('M84 46 Q74 32 86 22 T86 2 M112 46 Q102 32 114 22 T114 2', tint(k.second, 0.55), 6, 'opacity="0.55"')),
        path('M146 84 C186 78 194 100 186 120 C180 138 160 146 140 142 L143 126 C156 128 166 124 170 114 C174 102 166 96 147 99 Z', k.lit(shade(k.main, 0.12))),
        path('M38 62 C38 62 40 150 52 168 Q100 188 138 168 C150 150 152 62 152 62 Z', k.lit(k.main)),
        path('M124 70 L152 62 C152 62 150 150 138 168 Q130 174 118 177 C126 150 126 110 124 70 Z', shade(k.main, 0.45), 'opacity="0.3"'),
        ellipse(95, 62, 57, 16, tint(k.main, 0.35)),
        ellipse(95, 63, 49, 12, k.second),
        path('M62 66 Q84 56 100 64 T130 62 Q116 74 95 75 Q72 74 62 66 Z', tint(k.second, 0.5), 'opacity="0.7"'),
        path('M50 84 C50 110 54 138 60 156 Q54 150 52 140 Q47 110 46 84 Z', WHITE, 'opacity="0.5"'),
      ].join(''),
  },
  {
    words: ['house', 'home', 'cottage', 'cabin', 'barn', 'realty', 'real', 'estate', 'hut'],
    colours: ['#efe2c8', '#b8472f', '#5a8f96'],
    draw: (k) =>
      [
        rect(134, 34, 20, 46, k.lit(shade(k.second, 0.25))),
        path('M34 92 H166 V184 H34 Z', k.lit(k.main)),
        path('M120 92 H166 V184 H120 Z', shade(k.main, 0.4), 'opacity="0.22"'),
        path('M10 104 L100 24 L190 104 L180 114 L166 106 H34 L20 114 Z', k.lit(k.second)),
        path('M34 106 L100 50 L166 106 V114 L100 62 L34 114 Z', shade(k.second, 0.5), 'opacity="0.4"'),
        rect(84, 128, 34, 56, k.lit(k.accent), 3),
        circle(110, 158, 3, tint(k.accent, 0.7)),
        rect(46, 126, 26, 26, GLASS, 2, `stroke="rgb(255,255,255)" stroke-width="4"`),
        rect(130, 126, 26, 26, GLASS, 2, `stroke="rgb(255,255,255)" stroke-width="4"`),
        stroke('M59 126 V152 M46 139 H72 M143 126 V152 M130 139 H156', WHITE, 3),
        circle(100, 92, 11, GLASS, 'stroke="rgb(255,255,255)" stroke-width="4"'),
        k.setting(path('M16 184 H184 Q188 192 180 192 H20 Q12 192 16 184 Z', [104, 142, 84])),
      ].join(''),
  },
  {
    words: ['car', 'auto', 'automobile', 'garage', 'racing', 'race', 'vehicle', 'taxi', 'motor', 'drive', 'truck', 'van', 'bus'],
    colours: ['#d8433b', '#2a2f3a', '#f7d774'],
    draw: (k) =>
      [
        k.setting(ellipse(100, 160, 92, 8, INK, 'opacity="0.25"')),
        path(
          'M10 132 C10 112 20 106 44 102 C58 78 74 66 104 66 C132 66 148 82 160 102 C180 104 192 112 192 134 Q192 148 184 148 H18 Q10 148 10 132 Z',
          k.lit(k.main),
        ),
        path('M58 102 C68 84 78 76 96 76 V102 Z M104 76 C126 76 138 86 146 102 H104 Z', k.lit(GLASS)),
        path('M66 102 L84 78 L90 77 L78 102 Z', WHITE, 'opacity="0.6"'),
        path('M10 130 H192 V138 Q192 148 184 148 H18 Q10 148 10 138 Z', shade(k.main, 0.45), 'opacity="0.6"'),
        path('M178 112 Q192 114 191 126 H180 Z', k.accent),
        path('M10 120 Q12 112 20 110 V122 H10 Z', [240, 96, 72]),
        stroke('M100 106 V140 M108 114 H120', shade(k.main, 0.5), 2.5),
        wheel(52, 146, 24),
        wheel(152, 146, 24),
      ].join(''),
  },
  {
    words: ['bicycle', 'bike', 'cycling', 'cyclist', 'velo'],
    colours: ['#2f8f8a', '#33323c', '#c98a4b'],
    draw: (k) =>
      [
        ...[48, 152].map(
          (x) =>
            `<circle cx="${x}" cy="128" r="40" fill="none" stroke="rgb(51,50,60)" stroke-width="7"/><circle cx="${x}" cy="128" r="33" fill="none" stroke="rgb(190,196,204)" stroke-width="2"/>` +
            Array.from({ length: 8 }, (_, i) => `<g transform="rotate(${i * 22.5} ${x} 128)">${stroke(`M${x} 96 V160`, STEEL, 1)}</g>`).join('') +
            circle(x, 128, 5, k.second),
        ),
        stroke('M48 128 L78 74 L136 74 L98 130 Z M78 74 L98 130', k.main, 7),
        stroke('M152 128 L130 58', k.main, 7),
        stroke('M78 74 L72 58', k.second, 6),
        path('M54 52 Q72 46 90 54 Q86 62 74 62 Q60 62 54 52 Z', k.accent),
        stroke('M130 58 Q128 46 142 46 Q158 46 156 60', k.second, 6),
        circle(98, 130, 12, k.second),
        stroke('M98 130 L112 148 M106 150 H120', k.second, 4.5),
      ].join(''),
  },
  {
    words: ['rocket', 'spaceship', 'space', 'launch', 'startup', 'shuttle', 'spacecraft', 'galaxy'],
    colours: ['#eef0f4', '#d9483b', '#4aa3c7'],
    draw: (k) =>
      [
        path('M84 156 C76 170 84 182 100 198 C116 182 124 170 116 156 Z', [246, 160, 44]),
        path('M92 156 C88 166 92 174 100 184 C108 174 112 166 108 156 Z', [255, 232, 150]),
        path('M66 96 C42 110 34 136 38 164 L72 144 Z', k.lit(k.second)),
        path('M134 96 C158 110 166 136 162 164 L128 144 Z', k.lit(shade(k.second, 0.2))),
        path('M100 4 C132 32 144 72 138 112 C136 130 130 146 124 156 H76 C70 146 64 130 62 112 C56 72 68 32 100 4 Z', k.lit(k.main)),
        path('M100 4 C118 20 130 40 135 60 H65 C70 40 82 20 100 4 Z', k.lit(k.second)),
        path('M118 60 H135 C142 90 138 130 124 156 H108 C120 128 124 92 118 60 Z', shade(k.main, 0.5), 'opacity="0.25"'),
        circle(100, 88, 22, shade(k.main, 0.35)),
        circle(100, 88, 17, k.ball(k.accent)),
        path('M88 84 A13 13 0 0 1 100 75', 'none', 'stroke="rgb(255,255,255)" stroke-width="4" stroke-linecap="round"'),
        path('M95 120 H105 V166 Q100 172 95 166 Z', k.lit(k.second)),
      ].join(''),
  },
  {
    words: ['robot', 'android', 'bot', 'cyborg', 'mech', 'tech', 'ai', 'innovate'],
    colours: ['#8fb4c4', '#38424f', '#ffb54a'],
    draw: (k) =>
      [
        stroke('M100 44 V20', k.second, 6),
        circle(100, 16, 10, k.ball(k.accent)),
        rect(10, 88, 22, 44, k.lit(k.second), 8),
        rect(168, 88, 22, 44, k.lit(k.second), 8),
        rect(26, 44, 148, 132, k.lit(k.main), 32),
        path('M142 44 Q174 46 174 76 V144 Q174 176 142 176 H124 Q150 150 142 44 Z', shade(k.main, 0.5), 'opacity="0.25"'),
        rect(42, 66, 116, 62, k.lit(k.second), 26),
        circle(72, 97, 17, k.ball(k.accent)),
        circle(128, 97, 17, k.ball(k.accent)),
        circle(67, 91, 5, WHITE),
        circle(123, 91, 5, WHITE),
        rect(66, 142, 68, 18, k.second, 9),
        stroke('M80 145 V157 M93 145 V157 M107 145 V157 M120 145 V157', k.main, 4),
        circle(40, 58, 3.5, k.second),
        circle(160, 58, 3.5, k.second),
        circle(40, 162, 3.5, k.second),
        circle(160, 162, 3.5, k.second),
      ].join(''),
  },
  {
    words: ['lamp', 'lantern', 'light', 'bulb', 'lighting', 'idea'],
    colours: ['#e3a93f', '#4b4038', '#fff0bd'],
    draw: (k) =>
      [
        k.setting(circle(100, 92, 90, k.accent, 'opacity="0.25"')),
        path('M100 14 C54 14 30 48 34 84 C38 112 64 122 70 148 H130 C136 122 162 112 166 84 C170 48 146 14 100 14 Z', k.lit(k.main, 0.7)),
        path('M56 48 C64 34 78 28 90 28 C74 38 66 54 64 74 C54 72 50 60 56 48 Z', WHITE, 'opacity="0.6"'),
        stroke('M86 146 L80 96 L92 108 L100 96 L108 108 L120 96 L114 146', shade(k.main, 0.45), 4),
        path('M72 148 H128 L124 174 Q112 190 100 190 Q88 190 76 174 Z', k.lit(k.second)),
        stroke('M74 158 H126 M76 169 H124', tint(k.second, 0.35), 3.5),
      ].join(''),
  },
  {
    words: ['book', 'books', 'library', 'journal', 'novel', 'reading', 'notebook', 'school', 'learning', 'spellbook', 'grimoire'],
    colours: ['#7c3b4b', '#f5ead3', '#d9a441'],
    draw: (k) =>
      [
        path('M100 52 C74 34 38 32 8 42 V164 C38 154 74 156 100 174 C126 156 162 154 192 164 V42 C162 32 126 34 100 52 Z', k.lit(k.main)),
        path('M100 48 C76 32 46 30 20 36 V150 C46 144 76 146 100 162 Z', k.lit(k.second, 0.5)),
        path('M100 48 C124 32 154 30 180 36 V150 C154 144 124 146 100 162 Z', k.lit(shade(k.second, 0.08), 0.5)),
        path('M100 48 C92 42 84 38 76 36 V148 C86 151 94 156 100 162 Z', shade(k.second, 0.4), 'opacity="0.22"'),
        path('M132 34 H152 V92 L142 82 L132 92 Z', k.accent),
        path(starPath(52, 92, 22, 8, 0.4), k.accent, 'opacity="0.8"'),
      ].join(''),
  },
  {
    words: ['guitar', 'music', 'band', 'rock', 'concert', 'gig', 'melody', 'acoustic', 'blues', 'country', 'ukulele', 'jazz', 'musician'],
    colours: ['#c9772f', '#4a2a1c', '#f0cf94'],
    draw: (k) =>
      `<g transform="rotate(38 100 100)">${[
        rect(93, -22, 14, 112, k.lit(k.second), 3),
        rect(87, -40, 26, 30, k.lit(k.second), 6),
        circle(83, -32, 4, STEEL),
        circle(117, -32, 4, STEEL),
        circle(83, -20, 4, STEEL),
        circle(117, -20, 4, STEEL),
        path(
          'M100 74 C124 74 138 86 136 104 C134 118 150 126 154 150 C158 182 132 206 100 206 C68 206 42 182 46 150 C50 126 66 118 64 104 C62 86 76 74 100 74 Z',
          k.lit(k.main),
        ),
        path(
          'M100 82 C118 82 128 90 127 104 C126 122 142 130 145 152 C148 178 126 198 100 198 C74 198 52 178 55 152 C58 130 74 122 73 104 C72 90 82 82 100 82 Z',
          k.accent,
          'opacity="0.35"',
        ),
        circle(100, 128, 23, k.second),
        circle(100, 128, 27, 'none', `stroke="rgb(240,207,148)" stroke-width="2.5"`),
        rect(78, 172, 44, 9, k.second, 3),
        rect(94, 60, 12, 62, k.second),
        stroke('M96 -12 V176 M100 -12 V176 M104 -12 V176', [245, 238, 220], 1),
      ].join('')}</g>`,
  },
  {
    words: ['clock', 'watch', 'time', 'hour', 'alarm', 'stopwatch', 'timer'],
    colours: ['#2f4858', '#f8f2e4', '#d9573f'],
    draw: (k) =>
      [
        path('M46 166 L34 188 M154 166 L166 188', 'none', 'stroke="rgb(60,58,66)" stroke-width="10" stroke-linecap="round"'),
        path('M16 58 A34 34 0 0 1 68 20 Z M184 58 A34 34 0 0 0 132 20 Z', k.lit(k.accent)),
        circle(100, 108, 82, k.lit(k.main)),
        circle(100, 108, 66, k.lit(k.second, 0.5)),
        ...Array.from(
          { length: 12 },
          (_, i) => `<g transform="rotate(${i * 30} 100 108)">${stroke(i % 3 ? 'M100 50 V56' : 'M100 50 V62', k.main, i % 3 ? 3 : 5)}</g>`,
        ),
        stroke('M100 108 L72 84', k.main, 7),
        stroke('M100 108 L134 74', k.main, 5),
        circle(100, 108, 7, k.accent),
      ].join(''),
  },
  {
    words: ['camera', 'photo', 'photography', 'photographer', 'film', 'lens', 'photos'],
    colours: ['#363b47', '#d7d2c6', '#5aa7c4'],
    draw: (k) =>
      [
        path('M64 48 L76 26 H124 L136 48 Z', k.lit(k.main)),
        rect(10, 46, 180, 124, k.lit(k.main), 16),
        path('M10 80 H190 V146 H10 Z', shade(k.main, 0.35), 'opacity="0.7"'),
        rect(10, 66, 180, 10, k.second),
        circle(100, 108, 50, k.lit(k.second)),
        circle(100, 108, 41, INK),
        circle(100, 108, 33, k.ball(k.accent)),
        circle(100, 108, 16, shade(k.accent, 0.7)),
        path('M78 96 A26 26 0 0 1 98 84', 'none', 'stroke="rgb(255,255,255)" stroke-width="5" stroke-linecap="round"'),
        circle(164, 58, 6, [232, 84, 64]),
        rect(24, 34, 30, 12, k.second, 3),
      ].join(''),
  },
  {
    words: ['phone', 'smartphone', 'iphone', 'mobile', 'cellphone', 'app'],
    colours: ['#2b2f3c', '#5b7ee0', '#f38fa0'],
    draw: (k) =>
      [
        rect(48, 4, 104, 192, k.lit(k.main), 20),
        rect(55, 12, 90, 176, k.lit(k.second), 14),
        path('M55 140 Q80 100 100 130 T145 110 V174 Q145 188 131 188 H69 Q55 188 55 174 Z', k.accent, 'opacity="0.8"'),
        circle(118, 64, 16, [255, 235, 180], 'opacity="0.9"'),
        rect(82, 17, 36, 9, k.main, 4.5),
        path('M55 26 Q55 12 69 12 H110 L55 120 Z', WHITE, 'opacity="0.13"'),
      ].join(''),
  },
  {
    words: ['chair', 'armchair', 'sofa', 'furniture', 'couch', 'interior', 'seat'],
    colours: ['#d08a3c', '#6a4229', '#f0d8aa'],
    draw: (k) =>
      [
        stroke('M58 158 L48 194 M142 158 L152 194', k.second, 9),
        path('M46 22 C70 8 130 8 154 22 C164 30 160 90 152 116 H48 C40 90 36 30 46 22 Z', k.lit(k.main)),
        stroke('M74 24 Q70 70 76 112 M126 24 Q130 70 124 112 M100 18 V112', shade(k.main, 0.3), 3, 'opacity="0.6"'),
        path('M38 112 Q100 96 162 112 L160 150 Q100 162 40 150 Z', k.lit(tint(k.main, 0.12))),
        path('M20 76 C30 68 44 74 46 88 L50 140 Q50 160 38 160 H32 Q24 160 22 148 Z', k.lit(shade(k.main, 0.14))),
        path('M180 76 C170 68 156 74 154 88 L150 140 Q150 160 162 160 H168 Q176 160 178 148 Z', k.lit(shade(k.main, 0.24))),
      ].join(''),
  },
  {
    words: ['hat', 'cowboy', 'western', 'fedora', 'sheriffhat', 'saloon'],
    colours: ['#8a5a36', '#5a3522', '#d9b27a'],
    draw: (k) =>
      [
        path(
          'M4 116 C24 150 60 162 100 162 C140 162 176 150 196 116 C198 108 188 104 180 110 C160 130 130 138 100 138 C70 138 40 130 20 110 C12 104 2 108 4 116 Z',
          k.lit(k.main),
        ),
        path('M50 132 C50 90 56 48 74 40 C86 36 92 50 100 50 C108 50 114 36 126 40 C144 48 150 90 150 132 Q100 148 50 132 Z', k.lit(tint(k.main, 0.08))),
        path('M51 112 Q100 128 149 112 L150 132 Q100 148 50 132 Z', k.second),
        path('M100 50 C102 76 98 96 92 116 Q112 118 120 116 C116 90 112 66 100 50 Z', shade(k.main, 0.4), 'opacity="0.45"'),
        path(starPath(100, 128, 11, 5, 0.45), k.accent),
      ].join(''),
  },
  {
    words: ['anchor', 'nautical', 'marine', 'harbor', 'harbour', 'navy', 'sailor', 'port'],
    colours: ['#31506e', '#20374f', '#c8d5e0'],
    draw: (k) =>
      [
        `<circle cx="100" cy="30" r="17" fill="none" stroke="rgb(${k.main.map(Math.round)})" stroke-width="11"/>`,
        path('M56 62 H144 Q152 69 144 78 H56 Q48 69 56 62 Z', k.lit(k.main)),
        path('M92 46 H108 V160 H92 Z', k.lit(k.main)),
        path(
          'M10 118 L42 108 L40 134 C52 158 74 166 100 168 C126 166 148 158 160 134 L158 108 L190 118 L180 130 C170 168 140 186 100 196 C60 186 30 168 20 130 Z',
          k.lit(k.main),
        ),
        path('M108 46 V160 L100 168 C126 166 148 158 160 134 L158 108 L190 118 L180 130 C170 168 140 186 100 196 V46 Z', k.second, 'opacity="0.5"'),
        stroke('M60 68 H120', k.accent, 3, 'opacity="0.7"'),
      ].join(''),
  },
  {
    words: ['ship', 'boat', 'sailboat', 'sail', 'yacht', 'pirate', 'galleon', 'viking', 'vessel', 'sailing'],
    colours: ['#8a4f2c', '#f6ead2', '#cf4436'],
    draw: (k) =>
      [
        rect(97, 10, 6, 130, k.lit(shade(k.main, 0.3))),
        path('M108 22 C152 40 168 84 162 118 H108 Z', k.lit(k.second, 0.8)),
        path('M92 34 C72 60 48 90 34 118 H92 Z', k.lit(shade(k.second, 0.08), 0.8)),
        path('M108 62 C136 64 156 72 161 84 L163 100 C150 90 130 84 108 84 Z', k.accent, 'opacity="0.9"'),
        path('M100 8 L136 14 L100 26 Z', k.accent),
        path('M12 128 H188 C184 152 168 172 152 176 H52 C32 172 18 152 12 128 Z', k.lit(k.main)),
        stroke('M20 140 H180', tint(k.main, 0.4), 4),
        ...[60, 100, 140].map((x) => circle(x, 156, 6, shade(k.main, 0.6))),
        k.setting(path('M0 172 Q16 160 33 172 T66 172 T100 172 T133 172 T166 172 T200 172 V184 Q100 200 0 184 Z', [64, 136, 170])),
      ].join(''),
  },
  {
    words: ['bottle', 'wine', 'beer', 'whiskey', 'brewery', 'vineyard', 'ale', 'pub', 'bar', 'gin', 'rum', 'cider'],
    colours: ['#3f6b45', '#f3e7cd', '#c9a24a'],
    draw: (k) =>
      [
        path('M86 8 H114 V58 C114 74 142 82 142 112 V180 Q142 194 128 194 H72 Q58 194 58 180 V112 C58 82 86 74 86 58 Z', k.lit(k.main)),
        rect(83, 4, 34, 34, k.lit(k.accent), 4),
        path('M58 116 H142 V170 H58 Z', k.lit(k.second, 0.6)),
        path('M58 122 H142 V126 H58 Z M58 160 H142 V164 H58 Z', k.accent),
        path(starPath(100, 143, 13, 8, 0.5), k.accent),
        path('M68 104 C70 92 84 86 90 74 V50 H94 V76 C88 90 76 96 74 108 V184 H68 Z', WHITE, 'opacity="0.35"'),
      ].join(''),
  },
  {
    words: ['pizza', 'slice', 'pizzeria', 'italian'],
    colours: ['#f3c25a', '#c9803a', '#c93c2c'],
    draw: (k) =>
      [
        path('M10 46 C60 14 140 14 190 46 L182 64 C130 38 70 38 18 64 Z', k.lit(k.second)),
        path('M18 60 C70 36 130 36 182 60 L100 194 Z', k.lit(k.main)),
        path('M182 60 L100 194 L120 44 C144 46 164 52 182 60 Z', shade(k.main, 0.3), 'opacity="0.3"'),
        circle(70, 76, 17, k.ball(k.accent)),
        circle(126, 82, 18, k.ball(k.accent)),
        circle(98, 130, 15, k.ball(k.accent)),
        path('M96 60 q12 -6 16 4 q-8 8 -16 -4 Z M74 110 q10 -8 16 2 q-8 10 -16 -2 Z M116 112 q10 -6 14 4 q-8 8 -14 -4 Z', [86, 132, 62]),
      ].join(''),
  },
  {
    words: ['cake', 'birthday', 'cupcake', 'bakery', 'dessert', 'sweet', 'sweets', 'pastry', 'celebration', 'party', 'icecream', 'donut', 'muffin'],
    colours: ['#f29bb0', '#8a5638', '#fff3e2'],
    draw: (k) =>
      [
        path('M46 108 H154 L140 182 Q100 194 60 182 Z', k.lit(k.second)),
        stroke('M68 112 L76 182 M90 112 L94 186 M110 112 L106 186 M132 112 L124 182', shade(k.second, 0.35), 4),
        path(
          'M32 108 C22 92 36 76 50 78 C48 58 70 48 82 54 C84 38 116 38 118 54 C132 48 152 58 150 78 C164 76 178 92 168 108 Q150 122 134 112 Q118 124 100 114 Q82 124 66 112 Q50 122 32 108 Z',
          k.lit(k.main),
        ),
        path('M56 86 Q64 66 84 64 Q72 74 68 92 Z M94 60 Q104 52 114 60 Q104 60 98 68 Z', k.accent, 'opacity="0.75"'),
        circle(100, 34, 16, k.ball([206, 44, 58])),
        stroke('M100 20 Q104 6 118 4', [98, 120, 60], 4),
        ...[
          [60, 98],
          [84, 92],
          [112, 98],
          [138, 90],
          [124, 74],
          [88, 74],
        ].map(
          ([x, y], i) =>
            `<g transform="rotate(${i * 47} ${x} ${y})">${rect(
              x - 6,
              y - 2,
              12,
              4,
              [
                [250, 214, 90],
                [110, 190, 200],
                [255, 255, 255],
              ][i % 3] as Colour,
              2,
            )}</g>`,
        ),
      ].join(''),
  },
  {
    words: ['burger', 'hamburger', 'food', 'diner', 'restaurant', 'sandwich', 'lunch'],
    colours: ['#e0a04a', '#6b3a24', '#6fa544'],
    draw: (k) =>
      [
        path('M24 150 H176 C176 176 160 184 140 184 H60 C40 184 24 176 24 150 Z', k.lit(k.main)),
        rect(16, 126, 168, 28, k.lit(k.second), 14),
        path('M20 116 L180 116 L150 136 L120 118 L104 130 L84 118 Z', [246, 196, 66]),
        path(
          'M10 108 Q26 94 40 106 T72 106 T104 106 T136 106 T168 106 Q182 96 190 108 Q184 122 168 118 T136 118 T104 118 T72 118 T40 118 Q18 124 10 108 Z',
          k.accent,
        ),
        path('M20 98 C20 52 54 24 100 24 C146 24 180 52 180 98 Q100 108 20 98 Z', k.lit(k.main)),
        ...[
          [70, 54],
          [104, 42],
          [136, 60],
          [96, 70],
          [52, 78],
          [146, 82],
        ].map(([x, y], i) => `<g transform="rotate(${i * 31 - 30} ${x} ${y})">${ellipse(x, y, 6, 3.6, [255, 240, 206])}</g>`),
      ].join(''),
  },
  {
    words: ['basketball', 'ball', 'sport', 'sports', 'sportsball', 'football', 'soccer', 'baseball', 'tennis'],
    colours: ['#e0742c', '#40231a', '#ffd9a8'],
    draw: (k) =>
      circle(100, 100, 90, k.ball(k.main)) +
      `<g clip-path="${k.clip('M100 10 A90 90 0 1 1 99.9 10 Z')}">${stroke('M100 6 V194 M6 100 H194 M34 26 Q86 100 34 174 M166 26 Q114 100 166 174', k.second, 6)}</g>`,
  },
  {
    words: ['trophy', 'award', 'winner', 'champion', 'champions', 'championship', 'victory'],
    colours: ['#e8b23c', '#5a4030', '#fff0b8'],
    draw: (k) =>
      [
        stroke('M52 42 C16 36 16 92 62 100 M148 42 C184 36 184 92 138 100', shade(k.main, 0.18), 10),
        path('M48 22 H152 C152 84 136 118 110 126 V150 H90 V126 C64 118 48 84 48 22 Z', k.lit(k.main)),
        path('M124 22 H152 C152 84 136 118 110 126 C124 100 126 60 124 22 Z', shade(k.main, 0.5), 'opacity="0.35"'),
        path('M60 32 H72 C72 66 78 90 88 108 C68 96 60 66 60 32 Z', k.accent, 'opacity="0.8"'),
        ellipse(100, 22, 52, 8, tint(k.main, 0.4)),
        rect(70, 146, 60, 14, k.lit(k.main), 3),
        rect(56, 160, 88, 30, k.lit(k.second), 4),
        path(starPath(100, 68, 20, 5, 0.45), k.accent),
      ].join(''),
  },
  {
    words: ['gear', 'cog', 'machine', 'engine', 'mechanic', 'industrial', 'factory', 'steampunk', 'wrench', 'settings', 'works'],
    colours: ['#8b95a3', '#4b535f', '#d98d3a'],
    draw: (k) =>
      [
        ...Array.from({ length: 10 }, (_, i) => `<g transform="rotate(${i * 36} 100 100)">${path('M84 34 L90 6 H110 L116 34 Z', k.lit(k.main))}</g>`),
        circle(100, 100, 74, k.lit(k.main)),
        circle(100, 100, 54, k.lit(k.second)),
        circle(100, 100, 44, k.lit(tint(k.main, 0.1))),
        path(polygonPath(100, 100, 24, 6), k.second),
        circle(100, 100, 12, k.accent),
      ].join(''),
  },
  {
    words: ['compass', 'map', 'travel', 'explore', 'adventure', 'explorer', 'journey', 'expedition', 'trail'],
    colours: ['#c9973f', '#28455c', '#f5ead0'],
    draw: (k) =>
      [
        circle(100, 16, 13, 'none', `stroke="rgb(150,112,48)" stroke-width="7"`),
        circle(100, 108, 86, k.lit(k.main)),
        circle(100, 108, 70, k.lit(k.accent, 0.6)),
        path(starPath(100, 108, 58, 4, 0.26, -45), k.main, 'opacity="0.55"'),
        path(starPath(100, 108, 66, 4, 0.2), k.second, 'opacity="0.85"'),
        `<g transform="rotate(34 100 108)">${path('M100 50 L114 108 H86 Z', [204, 62, 48])}${path('M100 166 L114 108 H86 Z', k.second)}</g>`,
        circle(100, 108, 7, k.main),
      ].join(''),
  },
];
