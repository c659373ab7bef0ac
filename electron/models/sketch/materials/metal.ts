import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { cellularNoise } from '../cells.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { smoothStep, warped } from '../plane.ts';
import { baseColour, bentCells, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, seedOf } from './surface.ts';

const METALS: [string, Colour][] = [
  ['gold', [212, 168, 76]],
  ['copper', [196, 116, 78]],
  ['bronze', [160, 116, 68]],
  ['brass', [196, 164, 92]],
  ['iron', [104, 104, 106]],
  ['titanium', [150, 148, 146]],
  ['silver', [192, 196, 200]],
];

function metalColour(sheet: Sheet): Colour {
  if (sheet.palette.isNamed) return sheet.palette.base;
  return baseColour(sheet, METALS.find(([word]) => sheet.words.includes(word))?.[1] ?? [158, 164, 170]);
}

/** Metals reach further into dark and light than cloth or stone. */
function metalRamp(base: Colour): Colour[] {
  return [shade(base, -0.38), shade(base, -0.18), base, shade(base, 0.14), mixColours(shade(base, 0.28), [255, 252, 246], 0.45)];
}

/** Fine scratches along x under a soft band of light. */
export function brushedMetal(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const base = metalColour(sheet);
  const hair = noiseOf(sheet, 'hair', 500, 1, { stretch: 170 });
  const broad = noiseOf(sheet, 'broad', 160, 2, { stretch: 60 });
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [metalRamp(base)],
    relief: 0.9,
    shine: 0.22,
    tightness: 20,
    hollows: 0,
    mottle: 0.4,
  };
  const phase = sheet.random.fork('light').next() * Math.PI * 2;
  const turns = Math.max(1, Math.round(width / sheet.short));
  const rising = Math.max(1, Math.round(height / sheet.short));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const around = (x / width) * Math.PI * 2 * turns + (y / height) * Math.PI * 2 * rising + phase;
      const band = 0.2 * Math.cos(around) + 0.07 * Math.cos(2 * around + 1.3);
      const scratch = hair.data[i] * 0.3 + broad.data[i] * 0.22;
      surface.tone.data[i] = 0.52 + band + scratch;
      surface.height.data[i] = scratch * 1.2;
    }
  }
  addGrain(surface.tone, 0.05, seedOf(sheet, 'grain'));
  return surface;
}

/** Overlapping shallow dents of a planishing hammer. */
export function hammeredMetal(sheet: Sheet): Surface {
  const base = metalColour(sheet);
  const cells = cellularNoise(sheet.width, sheet.height, { ...cellsOf(sheet, 14, 8), seed: seedOf(sheet, 'dents') }, 0.85);
  const dx = noiseOf(sheet, 'dx', 10, 3);
  const dy = noiseOf(sheet, 'dy', 10, 3);
  const dents = warped(cells.nearest, dx, dy, sheet.short / 130, sheet.short / 130);
  const tarnish = noiseOf(sheet, 'tarnish', 7, 5);
  const fine = noiseOf(sheet, 'fine', 120, 2);
  const surface: Surface = {
    height: dents,
    tone: planeOf(sheet),
    inks: [metalRamp(base)],
    relief: 22,
    shine: 0.3,
    tightness: 30,
    mirror: 0.27,
    hollows: 0.5,
    hollowRadius: 16,
    mottle: 0.8,
  };
  for (let i = 0; i < dents.data.length; i++) {
    surface.tone.data[i] = 0.45 + tarnish.data[i] * 0.14 + fine.data[i] * 0.06 - Math.max(0, dents.data[i] - 0.55) * 0.3;
    dents.data[i] = dents.data[i] * dents.data[i] * 1.3 + fine.data[i] * 0.004 + dx.data[i] * 0.06;
  }
  return surface;
}

/** Tread plate: raised lozenges in alternating directions, rubbed bright on top. */
export function diamondPlate(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const base = metalColour(sheet);
  const { cellsX, cellsY } = cellsOf(sheet, 12, 8, 2);
  const dirt = noiseOf(sheet, 'dirt', 9, 5);
  const scratch = noiseOf(sheet, 'scratch', 150, 2, { stretch: 5 });
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [metalRamp(base)],
    relief: 24,
    shine: 0.6,
    tightness: 40,
    mirror: 0.3,
    hollows: 1.1,
    hollowRadius: 8,
    mottle: 0.8,
  };
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y * cellsY) / height;
    const row = Math.floor(v);
    for (let x = 0; x < width; x++, i++) {
      const u = (x * cellsX) / width;
      const column = Math.floor(u);
      const fu = u - column - 0.5;
      const fv = v - row - 0.5;
      const isTurned = ((column + row) & 1) === 1;
      const along = (isTurned ? fu + fv : fu - fv) * Math.SQRT1_2;
      const across = (isTurned ? fu - fv : fu + fv) * Math.SQRT1_2;
      const bar = 1 - Math.abs(across) / (0.2 * Math.max(0.001, 1 - (along / 0.53) ** 2));
      const rise = Math.abs(along) < 0.53 ? smoothStep(0, 0.75, bar) : 0;
      surface.height.data[i] = rise * (1 - along * along * 0.8) + scratch.data[i] * 0.008;
      surface.tone.data[i] = 0.4 + rise * 0.22 + dirt.data[i] * 0.16 + scratch.data[i] * 0.16;
    }
  }
  addGrain(surface.tone, 0.05, seedOf(sheet, 'grain'));
  return surface;
}

