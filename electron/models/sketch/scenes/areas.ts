import type { Box, Colour } from '../../../../shared/geometry.ts';
import type { LetteringArea } from '../../../../shared/lettering.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { Calm } from './landscapes.ts';

/** Title in the calm sky, a second line under it, a third on the foreground; in order of use, in px of the image. */
export function areasOf(image: Raster, { skyTo, groundFrom }: Calm): LetteringArea[] {
  const { width, height } = image;
  const left = width * 0.08;
  const across = width * 0.84;
  const from = height * 0.07;
  const tall = skyTo * height - from;
  const boxes: Box[] = [
    { x: left, y: from, width: across, height: tall * 0.66 },
    { x: width * 0.16, y: from + tall * 0.72, width: width * 0.68, height: tall * 0.28 },
  ];
  if (groundFrom !== null) boxes.push({ x: width * 0.16, y: groundFrom * height, width: width * 0.68, height: Math.max(4, (0.965 - groundFrom) * height) });
  return boxes.map((box, rank) => ({
    box,
    rotation: 0,
    path: { kind: 'straight' },
    rank,
    align: 'middle',
    ground: meanColour(image, box),
    ink: null,
    font: null,
  }));
}

/** Mean of every third pixel of a box, rounded. */
function meanColour({ width, height, data }: Raster, box: Box): Colour {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = Math.floor(box.y); y < Math.min(height, box.y + box.height); y += 3) {
    for (let x = Math.floor(box.x); x < Math.min(width, box.x + box.width); x += 3) {
      for (let c = 0; c < 3; c++) sum[c] += data[(y * width + x) * 3 + c];
      count++;
    }
  }
  return sum.map((value) => Math.round(value / Math.max(1, count))) as Colour;
}
