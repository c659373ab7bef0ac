/** Pieces on a grid that owe their neighbours and the rim something: by how much each has to be raised. */
export interface Network {
  /** Where each piece stands on the grid. */
  columns: Int32Array;
  rows: Int32Array;
  /** Places of the neighbours to the right and below, −1 = none, and how firmly they hold each other. */
  right: Int32Array;
  below: Int32Array;
  firmRight: Float32Array;
  firmBelow: Float32Array;
  /** How firmly each is held where it is, 0 = not at all. */
  hold: Float32Array;
  /** What the piece is drawn by, by channel: each tie's firmness times what it asks for. */
  pull: Float32Array;
}

/** Before and after the coarser grid's turn. */
const FIRST_SWEEPS = 1;
const SWEEPS = 2;
const LAST_SWEEPS = 24;
/** Fewer pieces than this are worked on as they are. */
const FEW = 24;

/**
 * How much each piece is raised, by channel, so that all ties give least: Gauss–Seidel on the grid and on coarser ones (one V-cycle; Brandt 1977, with
 * the coarse grid's ties scaled for joined pieces: Braess 1995).
 */
export function balance(network: Network, channels: number): Float32Array {
  const count = network.hold.length;
  const tones = new Float32Array(count * channels);
  const { left, above, weight } = backwards(network);
  const sweep = () => relax(network, left, above, weight, tones, channels);
  if (count <= FEW) {
    for (let n = 0; n < LAST_SWEEPS; n++) sweep();
    return tones;
  }
  for (let n = 0; n < FIRST_SWEEPS; n++) sweep();
  const { coarse, owner } = joined(network, restOf(network, left, above, weight, tones, channels), channels);
  // A grid that gets no smaller has no ties.
  if (coarse.hold.length < count) {
    const raised = balance(coarse, channels);
    for (let n = 0; n < count; n++) for (let c = 0; c < channels; c++) tones[n * channels + c] += raised[owner[n] * channels + c];
  }
  for (let n = 0; n < SWEEPS; n++) sweep();
  return tones;
}

function backwards({ right, below, firmRight, firmBelow, hold }: Network) {
  const [left, above] = [new Int32Array(hold.length).fill(-1), new Int32Array(hold.length).fill(-1)];
  const weight = hold.slice();
  for (let n = 0; n < hold.length; n++) {
    const [r, b] = [right[n], below[n]];
    if (r >= 0) {
      left[r] = n;
      weight[n] += firmRight[n];
      weight[r] += firmRight[n];
    }
    if (b >= 0) {
      above[b] = n;
      weight[n] += firmBelow[n];
      weight[b] += firmBelow[n];
    }
  }
  return { left, above, weight };
}

function relax(network: Network, left: Int32Array, above: Int32Array, weight: Float32Array, tones: Float32Array, channels: number): void {
  const { right, below, firmRight, firmBelow, pull } = network;
  for (let n = 0; n < weight.length; n++) {
    if (weight[n] === 0) continue;
    const r = right[n];
    const b = below[n];
    const l = left[n];
    const a = above[n];
    const at = n * channels;
    for (let c = 0; c < channels; c++) {
      let sum = pull[at + c];
      if (r >= 0) sum += firmRight[n] * tones[r * channels + c];
      if (b >= 0) sum += firmBelow[n] * tones[b * channels + c];
      if (l >= 0) sum += firmRight[l] * tones[l * channels + c];
      if (a >= 0) sum += firmBelow[a] * tones[a * channels + c];
      tones[at + c] = sum / weight[n];
    }
  }
}

/** What is still asked of each piece. */
function restOf(network: Network, left: Int32Array, above: Int32Array, weight: Float32Array, tones: Float32Array, channels: number): Float32Array {
  const { right, below, firmRight, firmBelow, pull } = network;
  const rest = new Float32Array(pull.length);
  for (let n = 0; n < weight.length; n++) {
    const r = right[n];
    const b = below[n];
    const l = left[n];
    const a = above[n];
    const at = n * channels;
    for (let c = 0; c < channels; c++) {
      let value = pull[at + c] - weight[n] * tones[at + c];
      if (r >= 0) value += firmRight[n] * tones[r * channels + c];
      if (b >= 0) value += firmBelow[n] * tones[b * channels + c];
      if (l >= 0) value += firmRight[l] * tones[l * channels + c];
      if (a >= 0) value += firmBelow[a] * tones[a * channels + c];
      rest[at + c] = value;
    }
  }
  return rest;
}

/** Two by two pieces as one. What differs over two of them differs half as much from one to the next, so ties between joined ones count half. */
function joined({ columns, rows, right, below, firmRight, firmBelow, hold }: Network, rest: Float32Array, channels: number) {
  let [across, down] = [0, 0];
  for (let n = 0; n < hold.length; n++) {
    if (columns[n] >> 1 >= across) across = (columns[n] >> 1) + 1;
    if (rows[n] >> 1 >= down) down = (rows[n] >> 1) + 1;
  }
  const numbers = new Int32Array(across * down).fill(-1);
  const owner = new Int32Array(hold.length);
  let count = 0;
  for (let n = 0; n < hold.length; n++) {
    const cell = (rows[n] >> 1) * across + (columns[n] >> 1);
    if (numbers[cell] < 0) numbers[cell] = count++;
    owner[n] = numbers[cell];
  }
  const coarse: Network = {
    columns: new Int32Array(count),
    rows: new Int32Array(count),
    right: new Int32Array(count).fill(-1),
    below: new Int32Array(count).fill(-1),
    firmRight: new Float32Array(count),
    firmBelow: new Float32Array(count),
    hold: new Float32Array(count),
    pull: new Float32Array(count * channels),
  };
  for (let n = 0; n < hold.length; n++) {
    const own = owner[n];
    coarse.columns[own] = columns[n] >> 1;
    coarse.rows[own] = rows[n] >> 1;
    coarse.hold[own] += hold[n];
    for (let c = 0; c < channels; c++) coarse.pull[own * channels + c] += rest[n * channels + c];
    tie(coarse.right, coarse.firmRight, own, right[n] >= 0 ? owner[right[n]] : own, firmRight[n] / 2);
    tie(coarse.below, coarse.firmBelow, own, below[n] >= 0 ? owner[below[n]] : own, firmBelow[n] / 2);
  }
  return { coarse, owner };
}

function tie(neighbours: Int32Array, firm: Float32Array, own: number, other: number, by: number): void {
  if (other === own) return;
  neighbours[own] = other;
  firm[own] += by;
}
