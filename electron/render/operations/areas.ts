import type { LetteringArea } from '../../../shared/lettering.ts';

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
