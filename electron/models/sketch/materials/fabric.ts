import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { hashUnit } from '../cells.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { baseColour, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, secondColour, seedOf } from './surface.ts';

interface Weave {
  threads: number;
  pattern: 'plain' | 'twill' | 'basket' | 'herringbone';
  /** 0–1: uneven thread thickness. */
  slubs: number;
  /** 0–1: how far threads stand apart. */
  gaps: number;
  relief: number;
  inks: Colour[][];
  /** Ramp of a thread: `isWarp`, its number, how many there are, a number in [0, 1) of this crossing. */
  inkOf: (isWarp: boolean, thread: number, count: number, chance: number) => number;
  shine?: number;
}

/** Tweed, hopsack or another coarse cloth: two-coloured threads and flecks. */
export function wovenCloth(sheet: Sheet): Surface {
  const base = baseColour(sheet, [112, 104, 92]);
  const second = sheet.palette.named[1] ? mixColours(base, sheet.palette.named[1], 0.35) : shade(base, 0.13);
  const fleck = secondColour(sheet, shade(base, 0.34));
  if (has(sheet, 'herringbone', 'chevron')) return herringbone(sheet, base);
  const isTweed = has(sheet, 'tweed', 'wool', 'fleck', 'heather');
  return weave(sheet, {
    threads: 56,
    pattern: has(sheet, 'plain', 'basket', 'hopsack') ? 'basket' : 'twill',
    slubs: 0.5,
    gaps: 0.12,
    relief: 13,
    inks: [rampOf(base), rampOf(second), rampOf(fleck), rampOf(shade(base, -0.14))],
    inkOf: (isWarp, _thread, _count, chance) => (chance < (isTweed ? 0.05 : 0.02) ? 2 : chance > 0.9 ? 3 : isWarp ? 0 : 1),
  });
}

/** Warp of one colour, weft of another, in twill that turns back every eighth thread. */
function herringbone(sheet: Sheet, base: Colour): Surface {
  const other = secondColour(sheet, shade(base, 0.24));
  return weave(sheet, {
    threads: 64,
    pattern: 'herringbone',
    slubs: 0.3,
    gaps: 0.06,
    relief: 9,
    inks: [rampOf(base, 0.14), rampOf(other, 0.12), rampOf(mixColours(base, other, 0.5), 0.14)],
    inkOf: (isWarp, _thread, _count, chance) => (chance < 0.05 ? 2 : isWarp ? 0 : 1),
  });
}

export function canvas(sheet: Sheet): Surface {
  const isBurlap = has(sheet, 'burlap', 'jute', 'hessian', 'sack');
  const base = baseColour(sheet, isBurlap ? [172, 138, 92] : [214, 202, 178]);
  return weave(sheet, {
    threads: isBurlap ? 40 : 76,
    pattern: 'plain',
    slubs: isBurlap ? 1 : 0.8,
    gaps: isBurlap ? 0.5 : 0.22,
    relief: isBurlap ? 16 : 9,
    inks: [rampOf(base), rampOf(shade(base, 0.03)), rampOf(shade(base, -0.05))],
    inkOf: (isWarp, _thread, _count, chance) => (chance > 0.88 ? 2 : isWarp ? 0 : 1),
  });
}

/** Indigo warp over white weft in 3/1 twill, worn pale in patches. */
export function denim(sheet: Sheet): Surface {
  const base = baseColour(sheet, [52, 76, 122]);
  const surface = weave(sheet, {
    threads: 84,
    pattern: 'twill',
    slubs: 0.9,
    gaps: 0.1,
    relief: 9,
    inks: [rampOf(base, 0.18), rampOf(mixColours(base, [226, 228, 226], 0.55), 0.14)],
    inkOf: (isWarp) => (isWarp ? 0 : 1),
  });
  const wear = noiseOf(sheet, 'wear', 4, 4);
  const streak = noiseOf(sheet, 'streak', 60, 2, { stretch: 0.06 });
  for (let i = 0; i < wear.data.length; i++) surface.tone.data[i] += Math.max(0, wear.data[i]) * 0.35 + streak.data[i] * 0.16;
  return surface;
}

/** A sett of wide and narrow stripes, the same in warp and weft, as in tartan. */
export function plaid(sheet: Sheet): Surface {
  const base = baseColour(sheet, [150, 34, 40]);
  const second = secondColour(sheet, sheet.palette.isNamed ? shade(base, -0.26) : [30, 58, 46]);
  const line = sheet.palette.named[2] ?? [232, 208, 120];
  const sett = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 2, 0, 0, 0, 0];
  return weave(sheet, {
    threads: 96,
    pattern: 'twill',
    slubs: 0.3,
    gaps: 0.08,
    relief: 7,
    inks: [rampOf(base), rampOf(second), rampOf(line)],
    inkOf: (_isWarp, thread, count) => sett[Math.floor((thread * Math.max(1, Math.round(count / 48)) * sett.length) / count) % sett.length],
  });
}

