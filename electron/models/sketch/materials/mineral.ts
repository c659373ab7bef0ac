import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { cellularNoise, hashUnit } from '../cells.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { fallOff, smoothStep, warped } from '../plane.ts';
import { baseColour, bentCells, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, secondColour, seedOf } from './surface.ts';

/** Polished slab with veins of three strengths, drawn out and folded by warping. */
export function marble(sheet: Sheet): Surface {
  const base = baseColour(sheet, [234, 231, 226]);
  const isDark = base[0] + base[1] + base[2] < 330;
  const vein = secondColour(sheet, isDark ? mixColours(shade(base, 0.5), [214, 186, 130], 0.4) : shade(mixColours(base, [92, 96, 108], 0.7), -0.1));
  const dx = noiseOf(sheet, 'dx', 3, 5);
  const dy = noiseOf(sheet, 'dy', 3, 5);
  const fold = sheet.short / 6;
  const strong = warped(noiseOf(sheet, 'strong', 2, 3, { gain: 0.4 }), dx, dy, fold, fold);
  const middle = warped(noiseOf(sheet, 'middle', 4, 3, { gain: 0.45 }), dy, dx, fold * 0.7, fold * 0.7);
  const clouds = warped(noiseOf(sheet, 'clouds', 3, 4), dx, dy, fold, -fold);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(base, isDark ? 0.12 : 0.1), rampOf(vein, 0.1), rampOf(sheet.palette.named[2] ?? vein, 0.1)],
    blend: planeOf(sheet),
    over: new Uint8Array(sheet.width * sheet.height).fill(1),
    relief: 0,
    shine: 0.02,
    hollows: 0,
    mottle: 0.5,
  };
  for (let i = 0; i < strong.data.length; i++) {
    const body = smoothStep(-0.5, 0.5, dy.data[i] + clouds.data[i]);
    const major = fallOff(Math.abs(strong.data[i]), 34) * (0.35 + body * 0.65);
    const minor = fallOff(Math.abs(middle.data[i]), 70) * smoothStep(-0.25, 0.3, clouds.data[i]) * 0.7;
    const haze = fallOff(Math.abs(strong.data[i]), 6.5) * (isDark ? 0.14 : 0.3) * body;
    surface.blend!.data[i] = Math.min(0.94, major + minor + haze);
    // A third colour runs through the finer veins.
    if (minor > major + haze) surface.over![i] = 2;
    surface.tone.data[i] = 0.55 + clouds.data[i] * 0.34;
  }
  return surface;
}

/** Three minerals as grains of several sizes, polished. */
export function granite(sheet: Sheet): Surface {
  const base = baseColour(sheet, [152, 142, 138]);
  const { width, height } = sheet;
  const seed = seedOf(sheet, 'grains');
  const grains = cellularNoise(width, height, { ...cellsOf(sheet, 120, 3), seed }, 1);
  const coarse = noiseOf(sheet, 'coarse', 34, 3, { gain: 0.7 });
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks: [
      rampOf(base, 0.16),
      rampOf(shade(mixColours(base, [40, 40, 44], 0.72), -0.05), 0.12),
      rampOf(shade(base, 0.22), 0.1),
      rampOf(secondColour(sheet, mixColours(base, [176, 112, 92], 0.5)), 0.14),
    ],
    relief: 0.6,
    shine: 0.05,
    hollows: 0,
    mottle: 0.8,
  };
  for (let i = 0; i < coarse.data.length; i++) {
    const own = hashUnit(grains.owner[i], 1, seed);
    const place = coarse.data[i] + (own - 0.5) * 0.8;
    surface.ink![i] = place < -0.34 ? 1 : place > 0.36 ? 2 : own > 0.72 ? 3 : 0;
    surface.tone.data[i] = 0.5 + (hashUnit(grains.owner[i], 2, seed) - 0.5) * 0.6 + (grains.nearest.data[i] - 0.4) * -0.2;
    surface.height.data[i] = own;
  }
  return surface;
}

/** Angular chips in two sizes in a polished binder. */
export function terrazzo(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const base = baseColour(sheet, [232, 226, 214]);
  const { named } = sheet.palette;
  const chips: Colour[] =
    named.length > 2
      ? named.slice(1)
      : [secondColour(sheet, [186, 96, 72]), [70, 92, 96], [206, 164, 104], mixColours(base, [255, 255, 255], 0.7), shade(base, -0.32)];
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.09), ...chips.map((chip) => rampOf(chip, 0.1))],
    blend: planeOf(sheet),
    over: new Uint8Array(width * height).fill(1),
    relief: 0.5,
    shine: 0.03,
    hollows: 0,
    mottle: 0.5,
  };
  const speckle = noiseOf(sheet, 'speckle', 170, 2, { gain: 0.8 });
  const dx = noiseOf(sheet, 'dx', 60, 2);
  for (const [count, keep, name] of [
    [34, 0.5, 'small'],
    [15, 0.6, 'large'],
  ] as const) {
    const seed = seedOf(sheet, name);
    const cells = cellularNoise(width, height, { ...cellsOf(sheet, count, 5), seed }, 0.95);
    for (let i = 0; i < cells.owner.length; i++) {
      const owner = cells.owner[i];
      const size = hashUnit(owner, 1, seed);
      if (size > keep) continue;
      const inside = cells.border.data[i] - 0.06 - size * 0.32 + dx.data[i] * 0.03;
      const share = smoothStep(0, 0.05, inside);
      if (share <= 0) continue;
      surface.blend!.data[i] = share;
      surface.over![i] = 1 + Math.floor(hashUnit(owner, 2, seed) * chips.length * 0.999);
      surface.height.data[i] = hashUnit(owner, 3, seed);
    }
  }
  for (let i = 0; i < speckle.data.length; i++)
    surface.tone.data[i] = 0.5 + (surface.height.data[i] - 0.5) * 0.3 * surface.blend!.data[i] + speckle.data[i] * 0.2;
  return surface;
}

