import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng } from '../../electron/image/codecs.ts';
import { createSketchModel } from '../../electron/models/sketch/sketch.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { compose } from '../../electron/typography/pass-attempts.ts';
import { createTypesetter, type Typesetter } from '../../electron/typography/typesetter.ts';
import type { LetteringArea, LetteringEffects } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { KINDS, quiet, requestOf } from '../overhead/requests.ts';
import type { IndexRow, Truth } from './index-rows.ts';

interface Line {
  /** What the picture says. */
  seen: string;
  /** What it should say; the same = right already. */
  want: string;
  font: string;
  effects: LetteringEffects;
  /** Centre, width and height in px of 1024. */
  at: [x: number, y: number, width: number, height: number];
  rotation?: number;
  arc?: { radius: number; inside: boolean };
}

interface Picture {
  name: string;
  kind: string;
  /** A key of KINDS (drawn without lettering), or a ground painted here. */
  ground: string;
  lines: Line[];
}

const plain = (colour: [number, number, number]): LetteringEffects => ({ fill: { kind: 'solid', colour }, outline: null, shadow: null, bevel: null });
const WHITE = plain([250, 250, 246]);
const DARK = plain([26, 24, 30]);
const OUTLINED: LetteringEffects = { ...plain([246, 214, 92]), outline: { colour: [60, 22, 10], width: 0.07 } };
const SHADOWED: LetteringEffects = { ...WHITE, shadow: { colour: [0, 0, 0], opacity: 0.7, offsetX: 0.05, offsetY: 0.07, blur: 0.06 } };
const GLOWING: LetteringEffects = {
  ...plain([255, 236, 250]),
  outline: { colour: [240, 60, 190], width: 0.025 },
  shadow: { colour: [255, 40, 200], opacity: 0.9, offsetX: 0, offsetY: 0, blur: 0.16 },
};
const GOLD: LetteringEffects = {
  fill: { kind: 'gradient', from: [255, 236, 168], to: [206, 132, 32] },
  outline: { colour: [58, 28, 8], width: 0.05 },
  shadow: { colour: [10, 6, 0], opacity: 0.55, offsetX: 0.02, offsetY: 0.06, blur: 0.05 },
  bevel: { width: 0.06, strength: 0.6 },
};

const MIDDLE: Line['at'] = [512, 512, 760, 150];

/** Our own pictures with wrong lettering and known truth: many grounds, looks, angles; some with nothing to do. */
const PICTURES: Picture[] = [
  {
    name: 'gradient',
    kind: 'calm',
    ground: 'gradient',
    lines: [{ seen: 'SUNST BOULEVRAD', want: 'SUNSET BOULEVARD', font: 'lilita-one', effects: SHADOWED, at: MIDDLE }],
  },
  {
    name: 'grain',
    kind: 'calm',
    ground: 'grain',
    lines: [{ seen: 'Mornning Coffe', want: 'Morning Coffee', font: 'inter', effects: DARK, at: [500, 330, 700, 130] }],
  },
  {
    name: 'neon',
    kind: 'calm',
    ground: 'night',
    lines: [{ seen: 'OPNE LAET', want: 'OPEN LATE', font: 'lilita-one', effects: GLOWING, at: [512, 480, 720, 190] }],
  },
  {
    name: 'two-lines',
    kind: 'calm',
    ground: 'grain',
    lines: [
      { seen: 'GRAND', want: 'GRAND', font: 'anton', effects: DARK, at: [512, 350, 520, 150] },
      { seen: 'OPNEING', want: 'OPENING', font: 'anton', effects: DARK, at: [512, 600, 620, 150] },
    ],
  },
  {
    name: 'turned',
    kind: 'turned',
    ground: 'gradient',
    lines: [{ seen: 'FRESSH BRAED', want: 'FRESH BREAD', font: 'oswald', effects: OUTLINED, at: MIDDLE, rotation: -14 }],
  },
  {
    name: 'arc',
    kind: 'arc',
    ground: 'badge',
    lines: [
      { seen: 'MOUNTIAN RESUCE', want: 'MOUNTAIN RESCUE', font: 'alfa-slab-one', effects: GOLD, at: [512, 512, 800, 800], arc: { radius: 340, inside: false } },
    ],
  },
  {
    name: 'wood',
    kind: 'texture',
    ground: 'wood',
    lines: [{ seen: 'HARVSET MARKTE', want: 'HARVEST MARKET', font: 'alfa-slab-one', effects: WHITE, at: MIDDLE }],
  },
  {
    name: 'brick',
    kind: 'texture',
    ground: 'brick',
    lines: [{ seen: 'URBNA GARDNE', want: 'URBAN GARDEN', font: 'black-ops-one', effects: OUTLINED, at: MIDDLE }],
  },
  { name: 'cloth', kind: 'texture', ground: 'woven cloth', lines: [{ seen: 'HANDMAED', want: 'HANDMADE', font: 'lilita-one', effects: SHADOWED, at: MIDDLE }] },
  {
    name: 'sand',
    kind: 'texture',
    ground: 'sand',
    lines: [{ seen: 'DESRET ROCSK', want: 'DESERT ROCKS', font: 'anton', effects: DARK, at: [540, 600, 640, 140], rotation: 9 }],
  },
  {
    name: 'landscape',
    kind: 'picture',
    ground: 'landscape',
    lines: [{ seen: 'VISIT THE NROTH', want: 'VISIT THE NORTH', font: 'lilita-one', effects: SHADOWED, at: [512, 430, 820, 130] }],
  },
  {
    name: 'portrait',
    kind: 'picture',
    ground: 'portrait',
    lines: [{ seen: 'OLD SAILRO', want: 'OLD SAILOR', font: 'anton', effects: OUTLINED, at: [512, 850, 700, 150] }],
  },
  {
    name: 'abstract',
    kind: 'picture',
    ground: 'abstract',
    lines: [{ seen: 'SUMMRE JAZZ', want: 'SUMMER JAZZ', font: 'lilita-one', effects: GOLD, at: [512, 300, 760, 170] }],
  },
  { name: 'right', kind: 'right', ground: 'marble', lines: [{ seen: 'QUIET HOURS', want: 'QUIET HOURS', font: 'lilita-one', effects: DARK, at: MIDDLE }] },
  { name: 'none', kind: 'no-text', ground: 'portrait', lines: [] },
];

