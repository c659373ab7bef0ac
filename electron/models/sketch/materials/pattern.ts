import { mixColours } from '../../../image/oklab.ts';
import { shade } from '../palette.ts';
import { distanceOf, smoothStep } from '../plane.ts';
import { contrastOf } from '../tint.ts';
import { baseColour, cellsOf, noiseOf, planeOf, rampOf, type Sheet, type Surface } from './surface.ts';

/** Signed distance (in cells, negative inside) of a motif at a place in its cell; `kind` picks the ink. */
type Motif = (u: number, v: number, column: number, row: number) => { distance: number; kind: 0 | 1 };

interface Repeat {
  words: string[];
  count: number;
  /** Cells come in multiples of this, so that alternating motifs still meet. */
  multiple: number;
  /** Width of a cell over its height; 1 when left out. */
  aspect?: number;
  motif: Motif;
}

const REPEATS: Repeat[] = [
  { words: ['polka', 'dot', 'spotted'], count: 10, multiple: 2, motif: dots },
  { words: ['pinstripe'], count: 22, multiple: 1, motif: (u) => ({ distance: Math.abs(u - 0.5) - 0.06, kind: 0 }) },
  { words: ['stripe', 'striped'], count: 10, multiple: 2, motif: (u, _v, column) => ({ distance: Math.abs(u - 0.5) - 0.25, kind: (column & 1) as 0 | 1 }) },
  { words: ['herringbone', 'chevron', 'zigzag', 'zig'], count: 8, multiple: 1, motif: chevrons },
  {
    words: ['check', 'checker', 'chess', 'gingham'],
    count: 10,
    multiple: 2,
    motif: (_u, _v, column, row) => ({ distance: (column + row) & 1 ? -0.5 : 0.5, kind: 0 }),
  },
  { words: ['hexagon', 'hex', 'honeycomb'], count: 14, multiple: 2, aspect: Math.sqrt(3), motif: hexagons },
  { words: ['argyle', 'diamond', 'harlequin', 'lozenge'], count: 6, multiple: 2, motif: argyle },
  { words: ['scallop', 'wave', 'fish scale', 'deco'], count: 8, multiple: 2, motif: scallops },
  { words: ['floral', 'flower', 'blossom', 'daisy', 'botanical', 'petal'], count: 6, multiple: 2, motif: flowers },
  { words: ['star'], count: 8, multiple: 2, motif: stars },
];

/** A flat print of repeated motifs in two or three inks on slightly uneven stock. */
export function pattern(sheet: Sheet): Surface {
  const repeat = REPEATS.find(({ words }) => words.some((word) => sheet.words.includes(word))) ?? sheet.random.fork('motif').pick(REPEATS);
  const { width, height, palette } = sheet;
  const ground = palette.named.length > 1 ? palette.named[1] : palette.isNamed ? shade(palette.base, luminanceIsLow(palette.base) ? 0.5 : -0.3) : palette.light;
  const first = baseColour(sheet, palette.base);
  const second = palette.named[2] ?? (contrastOf(palette.accent, ground) > 1.5 ? palette.accent : mixColours(first, ground, 0.45));
  const { cellsX: across, cellsY } = cellsOf(sheet, repeat.count, 8, repeat.multiple);
  const cellsX = Math.max(1, Math.round(across / (repeat.aspect ?? 1) / repeat.multiple)) * repeat.multiple;
  const surface: Surface = {
    height: noiseOf(sheet, 'stock', 200, 2),
    tone: planeOf(sheet),
    inks: [rampOf(ground, 0.1), rampOf(first, 0.1), rampOf(second, 0.1)],
    blend: planeOf(sheet),
    over: new Uint8Array(width * height),
    relief: 1.6,
    shine: 0,
    hollows: 0.3,
    hollowRadius: 4,
    mottle: 0.5,
  };
  const soft = 0.7 * Math.max(cellsX / width, cellsY / height);
  for (let y = 0, i = 0; y < height; y++) {
    const v = ((y + 0.5) * cellsY) / height;
    const row = Math.floor(v);
    for (let x = 0; x < width; x++, i++) {
      const u = ((x + 0.5) * cellsX) / width;
      const column = Math.floor(u);
      const { distance, kind } = repeat.motif(u - column, v - row, column, row);
      surface.blend!.data[i] = 1 - smoothStep(-soft, soft, distance);
      surface.over![i] = 1 + kind;
      surface.tone.data[i] = 0.5 + surface.height.data[i] * 0.12;
    }
  }
  return surface;
}

