import type { Point } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { TextRegion } from '../ports.ts';
import { quadSize } from '../read/outline.ts';
import { bandMap, quadMap, type StripMap, sampleStrip } from '../read/rectify.ts';

/** A region unrolled to a level strip, with some of what is around it. */
export interface StudyStrip {
  /** RGB. */
  pixels: Raster;
  /** Source px per strip px. */
  scale: number;
  /** The region itself within the strip. */
  core: { left: number; top: number; right: number; bottom: number };
  /** Where a point of the strip (px, pixel middles at .5) stands in the image. */
  toImage(x: number, y: number): Point;
}

/** Height of the region in strip px: capitals get about half of it. */
const CORE_ROWS = 56;
const MOST_COLUMNS = 720;
/** How much around the region is taken along, as a share of its height. */
const AROUND = 0.3;

export function studyStrip(image: Raster, region: Pick<TextRegion, 'quad' | 'arc'>): StudyStrip {
  const { width, height } = sizeOf(region);
  const shrink = Math.min(1, MOST_COLUMNS / ((width / height + 2 * AROUND) * CORE_ROWS));
  const rows = Math.max(16, Math.round(CORE_ROWS * shrink));
  const scale = height / rows;
  const columns = Math.max(8, Math.round(width / scale));
  const margin = Math.round(AROUND * rows);
  const [fullWidth, fullHeight] = [columns + 2 * margin, rows + 2 * margin];
  const inner: StripMap = region.arc ? bandMap(region.arc) : quadMap(region.quad);
  const map: StripMap = (u, v, out) => inner((u * fullWidth - margin) / columns, (v * fullHeight - margin) / rows, out);
  const at = new Float64Array(2);
  return {
    pixels: sampleStrip(image, fullWidth, fullHeight, Math.min(2, scale), map),
    scale,
    core: { left: margin, top: margin, right: margin + columns, bottom: margin + rows },
    toImage(x, y) {
      map(x / fullWidth, y / fullHeight, at);
      return [at[0], at[1]];
    },
  };
}

function sizeOf({ quad, arc }: Pick<TextRegion, 'quad' | 'arc'>): { width: number; height: number } {
  if (!arc) {
    const { width, height } = quadSize(quad);
    return { width: Math.max(2, width), height: Math.max(2, height) };
  }
  return { width: (Math.abs(arc.endAngle - arc.startAngle) * Math.PI * arc.radius) / 180, height: arc.thickness };
}
