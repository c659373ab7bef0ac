import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { hashUnit } from '../cells.ts';
import { shade } from '../palette.ts';
import { distanceOf, type Plane, smoothStep, warped } from '../plane.ts';
import { baseColour, cellsOf, has, noiseOf, planeOf, rampOf, type Sheet, type Surface, seedOf } from './surface.ts';

const SPECIES: [string, Colour][] = [
  ['oak', [184, 142, 92]],
  ['pine', [214, 174, 118]],
  ['birch', [220, 196, 158]],
  ['maple', [212, 172, 122]],
  ['cherry', [156, 86, 54]],
  ['walnut', [98, 68, 48]],
  ['mahogany', [118, 54, 36]],
  ['teak', [160, 108, 62]],
  ['ebony', [54, 44, 40]],
  ['bamboo', [206, 178, 110]],
  ['driftwood', [164, 154, 140]],
  ['weathered', [146, 136, 122]],
  ['barn', [132, 112, 94]],
];

function woodColour(sheet: Sheet): Colour {
  const species = SPECIES.find(([word]) => sheet.words.includes(word));
  if (!sheet.palette.isNamed) return baseColour(sheet, species ? species[1] : [150, 102, 62]);
  return sheet.palette.base;
}

interface Grain {
  rings: Plane;
  pores: Plane;
}

/** Year rings running along x, pushed aside by knots, and the fine pores between them. */
function grainOf(sheet: Sheet, ringCount: number, knots: number): Grain {
  const { width, height } = sheet;
  const drift = noiseOf(sheet, 'drift', 5, 3, { stretch: 4 });
  const fine = noiseOf(sheet, 'fine', 150, 2, { stretch: 26 });
  const pores = noiseOf(sheet, 'pores', 330, 1, { stretch: 18 });
  const rings = planeOf(sheet);
  const random = sheet.random.fork('knots');
  const centres = Array.from({ length: knots }, () => ({ x: random.next() * width, y: random.next() * height, size: random.range(0.02, 0.045) * sheet.short }));
  const count = cellsOf(sheet, ringCount).cellsY;
  const cellPhase = (count / height) * Math.PI * 2;
  const push = planeOf(sheet);
  for (const { x, y, size } of centres) pushAside(push, x, y, size);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const phase = y * cellPhase + drift.data[i] * 9 + push.data[i] * cellPhase + fine.data[i] * 0.5;
      const wave = 0.5 + 0.5 * Math.sin(phase + 0.7 * Math.sin(phase));
      rings.data[i] = wave * 0.62 + fine.data[i] * 0.42 + 0.2 + drift.data[i] * 0.12;
    }
  }
  return { rings, pores };
}

/** Rings bend around a knot: rows above it move up, rows below down; inside they become circles. */
function pushAside({ width, height, data }: Plane, cx: number, cy: number, size: number): void {
  const reach = Math.ceil(size * 5);
  for (let oy = -reach; oy <= reach; oy++) {
    for (let ox = -reach * 2; ox <= reach * 2; ox++) {
      const x = (Math.floor(cx) + ox + width * 20) % width;
      const y = (Math.floor(cy) + oy + height * 20) % height;
      const dx = ox / (size * 1.7);
      const dy = oy / size;
      const away = dx * dx + dy * dy;
      const fading = Math.exp(-away * 0.3) * Math.max(0, 1 - (ox / (reach * 2)) ** 2) * Math.max(0, 1 - (oy / reach) ** 2);
      data[y * width + x] += fading * (Math.sqrt(away + 0.05) * size * 1.6 - oy);
    }
  }
}

export function woodGrain(sheet: Sheet): Surface {
  const base = woodColour(sheet);
  const { rings, pores } = grainOf(sheet, 13, has(sheet, 'knot', 'knotty', 'pine') ? 4 : 2);
  const isRough = has(sheet, 'rough', 'weathered', 'driftwood', 'old');
  const surface: Surface = {
    height: planeOf(sheet),
    tone: rings,
    inks: [woodRamp(base)],
    relief: isRough ? 9 : 3,
    shine: has(sheet, 'polished', 'lacquer', 'varnish', 'glossy') ? 0.3 : 0.07,
    tightness: 18,
    hollows: 0.6,
    hollowRadius: 3,
    mottle: 1.2,
  };
  for (let i = 0; i < rings.data.length; i++) {
    const pore = Math.max(0, pores.data[i] - 0.12) * 1.1;
    surface.height.data[i] = rings.data[i] * 0.6 - pore;
    rings.data[i] -= pore * 0.42;
  }
  return surface;
}

