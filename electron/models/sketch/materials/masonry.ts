import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { cellularNoise, hashUnit } from '../cells.ts';
import { addGrain } from '../noise.ts';
import { shade } from '../palette.ts';
import { blurred, smoothStep, warped } from '../plane.ts';
import { baseColour, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, secondColour, seedOf } from './surface.ts';

/** Running bond with worn edges; every brick has its own firing. */
export function brick(sheet: Sheet): Surface {
  const wished = baseColour(sheet, [158, 78, 56]);
  // Clay is never as pure as paint: a named red is fired into it.
  const base = wished[0] > wished[1] * 1.6 && wished[0] > wished[2] * 1.6 ? mixColours(wished, [150, 80, 60], 0.6) : wished;
  return courses(sheet, {
    rows: 10,
    aspect: 2.6,
    joint: 0.1,
    wear: 0.09,
    roundness: 0.2,
    relief: 26,
    inks: [
      rampOf(base, 0.17),
      rampOf(shade(base, -0.09), 0.16),
      rampOf(mixColours(base, [196, 140, 96], 0.4), 0.16),
      rampOf(mixColours(base, [84, 58, 62], 0.45), 0.16),
    ],
    mortar: mixColours([176, 168, 156], secondColour(sheet, [176, 168, 156]), 0.65),
    shine: 0.02,
    offset: 0.5,
  });
}

/** Glazed square tiles, or subway tiles when the prompt says so. */
export function tiles(sheet: Sheet): Surface {
  const isSubway = has(sheet, 'subway', 'metro');
  const base = baseColour(sheet, isSubway ? [236, 236, 230] : [70, 140, 146]);
  return courses(sheet, {
    rows: isSubway ? 10 : has(sheet, 'mosaic') ? 16 : 7,
    aspect: isSubway ? 2 : 1,
    joint: 0.055,
    wear: 0.01,
    roundness: 0.12,
    relief: 22,
    inks: [rampOf(base, 0.12), rampOf(shade(base, 0.035), 0.12), rampOf(shade(base, -0.035), 0.12), rampOf(sheet.palette.named[1] ?? base, 0.12)],
    mortar: mixColours(base, [214, 210, 200], 0.75),
    shine: 0.75,
    tightness: 60,
    offset: isSubway ? 0.5 : 0,
  });
}

interface Courses {
  rows: number;
  aspect: number;
  /** Share of a row's height. */
  joint: number;
  wear: number;
  roundness: number;
  relief: number;
  inks: Colour[][];
  mortar: Colour;
  shine: number;
  tightness?: number;
  /** Shift of every other row, in bricks. */
  offset: number;
}

function courses(sheet: Sheet, { rows, aspect, joint, wear, roundness, relief, inks, mortar, shine, tightness, offset }: Courses): Surface {
  const { width, height } = sheet;
  const cellsY = cellsOf(sheet, rows, 6, 2).cellsY;
  const cellsX = Math.max(1, Math.round((cellsY * width) / height / aspect));
  const brickHeight = height / cellsY;
  const brickWidth = width / cellsX;
  const seed = seedOf(sheet, 'bricks');
  const rough = noiseOf(sheet, 'rough', 22, 5, { gain: 0.5 });
  const pits = noiseOf(sheet, 'pits', 130, 2);
  const dirt = noiseOf(sheet, 'dirt', 5, 4);
  const isGlazed = shine > 0.3;
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks: [...inks, rampOf(mortar, 0.16)],
    blend: planeOf(sheet),
    over: new Uint8Array(width * height).fill(inks.length),
    gloss: planeOf(sheet),
    relief,
    shine,
    tightness,
    hollows: 1,
    hollowRadius: 9,
    mottle: isGlazed ? 0.5 : 1.4,
  };
  const halfJoint = (joint * brickHeight) / 2;
  const soft = Math.max(1.2, brickHeight * roundness);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const ragged = rough.data[i] * wear * brickHeight;
      const row = Math.floor(y / brickHeight);
      const shift = row & 1 ? offset * brickWidth : 0;
      const column = Math.floor((x + shift) / brickWidth) % cellsX;
      const fx = x + 0.5 + shift - Math.floor((x + shift) / brickWidth) * brickWidth;
      const fy = y + 0.5 - row * brickHeight;
      const inX = Math.min(fx, brickWidth - fx) - halfJoint;
      const inY = Math.min(fy, brickHeight - fy) - halfJoint;
      const corner = soft * 0.9;
      const cx = Math.max(0, corner - inX);
      const cy = Math.max(0, corner - inY);
      const inside = Math.min(inX, inY, corner) < corner ? corner - Math.sqrt(cx * cx + cy * cy) + ragged : Math.min(inX, inY) + ragged;
      const body = smoothStep(-soft * 0.35, soft * 0.8, inside);
      const cover = 1 - smoothStep(-1, 1, inside);
      const tilt = isGlazed ? ((hashUnit(column, row, seed ^ 3) - 0.5) * fx) / brickWidth + ((hashUnit(column, row, seed ^ 5) - 0.5) * fy) / brickHeight : 0;
      const surfaceRough = isGlazed ? rough.data[i] * 0.012 : rough.data[i] * 0.14 + pits.data[i] * 0.1;
      surface.height.data[i] = body * (0.8 + tilt * 0.12) + surfaceRough * (0.4 + body * 0.6);
      const own = hashUnit(column, row, seed);
      surface.tone.data[i] =
        0.5 +
        (own - 0.5) * (isGlazed ? 0.25 : 0.34) * (1 - cover) +
        (isGlazed ? rough.data[i] * 0.06 : rough.data[i] * 0.2 + pits.data[i] * 0.16) +
        dirt.data[i] * (isGlazed ? 0.03 : 0.1);
      surface.ink![i] = Math.floor(hashUnit(column, row, seed ^ 77) * inks.length * 0.999);
      surface.blend!.data[i] = cover;
      surface.gloss!.data[i] = body;
    }
  }
  return surface;
}

