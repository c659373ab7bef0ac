/** One example: sparse features by index, dense numbers, and how much each class is wanted (sums to 1). */
export interface Example {
  indices: Int32Array;
  values: Float32Array;
  dense: Float32Array;
  wanted: Float64Array;
}

export interface Weights {
  classes: number;
  features: number;
  dense: number;
  /** Row by feature, `classes` numbers each: sparse features, dense numbers, bias. */
  values: Float64Array;
}

export interface Regularisation {
  /** Strength of the L2 penalty on sparse and on dense weights, per example. */
  sparse: number;
  dense: number;
}

/**
 * Multinomial logistic regression with an L2 penalty, fitted by L-BFGS (Nocedal & Wright, Numerical Optimization, algorithm 7.4). Deterministic.
 */
export function fitSoftmax(examples: readonly Example[], classes: number, features: number, dense: number, penalty: Regularisation): Weights {
  const size = (features + dense + 1) * classes;
  const penalties = new Float64Array(size).fill(penalty.sparse);
  penalties.fill(penalty.dense, features * classes);
  penalties.fill(0, (features + dense) * classes);
  const weights: Weights = { classes, features, dense, values: new Float64Array(size) };
  const objective = (values: Float64Array, gradient: Float64Array) => lossAndGradient(examples, { ...weights, values }, penalties, gradient);
  weights.values = minimise(objective, size);
  return weights;
}

/** Scores before the softmax. */
export function logitsOf({ indices, values, dense }: Pick<Example, 'indices' | 'values' | 'dense'>, weights: Weights, into: Float64Array): Float64Array {
  const { classes, features } = weights;
  const bias = (features + weights.dense) * classes;
  for (let c = 0; c < classes; c++) into[c] = weights.values[bias + c];
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i] * classes;
    for (let c = 0; c < classes; c++) into[c] += weights.values[row + c] * values[i];
  }
  for (let d = 0; d < dense.length; d++) {
    if (dense[d] === 0) continue;
    const row = (features + d) * classes;
    for (let c = 0; c < classes; c++) into[c] += weights.values[row + c] * dense[d];
  }
  return into;
}

export function softmaxInPlace(logits: Float64Array, temperature = 1): Float64Array {
  let top = -Infinity;
  for (const logit of logits) top = Math.max(top, logit);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) {
    logits[c] = Math.exp((logits[c] - top) / temperature);
    sum += logits[c];
  }
  for (let c = 0; c < logits.length; c++) logits[c] /= sum;
  return logits;
}

function lossAndGradient(examples: readonly Example[], weights: Weights, penalties: Float64Array, gradient: Float64Array): number {
  const { classes, features, values } = weights;
  const scale = 1 / examples.length;
  const bias = (features + weights.dense) * classes;
  gradient.fill(0);
  const share = new Float64Array(classes);
  let loss = 0;
  for (const example of examples) {
    softmaxInPlace(logitsOf(example, weights, share));
    for (let c = 0; c < classes; c++) {
      if (example.wanted[c] > 0) loss -= scale * example.wanted[c] * Math.log(Math.max(1e-12, share[c]));
      share[c] = scale * (share[c] - example.wanted[c]);
      gradient[bias + c] += share[c];
    }
    for (let i = 0; i < example.indices.length; i++) {
      const row = example.indices[i] * classes;
      for (let c = 0; c < classes; c++) gradient[row + c] += share[c] * example.values[i];
    }
    for (let d = 0; d < example.dense.length; d++) {
      if (example.dense[d] === 0) continue;
      const row = (features + d) * classes;
      for (let c = 0; c < classes; c++) gradient[row + c] += share[c] * example.dense[d];
    }
  }
  for (let i = 0; i < values.length; i++) {
    loss += 0.5 * penalties[i] * values[i] * values[i];
    gradient[i] += penalties[i] * values[i];
  }
  return loss;
}

const MEMORY = 8;
const ROUNDS = 150;

function minimise(objective: (at: Float64Array, gradient: Float64Array) => number, size: number): Float64Array {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const direction = lbfgsDirection(gradient, steps);
    const slope = dot(direction, gradient);
    if (slope >= 0) break;
    let length = round === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let next = at;
    let nextGradient = gradient;
    let nextValue = value;
    for (let tries = 0; tries < 30; tries++) {
      next = at.map((x, i) => x + length * direction[i]);
      nextGradient = new Float64Array(size);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    const s = next.map((x, i) => x - at[i]);
    const y = nextGradient.map((x, i) => x - gradient[i]);
    const curvature = dot(s, y);
    if (curvature > 1e-12) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > MEMORY) steps.shift();
    }
    const gain = value - nextValue;
    at = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < 1e-7 * Math.max(1, value)) break;
  }
  return at;
}

function lbfgsDirection(gradient: Float64Array, steps: readonly { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const direction = gradient.map((x) => -x);
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i];
    const alpha = rho * dot(s, direction);
    alphas[i] = alpha;
    for (let j = 0; j < direction.length; j++) direction[j] -= alpha * y[j];
  }
  const newest = steps.at(-1);
  if (newest) {
    const scale = dot(newest.s, newest.y) / dot(newest.y, newest.y);
    for (let j = 0; j < direction.length; j++) direction[j] *= scale;
  }
  for (const [i, { s, y, rho }] of steps.entries()) {
    const beta = rho * dot(y, direction);
    for (let j = 0; j < direction.length; j++) direction[j] += s[j] * (alphas[i] - beta);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
