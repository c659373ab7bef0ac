const ROUNDS = 12;
/** The centres start at words spread over the commonest ones. */
const FIRST_CENTRES_FROM = 15_000;

/**
 * Groups unit vectors by spherical k-means (Dhillon & Modha 2001). Deterministic.
 * @param vectors row-major, `size` numbers each
 * @returns the group of each, 0 to `count` − 1; at most 256 groups
 */
export function clusterVectors(vectors: Int8Array, size: number, count: number): Uint8Array {
  const rows = vectors.length / size;
  const groups = new Uint8Array(rows);
  const centres = new Float32Array(count * size);
  for (let group = 0; group < count; group++) {
    const row = Math.floor((group * Math.min(rows, FIRST_CENTRES_FROM)) / count);
    for (let i = 0; i < size; i++) centres[group * size + i] = vectors[row * size + i];
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < rows; row++) groups[row] = nearest(vectors, row * size, size, centres, count);
    centres.fill(0);
    for (let at = 0; at < vectors.length; at++) centres[groups[Math.floor(at / size)] * size + (at % size)] += vectors[at];
    normalise(centres, size);
  }
  return groups;
}

function nearest(vectors: Int8Array, at: number, size: number, centres: Float32Array, count: number): number {
  let best = 0;
  let bestLikeness = -Infinity;
  for (let group = 0; group < count; group++) {
    let likeness = 0;
    for (let i = 0; i < size; i++) likeness += vectors[at + i] * centres[group * size + i];
    if (likeness > bestLikeness) {
      bestLikeness = likeness;
      best = group;
    }
  }
  return best;
}

function normalise(centres: Float32Array, size: number): void {
  for (let at = 0; at < centres.length; at += size) {
    const length = Math.hypot(...centres.subarray(at, at + size)) || 1;
    for (let i = 0; i < size; i++) centres[at + i] /= length;
  }
}
