import { boxBlur } from '../box-blur.ts';
import type { PlacedLayer } from './layer.ts';

/** Darkness of the ground, 0–1, in a box of the picture. */
export interface Shadow {
  left: number;
  top: number;
  width: number;
  height: number;
  data: Float32Array;
}

/** A column touches the ground when its lowest pixel is within this share of the object's height above the foot line. */
const TOUCHES = 0.1;
/**
 * The silhouette laid on the ground, from where it touches outwards: how much of its height counts, how flat it lies, how soft (shares of the object's
 * height) and how dark it is at full amount.
 */
const CASTS = [
  { from: 0.3, flat: 0.2, soft: 0.014, dark: 0.6 },
  { from: 1, flat: 0.13, soft: 0.03, dark: 0.55 },
] as const;
const TOUCH = { soft: 0.007, dark: 0.8 };
/** Sideways px per px of height in even light: from the upper left, as pictures are lit by custom (Mamassian & Goutcher 2001). */
const CUSTOMARY_LEAN = 0.3;
const MOST_LEAN = 0.7;
/** Below this nothing is darkened, so that the rest of the picture stays bit for bit. */
const LEAST = 1 / 400;

/**
 * The shadow of an object that stands: dark and sharp where it touches the ground, softer with distance, falling away from the light.
 * @param lightFromRight difference of lightness right − left; @param footY foot line in px of the picture
 */
export function contactShadow(layer: PlacedLayer, footY: number, amount: number, lightFromRight: number): Shadow {
  const tall = layer.height;
  const margin = Math.ceil(tall * 0.3) + 4;
  const shadow: Shadow = {
    left: layer.left - margin,
    top: Math.floor(footY - tall * 0.25) - margin,
    width: layer.width + 2 * margin,
    height: Math.ceil(tall * 0.25) + Math.ceil(margin * 1.5),
    data: new Float32Array(0),
  };
  const size = shadow.width * shadow.height;
  const clear = new Float32Array(size).fill(1);
  const lean = Math.max(-MOST_LEAN, Math.min(MOST_LEAN, CUSTOMARY_LEAN - lightFromRight * 4));
  const add = (plane: Float32Array, soft: number, dark: number) => {
    boxBlur(plane, shadow.width, shadow.height, soft * tall);
    for (let i = 0; i < size; i++) clear[i] *= 1 - Math.min(1, plane[i]) * dark * amount;
  };
  add(touchLine(layer, shadow, footY), TOUCH.soft, TOUCH.dark);
  for (const { from, flat, soft, dark } of CASTS) add(laidDown(layer, shadow, footY, { from, flat, lean }), soft, dark);
  for (let i = 0; i < size; i++) clear[i] = 1 - clear[i] < LEAST ? 0 : 1 - clear[i];
  return { ...shadow, data: clear };
}

/** A short stroke under every column that touches the ground. */
function touchLine({ data, left, top, width, height }: PlacedLayer, shadow: Shadow, footY: number): Float32Array {
  const plane = new Float32Array(shadow.width * shadow.height);
  const reach = Math.max(1, Math.round(height * 0.008));
  for (let x = 0; x < width; x++) {
    let y = height - 1;
    while (y >= 0 && data[(y * width + x) * 4 + 3] < 0.5) y--;
    const above = footY - (y + top);
    if (y < 0 || above > height * TOUCHES) continue;
    const share = 1 - Math.max(0, above) / (height * TOUCHES);
    for (let dy = -reach; dy <= reach; dy++) {
      const row = y + top + dy - shadow.top;
      if (row >= 0 && row < shadow.height) plane[row * shadow.width + x + left - shadow.left] = share;
    }
  }
  return plane;
}

interface Lying {
  from: number;
  flat: number;
  /** Sideways px per px of height. */
  lean: number;
}

/** The lower part of the silhouette, flattened onto the ground behind the foot line. */
function laidDown({ data, left, top, width, height }: PlacedLayer, shadow: Shadow, footY: number, { from, flat, lean }: Lying): Float32Array {
  const plane = new Float32Array(shadow.width * shadow.height);
  for (let row = 0; row < shadow.height; row++) {
    const up = (footY + height * 0.012 - (row + shadow.top)) / flat;
    if (up < 0 || up > height * from) continue;
    const y = Math.min(height - 1, Math.floor(footY - up) - top);
    if (y < 0) continue;
    const fade = 1 - 0.6 * (up / (height * from));
    for (let x = 0; x < width; x++) {
      const alpha = data[(y * width + x) * 4 + 3];
      const column = Math.round(x + left - shadow.left + lean * up * flat * 2);
      if (alpha > 0 && column >= 0 && column < shadow.width) plane[row * shadow.width + column] = alpha * fade;
    }
  }
  return plane;
}
