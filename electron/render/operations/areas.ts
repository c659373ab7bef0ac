import type { LetteringArea } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { Bounds, Placement } from '../../image/merge/placement.ts';

/** Free areas of an image after it was resampled. Angles stay, so width and height should change by the same factor. */
export function scaleAreas(areas: readonly LetteringArea[], scaleX: number, scaleY: number): LetteringArea[] {
  return areas.map((area) => {
    const { x, y, width, height } = area.box;
    const { path } = area;
    return {
      ...area,
      box: { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY },
      path:
        path.kind === 'arc'
          ? { ...path, centreX: path.centreX * scaleX, centreY: path.centreY * scaleY, radius: path.radius * Math.sqrt(scaleX * scaleY) }
          : path,
    };
  });
}

/** Free areas of a cut-out at its place in the picture. */
export function movedAreas(areas: readonly LetteringArea[], { scale, footX, footY, bounds }: Placement & { bounds: Bounds }): LetteringArea[] {
  const byX = footX - (bounds.left + bounds.width / 2) * scale;
  const byY = footY - (bounds.top + bounds.height) * scale;
  return scaleAreas(areas, scale, scale).map((area) => ({
    ...area,
    box: { ...area.box, x: area.box.x + byX, y: area.box.y + byY },
    path: area.path.kind === 'arc' ? { ...area.path, centreX: area.path.centreX + byX, centreY: area.path.centreY + byY } : area.path,
  }));
}

/** Most of an area that may be covered, 0–1. */
const MOST_COVERED = 0.02;

/** Those areas that an object leaves free. @param mask 255 = covered */
export function uncoveredAreas(areas: readonly LetteringArea[], mask: Raster): LetteringArea[] {
  return areas.filter(({ box }) => coveredShare(box, mask) <= MOST_COVERED);
}

function coveredShare({ x, y, width, height }: LetteringArea['box'], mask: Raster): number {
  const steps = 32;
  let covered = 0;
  for (let j = 0; j < steps; j++) {
    const row = Math.floor(y + ((j + 0.5) * height) / steps);
    if (row < 0 || row >= mask.height) continue;
    for (let i = 0; i < steps; i++) {
      const column = Math.floor(x + ((i + 0.5) * width) / steps);
      if (column >= 0 && column < mask.width && mask.data[row * mask.width + column] > 127) covered++;
    }
  }
  return covered / (steps * steps);
}
