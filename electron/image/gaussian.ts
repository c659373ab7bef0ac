/** One half of a normalised Gaussian: weights[0] is the centre, weights[i] stands i px away on either side. */
export function gaussianWeights(sigma: number, radius = Math.max(1, Math.ceil(sigma * 3))): Float64Array {
  const weights = new Float64Array(radius + 1);
  let sum = 0;
  for (let i = 0; i <= radius; i++) {
    weights[i] = Math.exp((-i * i) / (2 * sigma * sigma));
    sum += i === 0 ? weights[i] : 2 * weights[i];
  }
  for (let i = 0; i <= radius; i++) weights[i] /= sum;
  return weights;
}

/**
 * Separable Gaussian blur of one plane; beyond the border the border pixel is repeated.
 * @param sigma in px
 */
export function blurPlane(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const weights = gaussianWeights(sigma);
  return blurColumns(blurRows(plane, width, height, weights), width, height, weights);
}

function blurRows(plane: Float32Array, width: number, height: number, weights: Float64Array): Float32Array {
  const radius = weights.length - 1;
  const out = new Float32Array(plane.length);
  const padded = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    padded.fill(plane[row], 0, radius);
    padded.set(plane.subarray(row, row + width), radius);
    padded.fill(plane[row + width - 1], radius + width);
    for (let x = 0; x < width; x++) {
      const centre = x + radius;
      let sum = padded[centre] * weights[0];
      for (let i = 1; i <= radius; i++) sum += (padded[centre - i] + padded[centre + i]) * weights[i];
      out[row + x] = sum;
    }
  }
  return out;
}

function blurColumns(plane: Float32Array, width: number, height: number, weights: Float64Array): Float32Array {
  const radius = weights.length - 1;
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) out[row + x] = plane[row + x] * weights[0];
    for (let i = 1; i <= radius; i++) {
      const above = Math.max(0, y - i) * width;
      const below = Math.min(height - 1, y + i) * width;
      const weight = weights[i];
      for (let x = 0; x < width; x++) out[row + x] += (plane[above + x] + plane[below + x]) * weight;
    }
  }
  return out;
}
