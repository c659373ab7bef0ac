/** How an image lies in a pane: `scale` in CSS px per image px, and the image point at the pane's centre (image px). */
export interface View {
  scale: number;
  centreX: number;
  centreY: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MIN_SCALE = 0.02;
export const MAX_SCALE = 32;
const FIT_MARGIN_PX = 24;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The whole image in the middle of the pane with a margin; never larger than 1 image px per CSS px. */
export function fitView(image: Size, pane: Size): View {
  const room = { width: Math.max(1, pane.width - FIT_MARGIN_PX * 2), height: Math.max(1, pane.height - FIT_MARGIN_PX * 2) };
  const scale = clamp(Math.min(room.width / image.width, room.height / image.height, 1), MIN_SCALE, MAX_SCALE);
  return { scale, centreX: image.width / 2, centreY: image.height / 2 };
}

/** Scales by `factor` so that the image point under (x, y) stays there; x and y in CSS px from the pane's top left. */
export function zoomAt(view: View, factor: number, x: number, y: number, pane: Size): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const offsetX = x - pane.width / 2;
  const offsetY = y - pane.height / 2;
  return { scale, centreX: view.centreX + offsetX / view.scale - offsetX / scale, centreY: view.centreY + offsetY / view.scale - offsetY / scale };
}

/** Moves the image by CSS px; its middle can't leave the image, so that it is never lost. */
export function panBy(view: View, deltaX: number, deltaY: number, image: Size): View {
  return {
    scale: view.scale,
    centreX: clamp(view.centreX - deltaX / view.scale, 0, image.width),
    centreY: clamp(view.centreY - deltaY / view.scale, 0, image.height),
  };
}

/** The CSS transform (origin 0 0) that puts the image where the view says. */
export function cssTransform(view: View, pane: Size): string {
  const x = pane.width / 2 - view.centreX * view.scale;
  const y = pane.height / 2 - view.centreY * view.scale;
  return `translate(${x}px, ${y}px) scale(${view.scale})`;
}
