import { dilate, type Patchwork } from './hole.ts';

const STEP = 2;
const LOWEST_CONTRAST = 16;
/** Every so many pixels are enough for a median. */
const SAMPLING = 17;

/**
 * Grows the hole where its rim still cuts through something that stands out from the surroundings (ends of strokes, shadows, glow),
 * at most `limit` px.
 */
export function growUntilCalm(work: Patchwork, limit: number): Uint8Array {
  if (limit < STEP) return work.hole;
  const { width, height } = work;
  const light = lightness(work);
  const calm = usualContrast(work, light, limit);
  const threshold = Math.max(LOWEST_CONTRAST, calm * 2.5);
  let hole = work.hole;
  for (let grown = 0; grown + STEP <= limit; grown += STEP) {
    const rim = new Uint8Array(hole.length);
    const ring = dilate(hole, width, height, 1);
    let isCalm = true;
    for (let i = 0; i < hole.length; i++) {
      if (!ring[i] || hole[i] || contrastAt(light, hole, width, height, i) <= threshold) continue;
      rim[i] = 1;
      isCalm = false;
    }
    if (isCalm) break;
    const spread = dilate(rim, width, height, STEP);
    hole = hole.map((inside, i) => inside | spread[i]);
  }
  return hole;
}

/** Largest difference in lightness between a pixel and its known neighbours at 3 px. */
function contrastAt(light: Float32Array, hole: Uint8Array, width: number, height: number, i: number): number {
  const x = i % width;
  const y = (i - x) / width;
  let most = 0;
  for (let dy = -3; dy <= 3; dy += 3) {
    for (let dx = -3; dx <= 3; dx += 3) {
      const [nx, ny] = [x + dx, y + dy];
      if (nx < 0 || ny < 0 || nx >= width || ny >= height || hole[ny * width + nx]) continue;
      most = Math.max(most, Math.abs(light[i] - light[ny * width + nx]));
    }
  }
  return most;
}

/** Median contrast of the surroundings that growth cannot reach. */
function usualContrast({ width, height, hole }: Patchwork, light: Float32Array, limit: number): number {
  const reach = dilate(hole, width, height, limit + 3);
  const found: number[] = [];
  for (let i = 0; i < hole.length; i += SAMPLING) if (!reach[i]) found.push(contrastAt(light, hole, width, height, i));
  found.sort((a, b) => a - b);
  return found.length === 0 ? 0 : found[found.length >> 1];
}

function lightness({ channels, pixels, hole }: Patchwork): Float32Array {
  const light = new Float32Array(hole.length);
  for (let i = 0; i < light.length; i++) {
    const p = i * channels;
    light[i] = channels < 3 ? pixels[p] : 0.299 * pixels[p] + 0.587 * pixels[p + 1] + 0.114 * pixels[p + 2];
  }
  return light;
}