/** Dark crust in plates, fire in the cracks. */
export function lava(sheet: Sheet): Surface {
  const fire: Colour = sheet.palette.isNamed ? sheet.palette.base : [255, 96, 16];
  const wide = bentCells(sheet, 'plates', 6, 0.95, 'border', 9, 5, 1 / 22);
  const thin = bentCells(sheet, 'cracks', 15, 0.95, 'border', 9, 5, 1 / 36);
  const rough = noiseOf(sheet, 'rough', 40, 4, { gain: 0.65 });
  const heat = noiseOf(sheet, 'heat', 3, 3);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [
      [
        [16, 13, 14],
        [38, 32, 34],
        [62, 54, 54],
        [88, 76, 72],
      ],
      [shade(fire, -0.5), shade(fire, -0.28), fire, mixColours(fire, [255, 206, 84], 0.7), [255, 244, 190]],
    ],
    glow: planeOf(sheet),
    relief: 40,
    shine: 0.14,
    hollows: 0.9,
    hollowRadius: 8,
    mottle: 0.6,
  };
  for (let i = 0; i < wide.data.length; i++) {
    const hot = 0.75 + heat.data[i] * 0.7;
    const flow = fallOff(wide.data[i], 15) * hot + fallOff(thin.data[i], 26) * Math.max(0, hot - 0.35) * 0.75;
    const glow = Math.min(1, flow + rough.data[i] * 0.12 * flow);
    surface.glow!.data[i] = glow * glow * 1.5;
    surface.tone.data[i] = glow > 0.12 ? glow : 0.42 + rough.data[i] * 0.4;
    surface.height.data[i] = (1 - glow) * 0.8 + rough.data[i] * 0.22 * (1 - glow);
    if (glow <= 0.3) surface.tone.data[i] = 0.42 + rough.data[i] * 0.4 + (glow > 0.12 ? (glow - 0.12) * 0.8 : 0);
  }
  return surface;
}

/** Clear ice over deep blue: white fracture planes, trapped air, frost. */
export function ice(sheet: Sheet): Surface {
  const base = baseColour(sheet, [120, 178, 206]);
  const isSnow = has(sheet, 'snow');
  const dx = noiseOf(sheet, 'dx', 5, 5);
  const dy = noiseOf(sheet, 'dy', 5, 5);
  const frost = noiseOf(sheet, 'frost', 5, 6, { gain: 0.6 });
  const sparkle = noiseOf(sheet, 'sparkle', 200, 2);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [[shade(base, -0.26), shade(base, -0.1), base, shade(base, 0.14), [232, 244, 250]], rampOf([240, 248, 252], 0.06)],
    blend: planeOf(sheet),
    relief: 12,
    shine: 0.4,
    tightness: 40,
    hollows: 0.3,
    hollowRadius: 10,
    mottle: 0.6,
  };
  const cracks = [
    { count: 3, width: 0.014, name: 'long' },
    { count: 8, width: 0.014, name: 'short' },
  ].map(({ count, width: crackWidth, name }) => {
    return { rate: 1 / crackWidth, border: bentCells(sheet, name, count, 1, 'border', 5, 5, 0.2 / count) };
  });
  for (let i = 0; i < frost.data.length; i++) {
    const long = fallOff(cracks[0].border.data[i], cracks[0].rate) + fallOff(cracks[0].border.data[i], 9) * 0.35;
    const short = fallOff(cracks[1].border.data[i], cracks[1].rate) * smoothStep(-0.1, 0.4, dy.data[i]) * 0.8;
    const crack = isSnow ? 0 : Math.min(1, long + short);
    const white = isSnow ? 0.9 : smoothStep(0, 0.75, frost.data[i]) * 0.55;
    surface.blend!.data[i] = Math.min(0.96, Math.max(crack * 0.9, white));
    surface.tone.data[i] = 0.42 + dy.data[i] * 0.36 + frost.data[i] * 0.24;
    surface.height.data[i] = 0.5 + dx.data[i] * (isSnow ? 1.4 : 0.6) - crack * 0.35 + (isSnow ? 0.4 : 0.1) * sparkle.data[i] * (white + 0.1);
  }
  addGrain(surface.tone, 0.03, seedOf(sheet, 'grain'));
  return surface;
}
