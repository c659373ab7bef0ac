import type { Box, Point, Quad } from '../../shared/geometry.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { type Cut, cutOut } from './erase/cut.ts';
import { addFaint } from './erase/faint.ts';
import { growOverHalo } from './erase/halo.ts';
import type { Bounds } from './erase/hole.ts';
import { findLetters } from './erase/letters.ts';
import { eraseText } from './erase.ts';
import { growQuad, maskOfRegions } from './pass-regions.ts';
import type { ArcBand, TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';

/** Letters of lines higher than these, px, are looked for at a half, a third, a quarter of the size: much faster, and their edges are soft anyway. */
const LARGE = [56, 200, 320];
/** How far around a region its letters, glow and shadow are looked for, as a share of its height. */
const AROUND = 0.9;

export interface Cleared {
  image: Raster;
  /** Grey, 255 = changed. */
  mask: Raster;
  /** Regions over structure that could not be continued: a model would do better there. */
  hard: TextRegion[];
}

/** Takes the lettering of these regions away; `kept` regions stay bit for bit. Only the letters go where they can be told from the ground, else their whole box. */
export function clearRegions(image: Raster, regions: readonly TextRegion[], kept: readonly TextRegion[], seed: number): Cleared {
  const { width, height } = image;
  const mask = maskOfRegions(width, height, []);
  if (regions.length === 0) return { image, mask, hard: [] };
  for (const region of regions) {
    const others = regions.filter((other) => other !== region);
    markLettering(image, region, { kept, others: [...others, ...kept] }, mask);
  }
  const erased = eraseText(image, mask, { growth: 0, seed, keep: kept.length > 0 ? maskOfRegions(width, height, kept, 0) : undefined });
  const hard = regions.filter(({ quad }) => erased.hard.some((hole) => isOver(boxAround(quad), hole)));
  return { image: erased.image, mask: erased.mask, hard };
}

function isOver({ x, y, width, height }: Box, { left, top, right, bottom }: Bounds): boolean {
  return right > x && left < x + width && bottom > y && top < y + height;
}

function markLettering(image: Raster, region: TextRegion, near: { kept: readonly TextRegion[]; others: readonly TextRegion[] }, mask: Raster): void {
  const size = region.arc?.thickness ?? quadSize(region.quad).height;
  const cut = cutOut(image, around(region), 1 + LARGE.filter((height) => size > height).length);
  if (!cut) return;
  const shapes = (of: readonly TextRegion[], margin: number) => shapesOf(cut, of, margin);
  const places = { inside: shapes([region], 0.1), kept: shapes(near.kept, 0), others: shapes(near.others, 0.3) };
  const found = findLetters(cut, places, size / cut.step);
  const letters = found ? addFaint(cut, seenIn(region, cut), found.letters, places.others) : places.inside;
  const frame = found?.frame;
  if (frame) for (let i = 0; i < frame.length; i++) if (letters[i] || places.kept[i]) frame[i] = 0;
  const barred = frame ? places.others.slice() : places.others;
  if (frame) for (let i = 0; i < frame.length; i++) if (frame[i]) barred[i] = 1;
  putBack(growOverHalo(cut, letters, { others: barred, lettering: places.others, frame }, size / cut.step), cut, mask);
}

/** 1 inside these regions, each larger by `margin` of its height. */
function shapesOf(cut: Cut, of: readonly TextRegion[], margin: number): Uint8Array {
  const seen = of.map((each) => seenIn(each, cut));
  const { data } = maskOfRegions(cut.width, cut.height, seen, margin);
  if (of.length > 0) for (let i = 0; i < data.length; i++) data[i] &= 1;
  return data;
}

function putBack(marked: Uint8Array, { left, top, step, width }: Cut, mask: Raster): void {
  const right = Math.min(mask.width, left + width * step);
  const bottom = Math.min(mask.height, top + (marked.length / width) * step);
  for (let i = 0, x = left, y = top; i < marked.length; i++) {
    if (marked[i]) for (let v = y; v < Math.min(bottom, y + step); v++) mask.data.fill(255, v * mask.width + x, v * mask.width + Math.min(right, x + step));
    x += step;
    if (x < left + width * step) continue;
    x = left;
    y += step;
  }
}

function seenIn({ quad, arc }: TextRegion, { left, top, step }: Cut): Pick<TextRegion, 'quad' | 'arc'> {
  return {
    quad: quad.map(([x, y]): Point => [(x - left) / step, (y - top) / step]) as Quad,
    arc: arc && {
      ...arc,
      centreX: (arc.centreX - left) / step,
      centreY: (arc.centreY - top) / step,
      radius: arc.radius / step,
      thickness: arc.thickness / step,
    },
  };
}

/** A box around a region and everything near it that may belong to it. */
function around({ quad, arc }: TextRegion): Box {
  return arc ? boxAround(cornersOf(arc)) : boxAround(growQuad(quad, AROUND));
}

/** Points on a band's grown edges, close enough together to bound it. */
function cornersOf({ centreX, centreY, radius, startAngle, endAngle, thickness }: ArcBand): Point[] {
  const margin = (0.5 + AROUND) * thickness;
  const more = ((AROUND * thickness) / Math.max(1, radius)) * (180 / Math.PI);
  const [from, to] = [startAngle - more, endAngle + more];
  const steps = Math.max(8, Math.ceil((to - from) / 5));
  return Array.from({ length: steps + 1 }, (_, i) => ((from + ((to - from) * i) / steps) * Math.PI) / 180).flatMap((angle) =>
    [Math.max(0, radius - margin), radius + margin].map((r): Point => [centreX + Math.cos(angle) * r, centreY + Math.sin(angle) * r]),
  );
}

/** Inside either mask. */
export function union(a: Raster, b: Raster): Raster {
  const data = a.data.slice();
  for (let i = 0; i < data.length; i++) if (b.data[i]) data[i] |= b.data[i];
  return { ...a, data };
}
