/** Trust in a patch falls by this factor with every px from the known rim (Wexler et al. 2007, §3.2). */
const TRUST = 0.86;
const DEEPEST = 40;

/** How much patches are trusted at each pixel of the hole, 0–1: less the deeper they lie in it. */
export function trustOf(width: number, height: number, hole: Uint8Array): Float32Array {
  const powers = Float32Array.from({ length: DEEPEST + 1 }, (_, px) => TRUST ** px);
  const trust = new Float32Array(hole.length);
  const depth = depthOf(width, height, hole, DEEPEST);
  for (let i = 0; i < hole.length; i++) trust[i] = powers[depth[i]];
  return trust;
}

/** Distance to the known rim along rows and columns, at most `most`; 0 outside the hole. */
export function depthOf(width: number, height: number, hole: Uint8Array, most: number): Uint8Array {
  const depth = new Uint8Array(hole.length);
  for (let i = 0, x = 0; i < hole.length; i++, x = x === width - 1 ? 0 : x + 1) {
    if (hole[i]) depth[i] = Math.min(most, 1 + Math.min(x === 0 ? 0 : depth[i - 1], i < width ? 0 : depth[i - width]));
  }
  const last = (height - 1) * width;
  for (let i = hole.length - 1, x = width - 1; i >= 0; i--, x = x === 0 ? width - 1 : x - 1) {
    if (hole[i]) depth[i] = Math.min(depth[i], 1 + Math.min(x === width - 1 ? 0 : depth[i + 1], i >= last ? 0 : depth[i + width]));
  }
  return depth;
}
