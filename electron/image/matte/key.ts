import { createRaster, type Raster } from '../../../shared/raster.ts';
import { type Ground, groundTolerance } from './ground.ts';
import { distanceInward } from './inward.ts';
import { type LocalMean, localMean } from './local-mean.ts';
import { flood } from './regions.ts';

/** Farthest from the ground that a pixel may be mixed with it, as a share of the shorter side, and its limits in px. */
const REACH = 0.02;
const REACH_PX = [4, 32] as const;
/** Alpha from which the inside of an object is closed: what lies behind is object, whatever its colour. */
const SHELL = 0.9;
/** Depth in px from which a pixel is surely the object's own colour, where edges are as sharp as usual. */
const SOLID_DEPTH = 3;

interface Keying {
  image: Raster;
  ground: Ground;
  /** Thirds of a px to the ground region. */
  depth: Uint16Array;
  /** Colour of the ground as it is near a pixel, shadows and all. */
  near: LocalMean;
  /** Colour of the object about a pixel. */
  inner: LocalMean;
}

/**
 * Solves the compositing equation C = αF + (1 − α)B (Porter & Duff 1984; Smith & Blinn 1996) for every pixel near the ground: B is the mean of the ground
 * around it, F the object's colour found by walking inward until the colour no longer moves away from B, α the projection of C − B onto F − B. Where α is
 * small F is taken from the object, so that no ground is left in the edge (despill).
 * @param region 1 = ground
 * @returns RGBA, straight alpha
 */
export function keyOut(image: Raster, ground: Ground, region: Uint8Array): Raster {
  const { width, height, channels, data } = image;
  const depth = distanceInward(region, width, height);
  const keying: Keying = {
    image,
    ground,
    depth,
    near: localMean(image, (i) => region[i] === 1, 4),
    inner: localMean(image, (i) => depth[i] >= SOLID_DEPTH * 3 && depth[i] < 120, 3),
  };
  const reach = 3 * Math.min(REACH_PX[1], Math.max(REACH_PX[0], Math.round(Math.min(width, height) * REACH)));
  const output = createRaster(width, height, 4);
  const solved = new Float32Array(4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (region[i] === 1) continue;
      const at = i * channels;
      const to = i * 4;
      if (depth[i] <= reach) {
        solvePixel(keying, x, y, solved);
        for (let c = 0; c < 4; c++) output.data[to + c] = Math.round(solved[c]);
      } else {
        for (let c = 0; c < 3; c++) output.data[to + c] = data[at + c];
        output.data[to + 3] = 255;
      }
    }
  }
  closeInside(image, output, region);
  return output;
}

const background = new Float32Array(3);
const inside = new Float32Array(3);

/** Writes colour and alpha (0–255) of one pixel. */
function solvePixel(keying: Keying, x: number, y: number, out: Float32Array): void {
  const { image, ground, near, inner } = keying;
  const at = (y * image.width + x) * image.channels;
  const { data } = image;
  if (!near.at(x, y, background)) background.set(ground.colour);
  const foreground = ownColour(keying, x, y);
  if (inner.at(x, y, inside) && isCleaner(foreground, inside, background)) foreground.set(inside);
  let along = 0;
  let length = 0;
  for (let c = 0; c < 3; c++) {
    const axis = foreground[c] - background[c];
    along += (data[at + c] - background[c]) * axis;
    length += axis * axis;
  }
  const span = Math.sqrt(length);
  // What the ground's noise alone would make is cut off at the bottom, as much of the object's own at the top.
  const floor = Math.min(0.3, groundTolerance(ground.noise) / Math.max(span, 1) / 2);
  const alpha = span < 1 ? 1 : Math.min(1, Math.max(0, (along / length - floor) / (0.98 - floor)));
  for (let c = 0; c < 3; c++) {
    const unmixed = alpha > 0 ? (data[at + c] - (1 - alpha) * background[c]) / alpha : foreground[c];
    const trust = Math.min(1, alpha * 1.5);
    out[c] = Math.min(255, Math.max(0, foreground[c] + (unmixed - foreground[c]) * trust));
  }
  out[3] = alpha * 255;
}

const walked = new Float32Array(3);

/** The object's colour at the end of the mixed edge: inward as long as each step leads clearly away from the ground. */
function ownColour({ image, ground, depth }: Keying, x: number, y: number): Float32Array {
  const { width, height, channels, data } = image;
  const least = 1.5 + ground.noise;
  let at = y * width + x;
  for (let step = 0; step < REACH_PX[1]; step++) {
    const next = deepestNeighbour(depth, width, height, at);
    if (next === at || ground.distance[next] < ground.distance[at] + least) {
      // One more look: an edge with grain may pause for a pixel.
      const beyond = next === at ? at : deepestNeighbour(depth, width, height, next);
      if (beyond === next || ground.distance[beyond] < ground.distance[at] + 2 * least) break;
    }
    at = next;
  }
  for (let c = 0; c < 3; c++) walked[c] = data[at * channels + c];
  return walked;
}

function deepestNeighbour(depth: Uint16Array, width: number, height: number, at: number): number {
  const x = at % width;
  let best = at;
  const y = Math.floor(at / width);
  for (let dy = -1; dy <= 1; dy++) {
    if (y + dy < 0 || y + dy >= height) continue;
    for (let dx = -1; dx <= 1; dx++) {
      if (x + dx < 0 || x + dx >= width) continue;
      const other = at + dy * width + dx;
      if (depth[other] > depth[best]) best = other;
    }
  }
  return best;
}

/** True when `mean` lies on the line from the ground through `own`, but farther out: then `own` is still mixed (hair, thin lines). */
function isCleaner(own: Float32Array, mean: Float32Array, from: Float32Array): boolean {
  let dot = 0;
  let ownLength = 0;
  let meanLength = 0;
  for (let c = 0; c < 3; c++) {
    const a = own[c] - from[c];
    const b = mean[c] - from[c];
    dot += a * b;
    ownLength += a * a;
    meanLength += b * b;
  }
  return meanLength > ownLength * 1.1 && dot > 0.97 * Math.sqrt(ownLength * meanLength);
}

/** Makes opaque again what looks mixed but lies behind the object's closed edge: a highlight in the ground's colour is no hole. */
function closeInside(image: Raster, cutout: Raster, region: Uint8Array): void {
  const { width, height } = image;
  const outside = new Uint8Array(region.length);
  const seeds: number[] = [];
  for (let i = 0; i < region.length; i++) {
    if (region[i] === 0) continue;
    outside[i] = 1;
    // Only the ground's edge has anything to enter.
    if (region[i - 1] === 0 || region[i + 1] === 0 || region[i - width] === 0 || region[i + width] === 0) {
      outside[i] = 0;
      seeds.push(i);
    }
  }
  flood({ region: outside, width, height, stack: new Int32Array(region.length) }, seeds, (to, from) => {
    // The first opaque pixel is entered, none behind it.
    return cutout.data[from * 4 + 3] < SHELL * 255 && cutout.data[to * 4 + 3] < 255;
  });
  for (let i = 0; i < outside.length; i++) {
    if (outside[i] === 1 || cutout.data[i * 4 + 3] === 255) continue;
    for (let c = 0; c < 3; c++) cutout.data[i * 4 + c] = image.data[i * image.channels + c];
    cutout.data[i * 4 + 3] = 255;
  }
}
