import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { cellularNoise, hashUnit } from '../cells.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { smoothStep, warped } from '../plane.ts';
import { layStrokes } from './strokes.ts';
import { baseColour, bentCells, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, secondColour, seedOf } from './surface.ts';

/** Pebbled hide: small soft cells, wrinkles between patches, sheen on the crowns. */
export function leather(sheet: Sheet): Surface {
  const base = baseColour(sheet, [122, 74, 44]);
  const isReptile = has(sheet, 'crocodile', 'alligator', 'snake', 'reptile');
  const cells = cellularNoise(sheet.width, sheet.height, { ...cellsOf(sheet, isReptile ? 18 : 62, 6), seed: seedOf(sheet, 'pores') }, isReptile ? 0.45 : 0.95);
  const dx = noiseOf(sheet, 'dx', 14, 2);
  const dy = noiseOf(sheet, 'dy', 14, 2);
  const amount = sheet.short / 90;
  const grain = warped(cells.border, dx, dy, amount, amount);
  const wrinkle = noiseOf(sheet, 'wrinkle', 7, 4, { shape: 'ridged', gain: 0.55 });
  const fine = noiseOf(sheet, 'fine', 260, 1);
  const surface: Surface = {
    height: grain,
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.22)],
    relief: isReptile ? 26 : 4.6,
    shine: 0.16,
    tightness: 14,
    hollows: isReptile ? 0.8 : 0.35,
    hollowRadius: 5,
    mottle: 1.8,
  };
  for (let i = 0; i < grain.data.length; i++) {
    const crown = Math.min(1, grain.data[i] * (isReptile ? 5 : 2.7));
    const crease = Math.max(0, wrinkle.data[i]);
    grain.data[i] = crown * (2 - crown) - crease * crease * 0.8 + fine.data[i] * 0.1 + dx.data[i] * 0.5;
    surface.tone.data[i] = 0.4 + crown * (isReptile ? 0.12 : 0.07) - crease * 0.16 + dy.data[i] * 0.12 + fine.data[i] * 0.1;
  }
  return surface;
}

export function grass(sheet: Sheet): Surface {
  const base = baseColour(sheet, has(sheet, 'dry', 'hay', 'straw', 'thatch') ? [190, 160, 92] : [82, 130, 48]);
  const scale = sheet.short / 1024;
  const area = (sheet.width * sheet.height) / (scale * scale * 1024 * 1024);
  const surface: Surface = {
    height: planeOf(sheet, 0.1),
    tone: planeOf(sheet, 0.08),
    ink: new Uint8Array(sheet.width * sheet.height),
    inks: [rampOf(base, 0.3), rampOf(mixColours(base, [196, 184, 80], 0.3), 0.28), rampOf(mixColours(base, [20, 84, 40], 0.4), 0.28)],
    relief: 16,
    shine: 0.06,
    hollows: 0.9,
    hollowRadius: 10,
    mottle: 1.5,
  };
  const flow = noiseOf(sheet, 'flow', 5, 2);
  layStrokes(sheet, surface, sheet.random.fork('blades'), {
    count: Math.round(11000 * area),
    length: 58 * scale,
    width: Math.max(1, 5.4 * scale),
    angle: -1.4,
    spread: 0.9,
    curl: 0.9,
    flow,
    flowAmount: 1.3,
    root: 0.12,
    tip: 0.68,
    variety: 0.16,
    inks: 3,
  });
  return surface;
}

export function fur(sheet: Sheet): Surface {
  const base = baseColour(sheet, [158, 116, 74]);
  const scale = sheet.short / 1024;
  const area = (sheet.width * sheet.height) / (scale * scale * 1024 * 1024);
  const surface: Surface = {
    height: planeOf(sheet, 0.1),
    tone: planeOf(sheet, 0.12),
    ink: new Uint8Array(sheet.width * sheet.height),
    inks: [rampOf(base, 0.25), rampOf(shade(base, 0.08), 0.25), rampOf(secondColour(sheet, shade(base, -0.1)), 0.24)],
    relief: 9,
    shine: 0.1,
    tightness: 10,
    hollows: 0.8,
    hollowRadius: 14,
    mottle: 1.6,
  };
  layStrokes(sheet, surface, sheet.random.fork('hairs'), {
    count: Math.round(16000 * area),
    length: 74 * scale,
    width: Math.max(1, 2.8 * scale),
    angle: 1.25,
    spread: 0.34,
    curl: 0.7,
    flow: noiseOf(sheet, 'flow', 4, 2),
    flowAmount: 1.7,
    root: 0.16,
    tip: 0.74,
    variety: 0.13,
    inks: 3,
  });
  return surface;
}

