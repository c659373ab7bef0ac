import type { Raster } from '../../../shared/raster.ts';
import { type Ground, groundTolerance, isChromatic } from './ground.ts';

/** Brightness of the ground's shadow or glow against the ground itself. */
const DARKEST_SHADOW = 0.45;
const BRIGHTEST_GLOW = 1.12;
/** Holes of an object are opened from this size on, px. */
const LEAST_HOLE = 20;

/**
 * Where the ground is seen: 1 = ground, 0 = object or mixed. It is flooded from the border, so that ground-coloured parts inside the object stay; soft
 * shadows on the ground belong to it. Enclosed places (the loop of an arm) are opened only on a ground with a hue of its own: on grey or white they may as
 * well be a shirt.
 */
export function groundRegion(image: Raster, ground: Ground): Uint8Array {
  const { width, height } = image;
  const region = new Uint8Array(width * height);
  const limit = groundTolerance(ground.noise);
  const isGround = (index: number) => ground.distance[index] <= limit;
  const stack = new Int32Array(width * height);
  const seeds: number[] = [];
  for (let x = 0; x < width; x++) seeds.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) seeds.push(y * width, y * width + width - 1);
  flood({ region, width, height, stack }, seeds.filter(isGround), (to) => isGround(to));
  if (isChromatic(ground.colour)) openHoles({ region, width, height, stack }, ground, limit);
  growIntoShadows(image, ground, { region, width, height, stack });
  return region;
}

interface Flood {
  region: Uint8Array;
  width: number;
  height: number;
  /** As long as the picture has pixels. */
  stack: Int32Array;
}

/** Marks what can be reached from the seeds, four ways; a pixel is entered when `enters` says so. @returns pixels that were marked */
export function flood({ region, width, height, stack }: Flood, seeds: readonly number[], enters: (to: number, from: number) => boolean): number {
  let size = 0;
  let count = 0;
  for (const seed of seeds) {
    if (region[seed] === 1) continue;
    region[seed] = 1;
    stack[size++] = seed;
  }
  const visit = (to: number, from: number) => {
    if (region[to] === 1 || !enters(to, from)) return;
    region[to] = 1;
    stack[size++] = to;
  };
  while (size > 0) {
    const at = stack[--size];
    count++;
    const x = at % width;
    if (x > 0) visit(at - 1, at);
    if (x < width - 1) visit(at + 1, at);
    if (at >= width) visit(at - width, at);
    if (at < width * (height - 1)) visit(at + width, at);
  }
  return count;
}

function openHoles({ region, width, height, stack }: Flood, { distance }: Ground, limit: number): void {
  const seen = region.slice();
  for (let i = 0; i < seen.length; i++) {
    // A hole's middle is as plain as the ground; its edges are mixed with the object.
    if (seen[i] === 1 || distance[i] > limit * 0.7) continue;
    const size = flood({ region: seen, width, height, stack }, [i], (to) => distance[to] <= limit);
    if (size >= LEAST_HOLE) flood({ region, width, height, stack }, [i], (to) => distance[to] <= limit);
  }
}

/**
 * A soft shadow is the ground, darker: the same hue, and never a sudden step. From the ground on, pixels are entered whose colour is the ground's times a
 * factor and next to their neighbour's.
 */
function growIntoShadows({ data, channels }: Raster, { colour, noise }: Ground, { region, width, height, stack }: Flood): void {
  const [red, green, blue] = colour;
  const length = red * red + green * green + blue * blue;
  if (length < 3 * 40 * 40) return;
  const step = 2 + 2.5 * noise;
  const off = Math.max(6, 5 * noise);
  const edge: number[] = [];
  for (let i = width; i < region.length - width; i++) {
    if (region[i] === 1 && (region[i - 1] === 0 || region[i + 1] === 0 || region[i - width] === 0 || region[i + width] === 0)) edge.push(i);
  }
  for (const i of edge) region[i] = 0;
  flood({ region, width, height, stack }, edge, (to, from) => {
    const [t, f] = [to * channels, from * channels];
    if (Math.abs(data[t] - data[f]) > step || Math.abs(data[t + 1] - data[f + 1]) > step || Math.abs(data[t + 2] - data[f + 2]) > step) return false;
    const share = (data[t] * red + data[t + 1] * green + data[t + 2] * blue) / length;
    if (share < DARKEST_SHADOW || share > BRIGHTEST_GLOW) return false;
    return Math.hypot(data[t] - share * red, data[t + 1] - share * green, data[t + 2] - share * blue) <= off;
  });
}
