import { boxAround } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { cut } from '../../image/cut.ts';
import { type Crop, cropAround, rasteriseOutlines } from '../../typography/coverage.ts';
import { signedDistance } from '../../typography/distance.ts';
import { effectsReach } from '../../typography/effects.ts';
import { fillPolygon } from '../../typography/pass-regions.ts';
import { boxOfEdges, type Edges, include, noEdges } from './edges.ts';
import { boundsOfData } from './path-points.ts';
import type { DocumentString, PlacedPixels } from './proof-document.ts';
import { isSamePixel, solvePixel } from './solve-pixel.ts';

export interface SeparateRequest {
  final: Raster;
  /** Without lettering, the same size and channels. */
  cleared: Raster;
  /** Grey: where the two may differ because of lettering. */
  mask: Raster;
  /** RGBA, all strings as they were set before anything was sharpened; null where it is not known. */
  lettering: Raster | null;
  strings: readonly Pick<DocumentString, 'region' | 'outlines'>[];
}

export interface Separated {
  background: Raster;
  /** For each string; null = nothing of it is to be seen. */
  pixels: (PlacedPixels | null)[];
}

/** How far sharpening reaches around letters, in px: up to there a changed pixel is theirs, beyond it the background's. */
const HALO = 3;
/** How far outlines, shadows and glows may reach where the look is not told, as a share of the font size. */
const REACH = 0.9;
const NOBODY = 255;

/**
 * Takes the approved picture apart into a background and one layer per string, so that the layers over the background are the picture again,
 * whatever was done to the pixels after the lettering was set. Each pixel belongs to the string whose letters are nearest.
 */
export function separate({ final, cleared, mask, lettering, strings }: SeparateRequest): Separated {
  const { width, height } = final;
  const background: Raster = { ...final, data: final.data.slice() };
  const layer = createRaster(width, height, 4);
  const { owner, distance } = ownersOf(strings, width, height);
  const bounds = strings.map(() => noEdges(final));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask.data[i] === 0) continue;
      const set = lettering ? lettering.data[i * 4 + 3] : 0;
      const isSame = isSamePixel(final, cleared, i);
      const isNear = owner[i] !== NOBODY && (set > 0 || distance[i] <= HALO * 16 || !lettering);
      if (isSame && set === 0) continue;
      if (!isNear || !solvePixel(final, cleared, i, lettering ? set : 255, layer.data, i * 4)) continue;
      copyPixel(background, cleared, i);
      if (layer.data[i * 4 + 3] > 0) include(bounds[owner[i]], x, y);
    }
  }
  return { background, pixels: bounds.map((own, index) => cutOut(layer, owner, index, own)) };
}

/** For every pixel the string whose letters are nearest, and how near in 1/16 px. */
function ownersOf(strings: SeparateRequest['strings'], width: number, height: number): { owner: Uint8Array; distance: Uint16Array } {
  const owner = new Uint8Array(width * height).fill(NOBODY);
  const distance = new Uint16Array(width * height).fill(65_535);
  strings.forEach((string, index) => {
    const ink = inkOf(string, width, height);
    if (!ink) return;
    const { crop } = ink;
    const away = signedDistance(ink.coverage, crop.width, crop.height, 'outside');
    for (let y = 0, from = 0; y < crop.height; y++) {
      let to = (y + crop.y) * width + crop.x;
      for (let x = 0; x < crop.width; x++, from++, to++) {
        const steps = Math.min(65_534, Math.round(away[from] * 16));
        // Of two that are as near, the later one stands on top.
        if (steps > distance[to]) continue;
        distance[to] = steps;
        owner[to] = index;
      }
    }
  });
  return { owner, distance };
}

/** Where the letters stand: their outlines, else the whole quad. */
function inkOf({ region, outlines }: SeparateRequest['strings'][number], width: number, height: number): { crop: Crop; coverage: Uint8Array } | null {
  const quad = boxAround(region.quad);
  const bounds = boundsOfData(outlines) ?? { left: quad.x, top: quad.y, right: quad.x + quad.width, bottom: quad.y + quad.height };
  const size = region.fontSize ?? Math.min(quad.width, quad.height);
  const reach = region.effects ? effectsReach(region.effects, size) : REACH * size;
  const crop = cropAround(bounds, reach + 12, width, height);
  if (!crop) return null;
  if (outlines) return { crop, coverage: rasteriseOutlines(outlines, crop) };
  const plane = createRaster(crop.width, crop.height, 1);
  fillPolygon(
    plane,
    region.quad.map(([x, y]) => [x - crop.x, y - crop.y]),
  );
  return { crop, coverage: plane.data };
}

function copyPixel(to: Raster, from: Raster, at: number): void {
  const start = at * to.channels;
  for (let c = start; c < start + to.channels; c++) to.data[c] = from.data[c];
}

/** One string's own pixels. */
function cutOut(layer: Raster, owner: Uint8Array, index: number, edges: Edges): PlacedPixels | null {
  const box = boxOfEdges(edges);
  if (!box) return null;
  const image = cut(layer, box);
  for (let y = edges.top, to = 0; y < edges.bottom; y++) {
    for (let x = edges.left; x < edges.right; x++, to += 4) if (owner[y * layer.width + x] !== index) image.data.fill(0, to, to + 4);
  }
  return { x: box.x, y: box.y, image };
}