const SIDE = 1024;
/** Alpha of a shadow that nobody misses. */
const FAINT = 20;

/** Writes the set as a folder with `index.jsonl`, clean plates and masks; the same bytes every time. */
export async function writeOwnSet(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const typesetter = createTypesetter(createFontLibrary(fontsFolder()));
  const rows: IndexRow[] = [];
  for (const picture of PICTURES) rows.push(await writePicture(folder, picture, typesetter));
  await writeFile(join(folder, 'index.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

async function writePicture(folder: string, { name, kind, ground, lines }: Picture, typesetter: Typesetter): Promise<IndexRow> {
  const clean = await groundOf(ground);
  const mask = createRaster(SIDE, SIDE, 1);
  let image = clean;
  const truths: Truth[] = [];
  for (const line of lines) {
    const { layer } = typesetter.typeset({ text: line.seen, area: areaOf(line), width: SIDE, height: SIDE, font: line.font, effects: line.effects, scale: 1 });
    image = compose(image, layer);
    const isGarbled = line.seen !== line.want;
    if (isGarbled) for (let i = 0; i < mask.data.length; i++) if (layer.data[i * 4 + 3] > FAINT) mask.data[i] = 255;
    truths.push({ seen: line.seen, want: line.want, box: boxOf(layer), garbled: isGarbled });
  }
  await writeFile(join(folder, `${name}.png`), await encodePng(image));
  const row: IndexRow = { file: `${name}.png`, kind, texts: lines.map(({ want }) => want) };
  if (truths.every(({ garbled }) => !garbled)) return row;
  await writeFile(join(folder, `${name}_clean.png`), await encodePng(clean));
  await writeFile(join(folder, `${name}_mask.png`), await encodePng(mask));
  return { ...row, regions_frac: truths, clean: `${name}_clean.png`, mask: `${name}_mask.png` };
}

function areaOf({ at: [x, y, width, height], rotation = 0, arc }: Line): LetteringArea {
  return {
    box: { x: x - width / 2, y: y - height / 2, width, height },
    rotation,
    path: arc ? { kind: 'arc', centreX: x, centreY: y, startAngle: 200, endAngle: 340, ...arc } : { kind: 'straight' },
    rank: 0,
    align: 'middle',
    ground: [128, 128, 128],
    ink: null,
    font: null,
  };
}

/** Around everything that the layer paints at least half opaque, as shares of its sides. */
function boxOf({ width, height, data }: Raster): Truth['box'] {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < width * height; i++) {
    if (data[i * 4 + 3] < 128) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return [left / width, top / height, right / width, bottom / height];
}

async function groundOf(ground: string): Promise<Raster> {
  if (ground in KINDS) {
    const { image } = await createSketchModel().generate({ ...requestOf(KINDS[ground]), texts: [] }, quiet());
    return image;
  }
  return paint(PAINTED[ground]);
}

/** A colour for each place, 0–1 from left to right and top to bottom; `noise` is evenly spread over −1…1. */
type Painter = (x: number, y: number, noise: number) => [number, number, number];

const PAINTED: Record<string, Painter> = {
  gradient: (x, y) => [40 + 190 * x, 90 + 60 * y - 40 * x, 170 - 110 * x + 40 * y],
  grain: (x, y, noise) => [214 - 20 * y + 14 * noise, 204 - 24 * x + 14 * noise, 182 + 14 * noise],
  night: (x, y, noise) => {
    const lamp = Math.exp(-((x - 0.7) ** 2 + (y - 0.2) ** 2) * 9);
    return [18 + 70 * lamp + 4 * noise, 16 + 36 * lamp + 4 * noise, 44 + 60 * lamp + 4 * noise];
  },
};

function paint(painter: Painter): Raster {
  const image = { width: SIDE, height: SIDE, channels: 3 as const, data: new Uint8Array(SIDE * SIDE * 3) };
  for (let i = 0; i < SIDE * SIDE; i++) {
    const colour = painter((i % SIDE) / SIDE, Math.floor(i / SIDE) / SIDE, (hash(i) / 4294967296) * 2 - 1);
    for (let c = 0; c < 3; c++) image.data[i * 3 + c] = Math.min(255, Math.max(0, Math.round(colour[c])));
  }
  return image;
}

/** 32 well mixed bits of a whole number (Wellons' lowbias32). */
function hash(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
