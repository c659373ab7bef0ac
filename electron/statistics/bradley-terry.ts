/** One comparison: who won; a tie is half a win for both. */
export interface Vote {
  /** Indices of the two that were compared. */
  a: number;
  b: number;
  /** What `a` got: 1, 0.5 or 0. */
  score: number;
}

/** Standard deviation of the normal prior on log strengths: weak, and finite where somebody won every vote. */
const PRIOR_SD = 2;
const MAX_STEPS = 50;
const TOLERANCE = 1e-10;

/**
 * Log strengths by which a beats b with probability 1 / (1 + exp(b − a)) (Bradley and Terry 1952), ties as half a win each (Davidson 1970 compares such treatments);
 * the mode under a normal prior with mean 0 and standard deviation 2, found by Newton's method.
 * @param count of those compared, at least 1
 * @returns one log strength each, summing to 0; all 0 without votes
 */
export function bradleyTerry(count: number, votes: readonly Vote[]): Float64Array {
  const { games, wins } = tally(count, votes);
  const strengths = new Float64Array(count);
  const precision = 1 / PRIOR_SD ** 2;
  for (let step = 0; step < MAX_STEPS; step++) {
    const gradient = new Float64Array(count);
    const hessian = Float64Array.from({ length: count * count }, (_, index) => (index % (count + 1) === 0 ? precision : 0));
    for (let a = 0; a < count; a++) {
      gradient[a] += wins[a] - precision * strengths[a];
      for (let b = 0; b < count; b++) {
        const played = games[a * count + b];
        if (played === 0) continue;
        const share = 1 / (1 + Math.exp(strengths[b] - strengths[a]));
        gradient[a] -= played * share;
        hessian[a * count + a] += played * share * (1 - share);
        hessian[a * count + b] -= played * share * (1 - share);
      }
    }
    const change = solve(hessian, gradient);
    let largest = 0;
    for (let a = 0; a < count; a++) {
      // A full step may overshoot where one side won everything.
      const bounded = Math.max(-2, Math.min(2, change[a]));
      strengths[a] += bounded;
      largest = Math.max(largest, Math.abs(bounded));
    }
    if (largest < TOLERANCE) break;
  }
  const mean = strengths.reduce((total, strength) => total + strength, 0) / count;
  return strengths.map((strength) => strength - mean);
}

function tally(count: number, votes: readonly Vote[]): { games: Float64Array; wins: Float64Array } {
  const games = new Float64Array(count * count);
  const wins = new Float64Array(count);
  for (const { a, b, score } of votes) {
    games[a * count + b]++;
    games[b * count + a]++;
    wins[a] += score;
    wins[b] += 1 - score;
  }
  return { games, wins };
}

/** Gauss–Jordan with the pivots of a symmetric positive definite matrix, row-major; both arguments are used up. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / matrix[pivot * size + pivot];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = matrix[row * size + pivot] * scale;
      if (factor === 0) continue;
      for (let column = pivot; column < size; column++) matrix[row * size + column] -= factor * matrix[pivot * size + column];
      right[row] -= factor * right[pivot];
    }
  }
  for (let row = 0; row < size; row++) right[row] /= matrix[row * size + row];
  return right;
}
