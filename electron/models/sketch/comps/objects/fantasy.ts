import type { Colour } from '../../../../../shared/geometry.ts';
import { shade, tint } from '../../tint.ts';
import { circle, ellipse, path, rect, stroke } from '../../vector.ts';
import { type ObjectSpec, starPath } from './kit.ts';

const INK: Colour = [30, 24, 34];
const WHITE: Colour = [255, 255, 255];

/** Game items and heraldry. */
export const FANTASY: readonly ObjectSpec[] = [
  {
    words: ['sword', 'swords', 'blade', 'weapon', 'dagger', 'katana', 'excalibur', 'warrior', 'samurai'],
    colours: ['#c9d3de', '#d2a03a', '#6b3426'],
    draw: (k) =>
      `<g transform="rotate(45 100 100)">${[
        path('M100 -34 L114 -10 V128 H86 V-10 Z', tint(k.main, 0.35)),
        path('M100 -34 L114 -10 V128 H100 Z', shade(k.main, 0.28)),
        path('M97 -8 H103 V118 H97 Z', shade(k.main, 0.12)),
        path('M52 124 Q58 116 70 122 Q100 130 130 122 Q142 116 148 124 Q146 138 132 138 H68 Q54 138 52 124 Z', k.lit(k.second)),
        rect(90, 138, 20, 58, k.lit(k.accent), 3),
        stroke('M90 148 L110 156 M90 162 L110 170 M90 176 L110 184', shade(k.accent, 0.45), 4),
        circle(100, 206, 15, k.ball(k.second)),
        circle(100, 130, 7, k.ball([196, 48, 62])),
      ].join('')}</g>`,
  },
  {
    words: ['potion', 'elixir', 'flask', 'alchemy', 'poison', 'magic', 'chemistry', 'science', 'lab', 'wizard', 'witch', 'vial'],
    colours: ['#8d4bd1', '#d9e6ee', '#a8743e'],
    draw: (k) =>
      [
        path(
          'M82 44 H118 V74 C150 84 172 112 172 140 C172 170 146 190 100 190 C54 190 28 170 28 140 C28 112 50 84 82 74 Z',
          tint(k.second, 0.1),
          'opacity="0.92"',
        ),
        path('M40 122 Q70 110 100 122 T160 120 C164 128 165 134 165 140 C165 166 140 183 100 183 C60 183 35 166 35 140 C35 134 36 128 40 122 Z', k.lit(k.main)),
        path('M40 122 Q70 110 100 122 T160 120 Q140 136 100 134 T40 122 Z', tint(k.main, 0.45)),
        path('M140 118 Q156 116 160 120 C172 160 140 186 100 183 C140 176 152 150 140 118 Z', shade(k.main, 0.5), 'opacity="0.4"'),
        circle(76, 152, 8, tint(k.main, 0.6), 'opacity="0.8"'),
        circle(112, 164, 5, tint(k.main, 0.6), 'opacity="0.8"'),
        circle(96, 142, 4, tint(k.main, 0.7)),
        path('M46 122 C50 106 64 92 80 86 C66 100 58 116 58 138 C58 150 46 146 46 122 Z', WHITE, 'opacity="0.6"'),
        rect(74, 36, 52, 14, tint(k.second, 0.25), 7),
        path('M84 12 H116 L112 38 H88 Z', k.lit(k.accent)),
      ].join(''),
  },
  {
    words: ['key', 'keys', 'unlock', 'lock', 'secret', 'keyhole'],
    colours: ['#d9a53a', '#8d5f1c', '#fff0b5'],
    draw: (k) =>
      `<g transform="rotate(-38 100 100)">${[
        path('M92 84 H108 V196 H92 Z', k.lit(k.main)),
        path('M108 150 H136 V164 H126 V170 H108 Z M108 178 H140 V196 H108 Z', k.lit(k.main)),
        path(
          'M100 -6 C124 -20 150 0 142 24 C164 34 162 66 138 70 C134 92 108 100 100 84 C92 100 66 92 62 70 C38 66 36 34 58 24 C50 0 76 -20 100 -6 Z M100 26 a18 18 0 1 0 0.1 0 Z',
          k.lit(k.main),
          'fill-rule="evenodd"',
        ),
        stroke('M97 92 V190', k.accent, 3, 'opacity="0.9"'),
        rect(86, 96, 28, 9, k.second, 4),
      ].join('')}</g>`,
  },
  {
    words: ['crown', 'king', 'queen', 'royal', 'royalty', 'prince', 'princess', 'kingdom', 'regal', 'empire', 'kings'],
    colours: ['#e5b13a', '#b23a56', '#4a86c5'],
    draw: (k) =>
      [
        path('M22 150 L10 58 L56 98 L100 26 L144 98 L190 58 L178 150 Z', k.lit(k.main)),
        path('M100 26 L144 98 L190 58 L178 150 H130 C136 110 124 66 100 26 Z', shade(k.main, 0.45), 'opacity="0.35"'),
        path('M22 146 H178 L174 178 Q100 190 26 178 Z', k.lit(shade(k.main, 0.14))),
        stroke('M26 152 Q100 164 174 152', tint(k.main, 0.6), 3),
        circle(10, 54, 10, k.ball(k.second)),
        circle(100, 22, 12, k.ball(k.second)),
        circle(190, 54, 10, k.ball(k.second)),
        ellipse(100, 166, 13, 9, k.ball(k.second)),
        ellipse(56, 164, 9, 7, k.ball(k.accent)),
        ellipse(144, 164, 9, 7, k.ball(k.accent)),
        path('M34 128 L28 84 L50 104 Z', WHITE, 'opacity="0.35"'),
      ].join(''),
  },
  {
    words: ['dragon', 'dragons', 'drake', 'wyvern', 'dinosaur', 'monster', 'beast', 'serpent'],
    colours: ['#3f8a55', '#e3c16a', '#e8472e'],
    draw: (k) =>
      [
        path('M92 62 C84 36 62 16 30 8 C44 30 48 48 60 72 Z', k.lit(k.second)),
        path('M124 54 C124 30 112 10 88 0 C96 22 96 40 100 60 Z', k.lit(shade(k.second, 0.15))),
        path(
          'M60 72 L40 84 L52 94 L32 110 L48 116 L30 138 L50 140 L40 164 L60 162 L58 192 H150 C168 168 168 138 156 122 L172 126 C184 124 194 114 194 102 C192 84 168 74 150 60 C132 46 96 44 60 72 Z',
          k.lit(k.main),
        ),
        path('M96 192 C92 160 108 140 130 138 L156 122 C168 138 168 168 150 192 Z', k.second, 'opacity="0.85"'),
        stroke('M104 176 Q126 170 154 178 M106 160 Q128 154 160 162 M116 146 Q134 142 158 146', shade(k.second, 0.3), 3),
        path('M194 102 C172 112 150 108 130 118 L136 134 C150 124 162 130 172 126 C184 124 194 114 194 102 Z', shade(k.main, 0.35)),
        path('M180 108 L176 120 L168 110 Z M160 110 L156 122 L148 112 Z', WHITE),
        path('M100 84 C112 72 132 76 138 90 C124 96 110 94 100 84 Z', k.accent),
        ellipse(122, 86, 4, 7, INK),
        path('M94 76 L142 84 L136 74 C122 66 106 66 94 76 Z', shade(k.main, 0.5)),
        ellipse(180, 92, 5, 3.5, INK),
        path(
          'M72 92 Q88 108 84 130 M66 112 Q78 126 74 148',
          'none',
          `stroke="rgb(${shade(k.main, 0.3).map(Math.round)})" stroke-width="4" stroke-linecap="round"`,
        ),
      ].join(''),
  },
  {
    words: ['castle', 'fortress', 'tower', 'palace', 'citadel', 'medieval', 'fort'],
    colours: ['#b3aa9c', '#a8432f', '#4b4356'],
    draw: (k) =>
      [
        ...[28, 136].map(
          (x) =>
            rect(x, 70, 36, 116, k.lit(k.main)) +
            path(`M${x - 4} 74 L${x + 18} 22 L${x + 40} 74 Z`, k.lit(k.second)) +
            path(`M${x + 18} 22 L${x + 40} 74 H${x + 22} Z`, shade(k.second, 0.4), 'opacity="0.5"') +
            path(`M${x + 12} 108 a6 6 0 0 1 12 0 V122 H${x + 12} Z`, k.accent),
        ),
        rect(60, 108, 80, 78, k.lit(shade(k.main, 0.08))),
        rect(76, 62, 48, 60, k.lit(k.main)),
        path('M72 66 L100 10 L128 66 Z', k.lit(k.second)),
        path('M100 10 V-2 L120 6 L100 12 Z', k.second),
        path('M60 108 V98 H70 V104 H80 V98 H90 V104 H110 V98 H120 V104 H130 V98 H140 V108 Z', k.main),
        path('M84 186 V150 A16 16 0 0 1 116 150 V186 Z', k.accent),
        stroke('M92 140 V186 M100 134 V186 M108 140 V186', tint(k.accent, 0.25), 2),
        path('M94 84 a6 6 0 0 1 12 0 V100 H94 Z', k.accent),
        k.setting(path('M10 184 H190 Q186 196 100 196 Q14 196 10 184 Z', [96, 130, 82])),
      ].join(''),
  },
  {
    words: ['gem', 'diamond', 'jewel', 'crystal', 'ruby', 'emerald', 'sapphire', 'gems', 'amethyst', 'treasure', 'jewelry'],
    colours: ['#3fb4c9', '#1d6f96', '#d8f8fb'],
    draw: (k) =>
      [
        path('M46 34 H154 L192 82 L100 186 L8 82 Z', k.main),
        path('M46 34 L8 82 H62 Z', tint(k.main, 0.35)),
        path('M46 34 L62 82 L100 34 Z', tint(k.main, 0.6)),
        path('M100 34 L62 82 H138 Z', k.accent, 'opacity="0.85"'),
        path('M100 34 L138 82 L154 34 Z', tint(k.main, 0.3)),
        path('M154 34 L192 82 H138 Z', shade(k.main, 0.12)),
        path('M8 82 H62 L100 186 Z', tint(k.main, 0.12)),
        path('M62 82 H138 L100 186 Z', shade(k.main, 0.12)),
        path('M138 82 H192 L100 186 Z', k.second),
        path('M20 80 L48 42 H60 L34 80 Z', WHITE, 'opacity="0.5"'),
        path(starPath(158, 40, 20, 4, 0.22), WHITE),
      ].join(''),
  },
  {
    words: ['shield', 'defense', 'defence', 'guard', 'guardian', 'knight', 'protect', 'security', 'paladin'],
    colours: ['#3d5f8f', '#d3a53f', '#c8d2dd'],
    draw: (k) => {
      const d = 'M100 10 C128 28 156 34 182 32 C186 100 166 160 100 194 C34 160 14 100 18 32 C44 34 72 28 100 10 Z';
      return [
        path(d, k.lit(k.second)),
        `<g transform="translate(100 100) scale(0.86) translate(-100 -100)">${path(d, k.lit(k.main))}${path('M100 10 C128 28 156 34 182 32 C186 100 166 160 100 194 Z', shade(k.main, 0.45), 'opacity="0.4"')}<g clip-path="${k.clip(d)}">${path('M86 0 H114 V74 H200 V102 H114 V200 H86 V102 H0 V74 H86 Z', k.lit(k.accent))}</g></g>`,
        circle(100, 90, 20, k.ball(k.second)),
        ...[
          [32, 46],
          [168, 46],
          [40, 118],
          [160, 118],
          [100, 182],
        ].map(([x, y]) => circle(x, y, 4, tint(k.second, 0.5))),
      ].join('');
    },
  },
  {
    words: ['chest', 'loot', 'treasurechest', 'trunk', 'box', 'crate'],
    colours: ['#8b562d', '#d9a63c', '#ffe38a'],
    draw: (k) =>
      [
        path('M18 96 H182 V176 Q182 184 174 184 H26 Q18 184 18 176 Z', k.lit(k.main)),
        path('M18 96 C18 52 46 32 76 32 H124 C154 32 182 52 182 96 Z', k.lit(tint(k.main, 0.06))),
        stroke('M22 120 H178 M22 148 H178 M26 70 H174', shade(k.main, 0.4), 3, 'opacity="0.6"'),
        path('M36 38 Q50 32 60 32 V184 H36 Z M140 32 Q152 32 164 38 V184 H140 Z', k.lit(k.second)),
        rect(14, 90, 172, 14, k.lit(k.second), 3),
        rect(80, 80, 40, 44, k.lit(k.second), 8),
        circle(100, 98, 7, INK),
        path('M97 100 H103 L106 114 H94 Z', INK),
        ...[
          [48, 48],
          [152, 48],
          [48, 112],
          [152, 112],
          [48, 172],
          [152, 172],
        ].map(([x, y]) => circle(x, y, 4, k.accent)),
      ].join(''),
  },
  {
    words: ['coin', 'coins', 'gold', 'money', 'token', 'bank', 'currency', 'finance'],
    colours: ['#e7b23a', '#a8721c', '#fff1b4'],
    draw: (k) =>
      [
        circle(100, 104, 90, k.second),
        circle(100, 98, 90, k.lit(k.main)),
        circle(100, 98, 72, k.second, 'opacity="0.7"'),
        circle(100, 100, 71, k.lit(tint(k.main, 0.1))),
        path(starPath(100, 100, 48, 5, 0.45), k.second),
        path(starPath(99, 97, 46, 5, 0.45), k.lit(k.accent)),
        path('M30 76 C38 46 60 28 86 22 C60 38 44 56 38 82 Z', WHITE, 'opacity="0.6"'),
      ].join(''),
  },
  {
    words: ['skull', 'skeleton', 'bones', 'death', 'halloween', 'metal', 'punk', 'grim', 'reaper', 'undead', 'calavera'],
    colours: ['#efe6d2', '#3a3038', '#b9a98a'],
    draw: (k) =>
      [
        path(
          'M100 14 C48 14 18 48 18 92 C18 116 28 132 44 142 L48 170 Q50 184 64 184 H136 Q150 184 152 170 L156 142 C172 132 182 116 182 92 C182 48 152 14 100 14 Z',
          k.lit(k.main),
        ),
        path('M140 26 C166 40 182 64 182 92 C182 116 172 132 156 142 L152 170 Q150 184 136 184 H124 C136 140 156 90 140 26 Z', k.accent, 'opacity="0.55"'),
        path(
          'M42 96 C42 76 62 70 78 78 C92 86 90 108 80 118 C66 128 44 120 42 96 Z M158 96 C158 76 138 70 122 78 C108 86 110 108 120 118 C134 128 156 120 158 96 Z',
          k.second,
        ),
        path('M100 112 L114 138 Q106 142 100 134 Q94 142 86 138 Z', k.second),
        stroke('M70 158 V184 M85 156 V186 M100 156 V186 M115 156 V186 M130 158 V184', k.second, 4.5),
        stroke('M62 156 Q100 166 138 156', k.second, 4),
        stroke('M126 22 L118 40 L128 50 L120 62', k.second, 3.5, 'opacity="0.7"'),
        path('M36 72 C42 48 60 34 82 30 C62 42 52 56 48 78 Z', WHITE, 'opacity="0.5"'),
      ].join(''),
  },
  {
    words: ['axe', 'lumberjack', 'axes', 'hammer', 'viking', 'dwarf', 'timber', 'woodwork'],
    colours: ['#b4bec9', '#8a5630', '#d9572f'],
    draw: (k) =>
      `<g transform="rotate(32 100 100)">${[
        rect(92, -2, 16, 206, k.lit(k.second), 7),
        path('M108 14 C128 20 146 6 156 -8 C178 24 178 70 156 102 C146 88 128 72 108 78 Z', k.lit(k.main)),
        path('M156 -8 C178 24 178 70 156 102 C164 70 164 24 156 -8 Z', tint(k.main, 0.65)),
        path('M92 20 H70 Q62 46 70 72 H92 Z', k.lit(shade(k.main, 0.2))),
        rect(88, 14, 24, 66, k.lit(shade(k.main, 0.35)), 4),
        rect(90, 150, 20, 40, k.lit(k.accent), 4),
      ].join('')}</g>`,
  },
  {
    words: ['wand', 'wizardry', 'sorcerer', 'sorceress', 'mage', 'spell', 'enchanted', 'fairy'],
    colours: ['#6a3fb0', '#f4c64a', '#fff3c4'],
    draw: (k) =>
      [
        `<g transform="rotate(45 100 100)">${rect(93, 60, 14, 140, k.lit(k.main), 6)}${rect(91, 60, 18, 16, k.second, 3)}${rect(91, 180, 18, 20, k.second, 5)}</g>`,
        path(starPath(138, 62, 56, 5, 0.44, -72), k.lit(k.second)),
        path(starPath(138, 62, 28, 5, 0.44, -72), k.accent),
        path(starPath(50, 60, 22, 4, 0.28), k.second),
        path(starPath(160, 154, 18, 4, 0.28), k.second),
        path(starPath(76, 20, 12, 4, 0.28), k.accent),
        circle(180, 124, 5, k.accent),
        circle(28, 96, 4, k.accent),
      ].join(''),
  },
];
