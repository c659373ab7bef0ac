import { featureDistanceCode } from './simd/feature-distance-code.ts';
import { instantiate } from './simd/web-assembly.ts';

/** What one layer of a network says of one image: planes of features, C × h × w. */
export interface Features {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Distance of every place (Zhang et al. 2018, eq. 1): both places' features are brought to length 1, and the squares of their differences are summed with the head's
 * weights. Symmetric; 0 where the features are the same.
 */
export type FeatureDistance = (a: Features, b: Features, head: Float32Array) => Float32Array;

/** Places that are worked on together: what is copied of both images stays in the cache. */
const BLOCK = 256;
const STRIDE = BLOCK * 4;
const MOST_CHANNELS = 512;

type Distances = (a: number, b: number, head: number, end: number, stride: number, out: number, bytes: number) => void;

/** The loop with its memory, 1 MB; good for any number of layers of up to 512 planes. */
export function createFeatureDistance(): FeatureDistance {
  const planes = MOST_CHANNELS * STRIDE;
  const at = { a: 0, b: planes, head: 2 * planes, out: 2 * planes + MOST_CHANNELS * 4 };
  const { memory, exports } = instantiate(featureDistanceCode(), at.out + STRIDE);
  const distances = exports.distances as Distances;
  const floats = new Float32Array(memory);
  return ({ values: first, channels, width, height }, { values: second }, head) => {
    const places = width * height;
    const result = new Float32Array(places);
    floats.set(head, at.head / 4);
    for (let start = 0; start < places; start += BLOCK) {
      const count = Math.min(BLOCK, places - start);
      for (let c = 0; c < channels; c++) {
        const from = c * places + start;
        floats.set(first.subarray(from, from + count), at.a / 4 + c * BLOCK);
        floats.set(second.subarray(from, from + count), at.b / 4 + c * BLOCK);
      }
      distances(at.a, at.b, at.head, at.a + channels * STRIDE, STRIDE, at.out, Math.ceil(count / 8) * 32);
      result.set(floats.subarray(at.out / 4, at.out / 4 + count), start);
    }
    return result;
  };
}
