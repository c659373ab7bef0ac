import type { LetteringArea, PlacedText } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { chooseEffects } from './effects-choice.ts';
import { chooseFont } from './font-choice.ts';
import { compose, isRefusal } from './pass-attempts.ts';
import type { Typesetter } from './typesetter.ts';

export interface PreviewRequest {
  /** The base without the old lettering, perhaps smaller than the base. */
  ground: Raster;
  /** Size of `ground` ÷ size of the base. */
  scale: number;
  placed: readonly PlacedText[];
  seed: number;
}

/** Sets strings where they are placed, unchecked; what cannot be set is said and left out. Strings without an area are not shown; an empty one only lets its ground be seen. */
export function previewPlaced({ ground, scale, placed, seed }: PreviewRequest, typesetter: Typesetter): { image: Raster; warnings: string[] } {
  const { width, height } = ground;
  const warnings: string[] = [];
  let image = ground;
  for (const { text, area: given, font: chosen, effects, finish } of placed) {
    if (!given || text === '') continue;
    const area = scaledArea(given, scale);
    try {
      const font = chosen ?? chooseFont({ text, area, placement: '', seed });
      const look = effects ?? chooseEffects({ image: ground, area, font, seed });
      const softened = finish && { ...finish, softness: finish.softness * scale };
      const set = typesetter.typeset({ text, area, width, height, font, effects: look, scale: 1, ...(softened && { finish: softened }) });
      warnings.push(...set.warnings);
      image = compose(image, set.layer);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      warnings.push(error.message);
    }
  }
  return { image, warnings };
}

/** An area in a picture of another size. */
export function scaledArea(area: LetteringArea, scale: number): LetteringArea {
  if (scale === 1) return area;
  const { box, path } = area;
  const scaled = { ...area, box: { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale } };
  if (path.kind === 'arc') {
    const { centreX, centreY, radius } = path;
    return { ...scaled, path: { ...path, centreX: centreX * scale, centreY: centreY * scale, radius: radius * scale } };
  }
  if (path.kind === 'perspective') {
    const [a, b, c, d] = path.quad.map(([x, y]): [number, number] => [x * scale, y * scale]);
    return { ...scaled, path: { kind: 'perspective', quad: [a, b, c, d] } };
  }
  return scaled;
}
