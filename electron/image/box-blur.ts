/**
 * Blurs a plane in place with running sums, three times, which is near a Gaussian of σ ≈ radius (Wells 1986); beyond the border the border pixel is repeated.
 * Its cost does not depend on the radius.
 * @param radius in px; below 1 nothing happens
 */
export function boxBlur(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const reach = Math.round(radius);
  if (reach < 1) return plane;
  const line = new Float32Array(Math.max(width, height));
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) blurLine(plane, y * width, 1, width, reach, line);
    for (let x = 0; x < width; x++) blurLine(plane, x, width, height, reach, line);
  }
  return plane;
}

function blurLine(plane: Float32Array, start: number, stride: number, length: number, radius: number, line: Float32Array): void {
  for (let i = 0; i < length; i++) line[i] = plane[start + i * stride];
  const last = length - 1;
  let sum = line[0] * (radius + 1);
  for (let i = 1; i <= radius; i++) sum += line[Math.min(i, last)];
  const share = 1 / (2 * radius + 1);
  for (let i = 0; i < length; i++) {
    plane[start + i * stride] = sum * share;
    sum += line[Math.min(i + radius + 1, last)] - line[Math.max(i - radius, 0)];
  }
}