interface Rubble {
  count: number;
  jitter: number;
  /** Half the joint, in cells. */
  joint: number;
  dome: number;
  relief: number;
  inks: Colour[][];
  joints: Colour;
  roughness: number;
  shine: number;
  stretchX?: number;
}

/** Stones of any outline in mortar or earth. */
function rubble(sheet: Sheet, { count, jitter, joint, dome, relief, inks, joints, roughness, shine, stretchX = 1 }: Rubble): Surface {
  const { width, height } = sheet;
  const { cellsX, cellsY } = cellsOf(sheet, count, 7, 2);
  const seed = seedOf(sheet, 'stones');
  const isWorn = dome > 0.2;
  const cells = cellularNoise(width, height, { cellsX: Math.max(1, Math.round(cellsX / stretchX)), cellsY, seed }, jitter, 0.22);
  const dx = noiseOf(sheet, 'dx', count * 2.5, 2);
  const dy = noiseOf(sheet, 'dy', count * 2.5, 2);
  const bend = (sheet.short / count) * (isWorn ? 0.055 : 0.12);
  const border = warped(cells.border, dx, dy, bend, bend);
  const rough = noiseOf(sheet, 'rough', 30, 5, { gain: 0.58 });
  const surface: Surface = {
    height: border,
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks: [...inks, rampOf(joints, 0.15)],
    blend: planeOf(sheet),
    over: new Uint8Array(width * height).fill(inks.length),
    gloss: planeOf(sheet),
    relief,
    shine,
    tightness: 20,
    hollows: 1.2,
    hollowRadius: 14,
    mottle: 1.4,
  };
  const stones = cells.owner.reduce((most, owner) => Math.max(owner, most), 0) + 1;
  const shades = Float32Array.from({ length: stones }, (_, stone) => hashUnit(stone, 1, seed));
  const stoneInks = Uint8Array.from({ length: stones }, (_, stone) => Math.floor(hashUnit(stone, 2, seed) * inks.length * 0.999));
  for (let i = 0; i < border.data.length; i++) {
    const near = cells.nearest.data[i];
    // Worn stones are rounder than the cells they lie in.
    const inside = isWorn ? Math.min(border.data[i] - joint, (0.66 - near) * 0.7) : border.data[i] - joint;
    const own = shades[cells.owner[i]];
    const rise = smoothStep(-0.03, isWorn ? dome * 0.5 : dome, inside);
    const cover = 1 - smoothStep(-0.012, 0.02, inside);
    surface.tone.data[i] = 0.5 + (own - 0.5) * 0.45 * (1 - cover) + rough.data[i] * (0.14 + roughness * 0.5) - (1 - rise) * 0.12;
    surface.ink![i] = stoneInks[cells.owner[i]];
    surface.blend!.data[i] = cover;
    surface.gloss!.data[i] = rise;
    border.data[i] =
      Math.sqrt(rise) * (isWorn ? 0.3 + own * 0.15 : 0.65 + own * 0.15) + (isWorn ? 0.75 : 0.3) * Math.max(0, 1 - near * near * 1.7) * (1 - cover);
  }
  // Straight cell borders make facets; what water and feet have worn is round.
  if (isWorn) surface.height = blurred(border, sheet.short / count / 11);
  for (let i = 0; i < border.data.length; i++) surface.height.data[i] += rough.data[i] * roughness * (1 - 0.5 * surface.blend!.data[i]);
  addGrain(surface.tone, 0.05, seed);
  return surface;
}