/** Iron or flaking paint eaten by rust in several ages, with pits and run-off. */
export function rust(sheet: Sheet): Surface {
  const isRustNamed = has(sheet, 'rusty', 'rusted', 'rust');
  const named = sheet.palette.named.filter((colour) => !(isRustNamed && colour[0] === 156 && colour[1] === 72));
  const paint = named[0] ?? [92, 96, 98];
  const large = noiseOf(sheet, 'large', 4, 6, { gain: 0.58 });
  const middle = noiseOf(sheet, 'middle', 14, 5, { gain: 0.6 });
  const fine = noiseOf(sheet, 'fine', 90, 3, { gain: 0.7 });
  const runs = noiseOf(sheet, 'runs', 40, 3, { stretch: 0.08 });
  const oldRust: Colour[] = [
    [34, 18, 14],
    [78, 36, 20],
    [126, 58, 26],
    [172, 88, 36],
    [206, 128, 62],
  ];
  const share = named.length > 0 ? 0.12 : -0.16;
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(paint, 0.18), oldRust],
    blend: planeOf(sheet),
    gloss: planeOf(sheet),
    relief: 15,
    shine: 0.3,
    tightness: 20,
    hollows: 1,
    hollowRadius: 6,
    mottle: 1.5,
  };
  for (let i = 0; i < large.data.length; i++) {
    const age = large.data[i] + middle.data[i] * 0.4 + runs.data[i] * 0.18 - share;
    const rusty = smoothStep(-0.03, 0.05, age);
    const halo = smoothStep(-0.3, 0, age) * 0.5;
    surface.blend!.data[i] = Math.max(rusty, halo * (0.6 + fine.data[i]));
    surface.tone.data[i] =
      rusty > 0.5 ? 0.42 + middle.data[i] * 0.42 + fine.data[i] * 0.32 - age * 0.22 : 0.5 + middle.data[i] * 0.12 + fine.data[i] * 0.08 + runs.data[i] * 0.14;
    const edge = smoothStep(-0.05, -0.01, age) * (1 - smoothStep(0, 0.08, age));
    surface.height.data[i] = 0.5 - rusty * 0.28 + edge * 0.12 + rusty * (middle.data[i] * 0.5 + fine.data[i] * 0.3) + fine.data[i] * 0.03;
    surface.gloss!.data[i] = 1 - rusty * 0.9;
  }
  return surface;
}

/** Crumpled leaf: flat facets that catch or lose the light. */
export function foil(sheet: Sheet): Surface {
  const base = sheet.palette.isNamed
    ? sheet.palette.base
    : baseColour(sheet, has(sheet, 'silver', 'aluminium', 'aluminum', 'tin') ? [192, 196, 200] : [212, 168, 76]);
  const dx = noiseOf(sheet, 'dx', 5, 3, { gain: 0.4 });
  const dy = noiseOf(sheet, 'dy', 5, 3, { gain: 0.4 });
  const folds = bentCells(sheet, 'folds', 5, 1, 'nearest', 5, 3, 1 / 18);
  const creases = bentCells(sheet, 'creases', 11, 1, 'nearest', 5, 3, 1 / 30);
  const surface: Surface = {
    height: folds,
    tone: planeOf(sheet),
    inks: [metalRamp(secondIfFoil(sheet, base))],
    relief: 130,
    shine: 0.5,
    tightness: 26,
    mirror: 0.42,
    hollows: 0.3,
    hollowRadius: 20,
    mottle: 0.7,
  };
  for (let i = 0; i < folds.data.length; i++) {
    surface.tone.data[i] = 0.48 + dx.data[i] * 0.12;
    folds.data[i] = folds.data[i] * 0.7 + creases.data[i] * 0.28 + dx.data[i] * 0.25 + dy.data[i] * 0.2;
  }
  return surface;
}

/** "Gold foil on navy": the metal is the foil's colour, whichever was named first. */
function secondIfFoil(sheet: Sheet, base: Colour): Colour {
  return has(sheet, 'gold') && sheet.palette.named.length > 1 ? ([212, 168, 76] as Colour) : base;
}
