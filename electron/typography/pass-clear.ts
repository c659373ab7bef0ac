import type { Box, Point, Quad } from '../../shared/geometry.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { cutOut } from './erase/cut.ts';
import { growOverHalo } from './erase/halo.ts';
import { findLetters } from './erase/letters.ts';
import { type Bounds, eraseText } from './erase.ts';
import { growQuad, maskOfRegions } from './pass-regions.ts';
import type { ArcBand, TextRegion } from './ports.ts';
import { quadSize } from './read/outline.ts';

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
  const erased = eraseText(image, mask, { growth: 0, seed, keep: maskOfRegions(width, height, kept, 0) });
  const hard = regions.filter(({ quad }) => erased.hard.some((hole) => isOver(boxAround(quad), hole)));
  return { image: erased.image, mask: erased.mask, hard };
}

function isOver({ x, y, width, height }: Box, { left, top, right, bottom }: Bounds): boolean {
  return right > x && left < x + width && bottom > y && top < y + height;
}

function markLettering(image: Raster, region: TextRegion, near: { kept: readonly TextRegion[]; others: readonly TextRegion[] }, mask: Raster): void {
  const cut = cutOut(image, around(region));
  if (!cut) return;
  const { left, top, width, height } = cut;
  const shapes = (of: readonly TextRegion[], margin: number) =>
    maskOfRegions(
      width,
      height,
      of.map((each) => moved(each, -left, -top)),
      margin,
    ).data.map((value) => value & 1);
  const places = { inside: shapes([region], 0.1), kept: shapes(near.kept, 0), others: shapes(near.others, 0.3) };
  const size = region.arc?.thickness ?? quadSize(region.quad).height;
  const letters = findLetters(cut, places, size) ?? places.inside;
  const grown = growOverHalo(cut, letters, places.others, size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (grown[y * width + x]) mask.data[(y + top) * mask.width + x + left] = 255;
  }
}

function moved({ quad, arc }: TextRegion, dx: number, dy: number): Pick<TextRegion, 'quad' | 'arc'> {
  return {
    quad: quad.map(([x, y]): Point => [x + dx, y + dy]) as Quad,
    arc: arc && { ...arc, centreX: arc.centreX + dx, centreY: arc.centreY + dy },
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
  return { ...a, data: a.data.map((value, i) => value | b.data[i]) };
}