function weave(sheet: Sheet, { threads, pattern, slubs, gaps, relief, inks, inkOf, shine = 0.03 }: Weave): Surface {
  const { width, height } = sheet;
  const { cellsX, cellsY } = cellsOf(sheet, threads, 5, pattern === 'herringbone' ? 16 : 4);
  const seed = seedOf(sheet, 'threads');
  const bend = noiseOf(sheet, 'bend', 9, 2);
  const along = noiseOf(sheet, 'fibre x', 340, 1, { stretch: 7 });
  const across = noiseOf(sheet, 'fibre y', 340, 1, { stretch: 1 / 7 });
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks,
    relief,
    shine,
    hollows: 1,
    hollowRadius: 5,
  };
  const ink = surface.ink!;
  const wobble = 0.35 * slubs;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const u = (x * cellsX) / width + bend.data[i] * wobble + cellsX;
      const v = (y * cellsY) / height + bend.data[i] * wobble + cellsY;
      const warp = Math.floor(u) % cellsX;
      const weft = Math.floor(v) % cellsY;
      const fu = (u - Math.floor(u)) * 2 - 1;
      const fv = (v - Math.floor(v)) * 2 - 1;
      const isWarp = isWarpOver(pattern, warp, weft);
      const thread = isWarp ? warp : weft;
      const cross = isWarp ? fu : fv;
      const run = isWarp ? fv : fu;
      const thickness = 1 - gaps * (0.5 + hashUnit(thread, isWarp ? 1 : 2, seed) * 0.8) - slubs * 0.12 * bend.data[i];
      const c = cross / thickness;
      const round = c * c < 1 ? Math.sqrt(1 - c * c) : 0;
      const chance = hashUnit(warp, weft, seed);
      const fibre = isWarp ? across.data[i] : along.data[i];
      surface.height.data[i] = round * (0.95 - 0.45 * run * run) + fibre * 0.14;
      surface.tone.data[i] =
        0.4 + round * 0.14 + (chance - 0.5) * 0.16 + (hashUnit(thread, isWarp ? 3 : 4, seed) - 0.5) * 0.14 + fibre * 0.35 - (round === 0 ? 0.4 : 0);
      ink[i] = inkOf(isWarp, thread, isWarp ? cellsX : cellsY, chance);
    }
  }
  return surface;
}

function isWarpOver(pattern: Weave['pattern'], warp: number, weft: number): boolean {
  if (pattern === 'plain') return ((warp + weft) & 1) === 0;
  if (pattern === 'basket') return (((warp >> 1) + (weft >> 1)) & 1) === 0;
  if (pattern === 'herringbone') return (((warp >> 3) & 1 ? warp + weft : warp - weft - 1 + 0x10000) & 3) < 2;
  return ((warp + weft) & 3) < 2;
}

/** Stocking stitch: columns of V, each of two slanting legs of twisted yarn. */
export function knit(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const isChunky = has(sheet, 'chunky', 'thick', 'bulky');
  const { cellsX } = cellsOf(sheet, isChunky ? 12 : 20, 10, 2);
  const cellsY = Math.max(2, Math.round((cellsX * height * 1.25) / width / 2) * 2);
  const base = baseColour(sheet, [196, 176, 150]);
  const second = secondColour(sheet, shade(base, 0.16));
  const isStriped = has(sheet, 'stripe', 'striped', 'fair isle', 'nordic') || sheet.palette.named.length > 1;
  const bend = noiseOf(sheet, 'bend', 10, 2);
  const fuzz = noiseOf(sheet, 'fuzz', 190, 2, { gain: 0.7 });
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks: [rampOf(base, 0.22), rampOf(second, 0.2)],
    relief: isChunky ? 44 : 30,
    shine: 0.02,
    hollows: 1.1,
    hollowRadius: 8,
  };
  const seed = seedOf(sheet, 'stitches');
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const u = (x * cellsX) / width + bend.data[i] * 0.12 + cellsX;
      const fu = (u - Math.floor(u)) * 2 - 1;
      const side = fu < 0 ? -fu : fu;
      const v = (y * cellsY) / height + bend.data[i] * 0.12 + cellsY * 2 + (1 - side) * -0.75;
      const stitch = Math.floor(v);
      const fv = v - stitch;
      const cross = (side - 0.5) * 2.06;
      const end = (fv - 0.5) * 2;
      const round = Math.max(0, 1 - cross * cross) * Math.max(0, 1 - end * end * end * end);
      const yarn = Math.sqrt(round);
      const ply = Math.sin((fv * 3 + cross * (fu < 0 ? 0.9 : -0.9)) * Math.PI * 2);
      surface.height.data[i] = yarn + ply * 0.07 * yarn + fuzz.data[i] * 0.07;
      const chance = hashUnit(Math.floor(u) % cellsX, stitch % cellsY, seed);
      surface.tone.data[i] = 0.3 + yarn * 0.26 + ply * 0.05 + fuzz.data[i] * 0.25 + (chance - 0.5) * 0.08;
      if (isStriped) surface.ink![i] = isPattern(Math.floor(u) % cellsX, stitch % cellsY, cellsY) ? 1 : 0;
    }
  }
  addGrain(surface.tone, 0.05, seed);
  return surface;
}

/** A Nordic band: stripes with a zigzag between, repeated so that it fits the rows. */
function isPattern(column: number, row: number, rows: number): boolean {
  const bands = Math.max(1, Math.round(rows / 12));
  const at = Math.floor((((row * bands) / rows) % 1) * 12);
  if (at === 0 || at === 6) return true;
  if (at === 2 || at === 4) return (column & 1) === (at === 2 ? 0 : 0);
  return at === 3 && (column & 1) === 1;
}