function luminanceIsLow(colour: readonly number[]): boolean {
  return colour[0] * 0.3 + colour[1] * 0.6 + colour[2] * 0.1 < 140;
}

function dots(u: number, v: number, column: number, row: number) {
  const isOdd = ((column + row) & 1) === 1;
  return { distance: distanceOf(u - 0.5, v - 0.5) - (isOdd ? 0.16 : 0.34), kind: (isOdd ? 1 : 0) as 0 | 1 };
}

function chevrons(u: number, v: number) {
  const zig = Math.abs(u - 0.5);
  const at = v + zig - Math.floor(v + zig);
  const half = at < 0.5;
  return { distance: Math.abs((half ? at : at - 0.5) - 0.25) - 0.16, kind: (half ? 0 : 1) as 0 | 1 };
}

/** Flat-topped hexagons; cells are √3 wider than high and centres stand on every other one, so y is the unit. */
function hexagons(u: number, v: number, column: number, row: number) {
  const x = (column & 1) + u;
  const y = (row & 1) + v;
  let distance = 9;
  let kind: 0 | 1 = 0;
  for (let k = 0; k < 5; k++) {
    const isMiddle = k === 4;
    const dx = Math.abs(x - (isMiddle ? 1 : (k & 1) * 2)) * Math.sqrt(3);
    const dy = Math.abs(y - (isMiddle ? 1 : (k >> 1) * 2));
    const hexagon = Math.max(dy, dy * 0.5 + dx * 0.866) - 1;
    if (hexagon < distance) {
      distance = hexagon;
      kind = isMiddle ? 1 : 0;
    }
  }
  return { distance: distance > -0.45 ? distance + 0.12 : -0.62 - distance, kind };
}

function argyle(u: number, v: number, column: number, row: number) {
  const lozenge = Math.abs(u - 0.5) + Math.abs(v - 0.5) - 0.5;
  const line = Math.min(Math.abs(u - v), Math.abs(u + v - 1)) - 0.012;
  return lozenge < line ? { distance: lozenge, kind: ((column + row) & 1) as 0 | 1 } : { distance: Math.min(line, lozenge), kind: 1 as const };
}

function scallops(u: number, v: number, _column: number, row: number) {
  let distance = 1;
  for (let k = 1; k >= 0; k--) {
    const shift = (row - k) & 1 ? 0.5 : 0;
    const fu = u + shift - Math.floor(u + shift) - 0.5;
    const radius = Math.hypot(fu, (v + k) * 0.5);
    if (radius > 0.5) continue;
    const ring = (0.5 - radius) * 5;
    distance = Math.abs(ring - Math.floor(ring) - 0.5) * 0.2 - 0.055;
    return { distance, kind: (Math.floor(ring) & 1) as 0 | 1 };
  }
  return { distance, kind: 0 as const };
}

function flowers(u: number, v: number, column: number, row: number) {
  const isOdd = ((column + row) & 1) === 1;
  const x = u - 0.5;
  const y = v - 0.5;
  const radius = distanceOf(x, y);
  const angle = Math.atan2(y, x) + (isOdd ? 0.4 : 0);
  if (isOdd) {
    const leaf = Math.abs(Math.sin(angle * 2));
    return { distance: radius - 0.1 - 0.24 * leaf * leaf * leaf, kind: 1 as const };
  }
  const petal = Math.abs(Math.cos(angle * 3));
  const flower = radius - 0.2 - 0.2 * Math.sqrt(petal);
  return radius < 0.145 ? { distance: radius - 0.11, kind: 1 as const } : { distance: Math.max(flower, 0.15 - radius), kind: 0 as const };
}

function stars(u: number, v: number, column: number, row: number) {
  const isOdd = ((column + row) & 1) === 1;
  const x = u - 0.5;
  const y = v - 0.5;
  const sector = (Math.PI * 2) / 5;
  const angle = Math.atan2(x, -y) + Math.PI * 4;
  const local = Math.abs(angle - Math.floor(angle / sector) * sector - sector / 2);
  const spike = distanceOf(x, y) * Math.cos(local - 0.95) * 1.9;
  return { distance: (isOdd ? spike * 1.9 : spike) - 0.3, kind: (isOdd ? 1 : 0) as 0 | 1 };
}
