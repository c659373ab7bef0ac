/**
 * The `count` principal axes of vectors, most variance first, by orthogonal iteration on the covariance (Golub & Van Loan, Matrix Computations, 8.2.4).
 * @param vectors row-major, `size` numbers each
 */
export function principalAxes(vectors: Float32Array, size: number, count: number): Float64Array[] {
  const covariance = covarianceOf(vectors, size);
  let axes: Float64Array[] = Array.from({ length: count }, (_, axis) => Float64Array.from({ length: size }, (__, i) => Math.cos((axis + 1) * (i + 0.5) * 0.7)));
  for (let round = 0; round < 200; round++) {
    axes = orthonormal(axes.map((axis) => times(covariance, axis, size)));
  }
  return axes;
}

function covarianceOf(vectors: Float32Array, size: number): Float64Array {
  const rows = vectors.length / size;
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const at = row * size;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) covariance[i * size + j] += (vectors[at + i] * vectors[at + j]) / rows;
  }
  return covariance;
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) result[i] += matrix[i * size + j] * vector[j];
  return result;
}

function orthonormal(vectors: Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    for (const other of done) {
      const along = vector.reduce((sum, value, i) => sum + value * other[i], 0);
      for (let i = 0; i < vector.length; i++) vector[i] -= along * other[i];
    }
    const length = Math.hypot(...vector);
    done.push(vector.map((value) => value / length));
  }
  return done;
}
