import { useStore } from 'zustand';
import type { ViewerPicture } from './picture.ts';
import { usePixels } from './use-pixels.ts';
import { useViewerParts } from './viewer-context.ts';

/** Place and colours of the pixel under the pointer, of every picture, in a corner of the viewer. */
export function PixelReadout() {
  const { pictures, pointer } = useViewerParts();
  const spot = useStore(pointer, (state) => state.spot);
  if (spot === null) return null;
  return (
    <span className="viewer-readout number">
      <PixelValues pictures={pictures} at={spot} />
    </span>
  );
}

/** @param at pixel of the first picture */
export function PixelValues({ pictures, at }: { pictures: readonly ViewerPicture[]; at: { x: number; y: number } }) {
  const blocks = usePixels(pictures, at);
  return (
    <>
      <span className="readout-place">
        {at.x}, {at.y}
      </span>
      {pictures.map(({ key, name }, index) => (
        <PixelValue key={key} name={name} rgba={blocks[index]?.data ?? null} />
      ))}
    </>
  );
}

function PixelValue({ name, rgba }: { name: string; rgba: Uint8ClampedArray | null }) {
  if (rgba === null) return null;
  const [red, green, blue, alpha] = rgba;
  return (
    <span className="readout-colour">
      <span className="readout-name">{name}</span>
      <i style={{ background: `rgb(${red} ${green} ${blue} / ${alpha / 255})` }} />
      <span>
        {red} {green} {blue}
        {alpha < 255 && ` / ${alpha}`}
      </span>
    </span>
  );
}