export function stoneWall(sheet: Sheet): Surface {
  const base = baseColour(sheet, has(sheet, 'slate') ? [88, 98, 106] : has(sheet, 'sandstone', 'limestone') ? [200, 176, 136] : [142, 136, 126]);
  return rubble(sheet, {
    count: 7,
    jitter: 0.72,
    joint: 0.05,
    dome: 0.14,
    relief: 52,
    inks: [rampOf(base), rampOf(shade(mixColours(base, [150, 120, 90], 0.25), -0.05)), rampOf(shade(mixColours(base, [110, 122, 128], 0.3), 0.03))],
    joints: secondColour(sheet, shade(base, -0.22)),
    roughness: 0.2,
    shine: 0.02,
    stretchX: 1.45,
  });
}

export function cobblestone(sheet: Sheet): Surface {
  const base = baseColour(sheet, [116, 116, 118]);
  return rubble(sheet, {
    count: 11,
    jitter: 0.42,
    joint: 0.06,
    dome: 0.4,
    relief: 58,
    inks: [rampOf(base), rampOf(shade(base, -0.05)), rampOf(mixColours(base, [140, 120, 104], 0.4))],
    joints: secondColour(sheet, [66, 60, 52]),
    roughness: 0.09,
    shine: has(sheet, 'wet', 'rain') ? 0.5 : 0.08,
  });
}

export function pebbles(sheet: Sheet): Surface {
  const base = baseColour(sheet, [162, 150, 136]);
  return rubble(sheet, {
    count: 17,
    jitter: 0.9,
    joint: 0.03,
    dome: 0.42,
    relief: 46,
    inks: [
      rampOf(base),
      rampOf(mixColours(base, [86, 90, 96], 0.6)),
      rampOf(mixColours(base, [226, 218, 204], 0.6)),
      rampOf(mixColours(base, [150, 104, 78], 0.55)),
    ],
    joints: [58, 50, 44],
    roughness: 0.04,
    shine: has(sheet, 'wet', 'river') ? 0.4 : 0.12,
  });
}

/** Cast concrete: clouds of cement, pin holes, faint shutter lines and hairline cracks. */
export function concrete(sheet: Sheet): Surface {
  const base = baseColour(sheet, [158, 156, 150]);
  const { width, height } = sheet;
  const clouds = noiseOf(sheet, 'clouds', 4, 6, { gain: 0.55 });
  const pits = noiseOf(sheet, 'pits', 60, 3, { gain: 0.7 });
  const cells = cellularNoise(width, height, { ...cellsOf(sheet, 3), seed: seedOf(sheet, 'cracks') }, 1);
  const dx = noiseOf(sheet, 'dx', 8, 5);
  const dy = noiseOf(sheet, 'dy', 8, 5);
  const cracks = warped(cells.border, dx, dy, sheet.short / 14, sheet.short / 14);
  const isCracked = has(sheet, 'crack', 'broken', 'weathered', 'old', 'aged', 'grunge', 'worn');
  const surface: Surface = {
    height: pits,
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.22)],
    relief: 7,
    shine: 0.03,
    hollows: 0.9,
    hollowRadius: 5,
    mottle: 1.2,
  };
  const thin = isCracked ? 0.011 : 0.005;
  for (let i = 0; i < pits.data.length; i++) {
    const hole = smoothStep(0.46, 0.62, pits.data[i]);
    const fades = isCracked ? 1 : smoothStep(-0.1, 0.4, dx.data[i]);
    const crack = (1 - smoothStep(thin * 0.3, thin, cracks.data[i])) * fades;
    surface.tone.data[i] = 0.5 + clouds.data[i] * 0.4 + pits.data[i] * 0.06 - hole * 0.24 - crack * (isCracked ? 0.55 : 0.25);
    pits.data[i] = pits.data[i] * 0.18 - hole * 0.7 - crack + clouds.data[i] * 0.8;
  }
  addGrain(surface.tone, 0.06, seedOf(sheet, 'grain'));
  return surface;
}