/** Boards side by side, each cut from elsewhere, with butt joints, dark gaps and nails. */
export function planks(sheet: Sheet): Surface {
  const { width, height } = sheet;
  const base = woodColour(sheet);
  const isWeathered = has(sheet, 'weathered', 'old', 'barn', 'rustic', 'worn', 'rough', 'driftwood');
  const { rings, pores } = grainOf(sheet, 17, 5);
  const { cellsY: rows } = cellsOf(sheet, has(sheet, 'parquet', 'floor', 'laminate') ? 8 : 6, 12);
  const boards = Math.max(1, Math.round(width / sheet.short));
  const seed = seedOf(sheet, 'boards');
  const wear = noiseOf(sheet, 'wear', 6, 4);
  const edge = noiseOf(sheet, 'edge', 24, 2);
  const surface: Surface = {
    height: planeOf(sheet),
    tone: planeOf(sheet),
    ink: new Uint8Array(width * height),
    inks: [
      woodRamp(base),
      woodRamp(shade(base, 0.045)),
      woodRamp(shade(mixColours(base, [120, 66, 40], 0.12), -0.045)),
      woodRamp(mixColours(base, [170, 164, 152], 0.5)),
    ],
    blend: planeOf(sheet),
    over: new Uint8Array(width * height).fill(3),
    relief: 16,
    shine: isWeathered ? 0.02 : 0.1,
    tightness: 16,
    hollows: 0.9,
    hollowRadius: 6,
  };
  const gap = Math.max(1.2, sheet.short / 420);
  let cut = { row: -1, board: -1, shiftX: 0, variety: 0, ink: 0 };
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height);
    const top = (row * height) / rows;
    const toEdgeY = Math.min(y + 0.5 - top, top + height / rows - y - 0.5);
    const shiftY = Math.floor(hashUnit(row, 7, seed) * height);
    const joint = hashUnit(row, 8, seed) * width;
    for (let x = 0; x < width; x++, i++) {
      const along = ((x - joint + width) % width) * boards;
      const board = Math.floor(along / width);
      const inBoard = (along - board * width) / boards;
      const toEdgeX = Math.min(inBoard, width / boards - inBoard);
      if (board !== cut.board || row !== cut.row)
        cut = {
          row,
          board,
          shiftX: Math.floor(hashUnit(row, 20 + board, seed) * width),
          variety: hashUnit(row, 40 + board, seed),
          ink: Math.floor(hashUnit(row, 60 + board, seed) * 3),
        };
      const from = ((y + shiftY) % height) * width + ((x + cut.shiftX) % width);
      const pore = Math.max(0, pores.data[from] - 0.1);
      const distance = Math.min(toEdgeX, toEdgeY) + edge.data[i] * gap * 0.6;
      const lip = smoothStep(gap * 0.4, gap * 2.4, distance);
      let relief = lip * 0.7 + rings.data[from] * (isWeathered ? 0.3 : 0.12) - pore * 0.3;
      let tone = rings.data[from] - pore * 0.5 + (cut.variety - 0.5) * 0.22 - (1 - lip) * 0.75;
      const nail = isWeathered ? nailAt(toEdgeX, y + 0.5 - top, height / rows, sheet.short) : 0;
      if (nail > 0) {
        relief -= nail * 0.25;
        tone -= nail * 0.6;
      }
      surface.height.data[i] = relief;
      surface.tone.data[i] = tone + wear.data[i] * 0.1;
      surface.ink![i] = cut.ink;
      surface.blend!.data[i] = isWeathered ? smoothStep(-0.5, 0.7, wear.data[i] + rings.data[from] * 0.5 - 0.3) * 0.8 : 0;
    }
  }
  return surface;
}

function nailAt(toEnd: number, y: number, boardHeight: number, short: number): number {
  const radius = short / 190;
  const dx = toEnd - short / 34;
  const near = Math.min(Math.abs(y - boardHeight * 0.25), Math.abs(y - boardHeight * 0.75));
  return smoothStep(radius, radius * 0.6, distanceOf(dx, near));
}

/** Rugged bark: long ridges split by deep cracks. */
export function bark(sheet: Sheet): Surface {
  const base = baseColour(sheet, has(sheet, 'birch') ? [206, 200, 190] : [112, 86, 66]);
  const dx = noiseOf(sheet, 'dx', 6, 3);
  const patches = noiseOf(sheet, 'patches', 5, 4);
  const bend = sheet.short / 16;
  // Bending the field hides the lattice rows that a creased sum would show as bands.
  const ridges = warped(noiseOf(sheet, 'ridges', 15, 4, { stretch: 0.4, shape: 'billow', gain: 0.5 }), dx, patches, bend * 0.5, bend * 2.4);
  const plates = noiseOf(sheet, 'plates', 18, 3, { stretch: 1.6, shape: 'billow', gain: 0.5 });
  const rough = noiseOf(sheet, 'rough', 60, 3, { gain: 0.65 });
  const surface: Surface = {
    height: ridges,
    tone: planeOf(sheet),
    inks: [rampOf(base, 0.26), rampOf(mixColours(base, [112, 128, 72], 0.6), 0.24)],
    blend: planeOf(sheet),
    relief: 66,
    shine: 0.02,
    hollows: 1.2,
    hollowRadius: 12,
    mottle: 1.5,
  };
  for (let i = 0; i < ridges.data.length; i++) {
    const crack = smoothStep(-0.98, -0.35, ridges.data[i]);
    const split = smoothStep(-1, -0.55, plates.data[i]);
    const relief = crack * (0.45 + split * 0.4) + ridges.data[i] * 0.12 + rough.data[i] * 0.12;
    surface.tone.data[i] = 0.02 + relief * 0.5 + rough.data[i] * 0.2;
    surface.blend!.data[i] = smoothStep(0.05, 0.5, patches.data[i]) * crack * 0.7;
    ridges.data[i] = relief;
  }
  return surface;
}

function woodRamp(base: Colour): Colour[] {
  return [shade(base, -0.3), shade(mixColours(base, [110, 52, 24], 0.18), -0.13), shade(base, -0.03), base, shade(base, 0.06), shade(base, 0.1)];
}