/** Pressed fibres without direction. */
export function felt(sheet: Sheet): Surface {
  const isCarpet = has(sheet, 'carpet', 'rug', 'shag');
  const base = baseColour(sheet, isCarpet ? [124, 60, 58] : [96, 112, 104]);
  const scale = sheet.short / 1024;
  const area = (sheet.width * sheet.height) / (scale * scale * 1024 * 1024);
  const surface: Surface = {
    height: noiseOf(sheet, 'clumps', isCarpet ? 60 : 30, 3),
    tone: planeOf(sheet, 0.36),
    inks: [rampOf(base, isCarpet ? 0.24 : 0.17)],
    relief: isCarpet ? 12 : 5,
    shine: 0.01,
    hollows: 0.8,
    hollowRadius: isCarpet ? 8 : 4,
  };
  layStrokes(sheet, surface, sheet.random.fork('fibres'), {
    count: Math.round((isCarpet ? 26000 : 15000) * area),
    length: (isCarpet ? 16 : 46) * scale,
    width: Math.max(1, (isCarpet ? 4.6 : 1.4) * scale),
    angle: 0,
    spread: Math.PI,
    curl: isCarpet ? 1.6 : 2.6,
    root: isCarpet ? 0.22 : 0.42,
    tip: isCarpet ? 0.7 : 0.5,
    variety: isCarpet ? 0.14 : 0.11,
    inks: 1,
  });
  addGrain(surface.tone, 0.06, seedOf(sheet, 'grain'));
  return surface;
}

/** Cushions of moss: soft domes in two sizes under a fuzz of fine billows. */
export function moss(sheet: Sheet): Surface {
  const base = baseColour(sheet, [92, 116, 44]);
  const dx = noiseOf(sheet, 'dx', 22, 3);
  const dome = bentCells(sheet, 'cushions', 11, 0.9, 'nearest', 22, 3, 1 / 45);
  const fuzz = noiseOf(sheet, 'fuzz', 110, 3, { shape: 'billow', gain: 0.7 });
  const surface: Surface = {
    height: dome,
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.3), rampOf(mixColours(base, [206, 196, 80], 0.45), 0.26)],
    blend: planeOf(sheet),
    relief: 34,
    shine: 0.02,
    hollows: 1,
    hollowRadius: 18,
    mottle: 2,
  };
  for (let i = 0; i < dome.data.length; i++) {
    const round = Math.max(0, 1 - dome.data[i] * dome.data[i] * 1.2);
    surface.tone.data[i] = 0.3 + round * 0.3 + fuzz.data[i] * 0.36;
    surface.blend!.data[i] = smoothStep(-0.1, 0.5, dx.data[i] + round * 0.2 - 0.1);
    dome.data[i] = round * 0.75 + fuzz.data[i] * 0.34;
  }
  addGrain(surface.tone, 0.09, seedOf(sheet, 'grain'));
  return surface;
}

