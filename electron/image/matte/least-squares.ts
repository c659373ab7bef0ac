/**
 * Coefficients that bring rows · coefficients nearest to the values (normal equations, Gaussian elimination with pivoting).
 * @returns null when the rows do not determine them
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] | null {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
  for (const [index, row] of rows.entries()) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) matrix[i][j] += row[i] * row[j];
      matrix[i][size] += row[i] * values[index];
    }
  }
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    if (Math.abs(matrix[pivot][column]) < 1e-9 * rows.length) return null;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = matrix[row][column] / matrix[column][column];
      for (let i = column; i <= size; i++) matrix[row][i] -= factor * matrix[column][i];
    }
  }
  return matrix.map((row, i) => row[size] / row[i]);
}
