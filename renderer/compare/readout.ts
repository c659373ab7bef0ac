import type { MapLegend } from '../../shared/measures.ts';
import type { Size, View } from '../review/view-transform.ts';

/** The image's pixel under a point of a pane (CSS px from its top left); null = beside the image. */
export function pixelAt(x: number, y: number, view: View, pane: Size, image: Size): { x: number; y: number } | null {
  const imageX = Math.floor(view.centreX + (x - pane.width / 2) / view.scale);
  const imageY = Math.floor(view.centreY + (y - pane.height / 2) / view.scale);
  return imageX < 0 || imageY < 0 || imageX >= image.width || imageY >= image.height ? null : { x: imageX, y: imageY };
}

/** A map's value from the colour that carries it; see `comparisonMapSchema`. */
export function valueText([red, green, blue]: readonly number[], { from, to, unit }: MapLegend): string {
  if (blue === 255) return `${unit} no number`;
  const share = (red * 256 + green) / 65_535;
  const value = from + (to - from) * share;
  const digits = Math.abs(to - from) > 1 ? 1 : 3;
  const isBeyond = share === 1 && to > 1;
  return `${unit} ${value.toFixed(digits)}${isBeyond ? ' or more' : ''}`;
}
