import type { Colour } from '../../../../shared/geometry.ts';
import type { LetteringArea } from '../../../../shared/lettering.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { Palette } from '../palette.ts';
import type { Random } from '../random.ts';
import { contrastOf } from '../tint.ts';
import { createDrawing, type Drawing } from '../vector.ts';
import type { Scheme } from './schemes.ts';

/** What every comp is told. */
export interface CompRequest {
  /** The prompt's words in lower case, the strings to letter left out. */
  words: readonly string[];
  /** The strings that will be lettered, most important first; never drawn. */
  texts: readonly string[];
  palette: Palette;
  scheme: Scheme;
  random: Random;
  seed: number;
  /** Pixels. */
  width: number;
  height: number;
  isTransparent: boolean;
}

/** A free area in a comp's own units, ranked by its place in the list. */
export interface AreaPlan {
  x: number;
  y: number;
  width: number;
  height: number;
  rotation?: number;
  align?: LetteringArea['align'];
  /** A ring sector instead of the box; degrees, 0 = right, clockwise; `isLower` = letters read along the lower arc. */
  arc?: { centreX: number; centreY: number; inner: number; outer: number; from: number; to: number; isLower: boolean };
  ink: Colour;
  font: string;
  place?: LetteringArea['place'];
}

/** A finished comp: pixels, free areas in user units and how many pixels a unit is. */
export interface Comp {
  image: Raster;
  areas: AreaPlan[];
  unit: number;
}

/** The sheet a comp is composed on: the shorter side is 1000 units, so nothing is ever stretched. */
export interface Stage {
  drawing: Drawing;
  W: number;
  H: number;
  /** Pixels per user unit. */
  unit: number;
}

export function openStage({ width, height }: { width: number; height: number }): Stage {
  const unit = Math.min(width, height) / 1000;
  const W = width / unit;
  const H = height / unit;
  return { drawing: createDrawing(W, H), W, H, unit };
}

/** A box of `ratio` (width / height) centred in the given box, as large as fits. */
export function fitBox(x: number, y: number, width: number, height: number, ratio: number): { x: number; y: number; width: number; height: number } {
  const w = Math.min(width, height * ratio);
  const h = w / ratio;
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
}

/** Turns plans into lettering areas in pixels: boxes kept inside the image, ground measured, ink corrected when it would not read. */
export function measureAreas(comp: Comp): LetteringArea[] {
  return comp.areas.flatMap((plan, rank) => {
    const { image, unit } = comp;
    const bounds = plan.arc ? arcBounds(plan.arc) : plan;
    const x = Math.max(0, bounds.x * unit);
    const y = Math.max(0, bounds.y * unit);
    const width = Math.min(image.width, (bounds.x + bounds.width) * unit) - x;
    const height = Math.min(image.height, (bounds.y + bounds.height) * unit) - y;
    if (width < 4 || height < 3) return [];
    const box = { x, y, width, height };
    const ground = plan.arc ? meanAlong(image, plan.arc, unit) : meanOfBox(image, box, plan.rotation ?? 0);
    return [
      {
        box,
        rotation: plan.rotation ?? 0,
        path: arcPath(plan, unit),
        rank,
        align: plan.align ?? 'middle',
        ground,
        ink: readableInk(plan.ink, ground),
        font: plan.font,
        ...(plan.place ? { place: plan.place } : {}),
      },
    ];
  });
}

function arcPath({ arc }: AreaPlan, unit: number): LetteringArea['path'] {
  if (!arc) return { kind: 'straight' };
  return {
    kind: 'arc',
    centreX: arc.centreX * unit,
    centreY: arc.centreY * unit,
    radius: (arc.isLower ? arc.outer : arc.inner) * unit,
    startAngle: arc.from,
    endAngle: arc.to,
    inside: arc.isLower,
  };
}

/** The box around a ring sector. */
function arcBounds({ centreX, centreY, inner, outer, from, to }: NonNullable<AreaPlan['arc']>) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i <= 48; i++) {
    const angle = ((from + ((to - from) * i) / 48) * Math.PI) / 180;
    for (const radius of [inner, outer]) {
      left = Math.min(left, centreX + Math.cos(angle) * radius);
      right = Math.max(right, centreX + Math.cos(angle) * radius);
      top = Math.min(top, centreY + Math.sin(angle) * radius);
      bottom = Math.max(bottom, centreY + Math.sin(angle) * radius);
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function sample({ width, height, channels, data }: Raster, x: number, y: number, sum: number[]): void {
  const column = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const row = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const i = (row * width + column) * channels;
  if (channels === 4 && data[i + 3] < 8) return;
  sum[0] += data[i];
  sum[1] += data[i + 1];
  sum[2] += data[i + 2];
  sum[3]++;
}

function asColour([r, g, b, count]: number[]): Colour {
  return count === 0 ? [255, 255, 255] : [Math.round(r / count), Math.round(g / count), Math.round(b / count)];
}

function meanOfBox(image: Raster, box: { x: number; y: number; width: number; height: number }, rotation: number): Colour {
  const sum = [0, 0, 0, 0];
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const [midX, midY] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let v = 0.5; v < 24; v++) {
    for (let u = 0.5; u < 48; u++) {
      const dx = (u / 48 - 0.5) * box.width;
      const dy = (v / 24 - 0.5) * box.height;
      sample(image, midX + dx * cos - dy * sin, midY + dx * sin + dy * cos, sum);
    }
  }
  return asColour(sum);
}

function meanAlong(image: Raster, { centreX, centreY, inner, outer, from, to }: NonNullable<AreaPlan['arc']>, unit: number): Colour {
  const sum = [0, 0, 0, 0];
  for (let a = 0; a <= 64; a++) {
    const angle = ((from + ((to - from) * a) / 64) * Math.PI) / 180;
    for (let r = 0.5; r < 8; r++) {
      const radius = inner + ((outer - inner) * r) / 8;
      sample(image, (centreX + Math.cos(angle) * radius) * unit, (centreY + Math.sin(angle) * radius) * unit, sum);
    }
  }
  return asColour(sum);
}

/** The wanted ink where it reads (contrast ≥ 3.5), otherwise the better of near-white and near-black. */
function readableInk(ink: Colour, ground: Colour): Colour {
  const whole: Colour = [Math.round(ink[0]), Math.round(ink[1]), Math.round(ink[2])];
  if (contrastOf(whole, ground) >= 3.5) return whole;
  const light: Colour = [252, 248, 238];
  const dark: Colour = [24, 20, 28];
  return contrastOf(light, ground) > contrastOf(dark, ground) ? light : dark;
}
