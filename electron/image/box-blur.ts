/**
 * Blurs a plane in place with running sums, three times, which is near a Gaussian of σ ≈ radius (Wells 1986); beyond the border the border pixel is repeated.
 * Its cost does not depend on the radius.
 * @param radius in px; below 1 nothing happens
 */
export function boxBlur(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const reach = Math.round(radius);
  if (reach < 1) return plane;
  const line = new Float32Array(width);
  const source = new Float32Array(plane.length);
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) blurRow(plane, y * width, width, reach, line);
    source.set(plane);
    blurColumns(source, plane, width, height, reach);
  }
  return plane;
}

function blurRow(plane: Float32Array, start: number, width: number, radius: number, line: Float32Array): void {
  for (let x = 0; x < width; x++) line[x] = plane[start + x];
  const last = width - 1;
  let sum = line[0] * (radius + 1);
  for (let i = 1; i <= radius; i++) sum += line[Math.min(i, last)];
  const share = 1 / (2 * radius + 1);
  for (let x = 0; x < width; x++) {
    plane[start + x] = sum * share;
    sum += line[Math.min(x + radius + 1, last)] - line[Math.max(x - radius, 0)];
  }
}

/** All columns at once, row by row: memory is read in the order in which it lies. */
function blurColumns(source: Float32Array, plane: Float32Array, width: number, height: number, radius: number): void {
  const last = height - 1;
  const sums = new Float64Array(width);
  for (let x = 0; x < width; x++) sums[x] = source[x] * (radius + 1);
  for (let i = 1; i <= radius; i++) {
    const row = Math.min(i, last) * width;
    for (let x = 0; x < width; x++) sums[x] += source[row + x];
  }
  const share = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const to = y * width;
    const enters = Math.min(y + radius + 1, last) * width;
    const leaves = Math.max(y - radius, 0) * width;
    for (let x = 0; x < width; x++) {
      plane[to + x] = sums[x] * share;
      sums[x] += source[enters + x] - source[leaves + x];
    }
  }
}