export function paper(sheet: Sheet): Surface {
  const isKraft = has(sheet, 'kraft', 'cardboard', 'recycled', 'brown');
  const isOld = has(sheet, 'old', 'parchment', 'aged', 'vintage', 'antique', 'stained', 'weathered');
  const base = baseColour(sheet, isKraft ? [186, 150, 108] : isOld ? [222, 198, 152] : [240, 235, 224]);
  const stain = noiseOf(sheet, 'stain', 4, 5);
  const tooth = noiseOf(sheet, 'tooth', 230, 2, { gain: 0.8 });
  const surface: Surface = {
    height: tooth,
    tone: planeOf(sheet, 0.5),
    inks: [rampOf(base, 0.2), rampOf(mixColours(base, [132, 84, 40], 0.4), 0.2)],
    blend: planeOf(sheet),
    relief: 1.3,
    shine: 0,
    hollows: 0.4,
    hollowRadius: 4,
    mottle: isOld ? 0.8 : 0.35,
  };
  const scale = sheet.short / 1024;
  const fibres: Surface = { ...surface, tone: planeOf(sheet, 0.5), height: planeOf(sheet, 0.5) };
  layStrokes(sheet, fibres, sheet.random.fork('fibres'), {
    count: Math.round(((sheet.width * sheet.height) / (1024 * 1024 * scale * scale)) * (isKraft ? 2600 : 1300)),
    length: 42 * scale,
    width: 1.4 * scale,
    angle: 0,
    spread: Math.PI,
    curl: 2.2,
    root: 0.5,
    tip: 0.5,
    variety: isKraft ? 0.3 : 0.12,
    inks: 1,
  });
  const crease = noiseOf(sheet, 'crease', 3, 3, { shape: 'ridged' });
  for (let i = 0; i < tooth.data.length; i++) {
    const fold = isOld ? smoothStep(0.72, 0.96, crease.data[i]) : 0;
    surface.tone.data[i] = 0.5 + (fibres.tone.data[i] - 0.5) * 0.55 + tooth.data[i] * 0.06 - fold * 0.12;
    surface.blend!.data[i] = isOld ? smoothStep(0, 0.7, stain.data[i]) * 0.8 + fold * 0.3 : isKraft ? smoothStep(0.1, 0.8, stain.data[i]) * 0.15 : 0;
    tooth.data[i] += fold * 1.4 + (fibres.height.data[i] - 0.5) * 0.5;
  }
  return surface;
}

/** Overlapping rows of round scales, each lying on the row below it. */
export function scales(sheet: Sheet): Surface {
  const isDragon = has(sheet, 'dragon', 'serpent', 'reptile', 'lizard');
  const base = baseColour(sheet, isDragon ? [70, 96, 58] : [64, 128, 136]);
  const tip: Colour = secondColour(sheet, mixColours(base, isDragon ? [180, 140, 60] : [196, 226, 206], 0.4));
  const { width, height } = sheet;
  const { cellsX } = cellsOf(sheet, 12, 8);
  const cellsY = Math.max(2, Math.round((cellsX * height * 1.7) / width / 2) * 2);
  const fine = noiseOf(sheet, 'fine', 60, 3);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.28), rampOf(tip, 0.24)],
    blend: planeOf(sheet),
    relief: 50,
    shine: 0.3,
    tightness: 26,
    hollows: 1.1,
    hollowRadius: 10,
    mottle: 1.4,
  };
  const aspect = (width / cellsX / (height / cellsY)) * 0.5;
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y * cellsY) / height;
    for (let x = 0; x < width; x++, i++) {
      const u = (x * cellsX) / width;
      // The uppermost scale that covers the pixel: rows above overlap rows below.
      for (let k = 2; k >= 0; k--) {
        const row = Math.floor(v) - k;
        const offset = row & 1 ? 0.5 : 0;
        const fu = (u - offset - Math.floor(u - offset) - 0.5) * 2;
        const fv = (v - row) / 3;
        const drop = Math.max(0, (fv - 0.5) * 2) / Math.max(0.3, aspect * 1.2);
        const edge = 1 - Math.sqrt(fu * fu * 0.98 + drop * drop);
        if (edge <= 0 && k > 0) continue;
        const lip = Math.min(1, Math.max(0, edge) * 5);
        surface.height.data[i] = 0.25 + fv * 0.5 + lip * 0.22 - fu * fu * 0.2 + fine.data[i] * 0.03;
        const variety = hashUnit((Math.floor(u - offset) + cellsX) % cellsX, (row + cellsY) % cellsY, surface.inks.length) - 0.5;
        surface.tone.data[i] = 0.24 + fv * 0.34 + lip * 0.1 + variety * 0.12 + fine.data[i] * 0.1;
        surface.blend!.data[i] = smoothStep(0.5, 1, fv) * 0.9;
        break;
      }
    }
  }
  return surface;
}
