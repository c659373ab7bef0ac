import { balance, type Network } from './network.ts';
import { type Ballot, type Field, type Level, REACH } from './votes.ts';

/** Pieces that differ by more than this in lightness or colour (0–255) where they overlap leave a seam that is seen. */
const SEEN = 4;
/** Fewer such places are specks. */
const FEWEST = 12;
/** Fewer known pixels under a piece, of nine, do not say what it differs by. */
const LEAST_KNOWN = 3;
/** How much more the known rim holds a piece than a neighbour does, for each of its known pixels that is looked at. */
const HOLD = 0.5;
/** Differences are common where their mean's square is this many times what chance would make it. */
const SURELY = 9;

/**
 * Takes away seams between pieces that were copied from lighter and darker places: each piece is raised or lowered as a whole, so that it meets its
 * neighbours and the known rim, and what they differ by is spread over all of the hole (patches with a bias in Darabi et al., “Image Melding”, 2012; the
 * field of biases solves Poisson's equation, Pérez et al. 2003). Texture that merely fits badly has no common difference, and nothing is changed.
 * @param ballot what the patches were voted with; null = each pixel is its own patch's
 */
export function matchTones(level: Level, field: Field, ballot: Ballot | null): void {
  const network = networkOf(level, field);
  if (!network) return;
  const tones = balance(network, level.channels);
  if (ballot) addVoted(level, field, ballot, tones);
  else addCentres(level, field, tones);
}

/** What pieces owe each other and the rim; null where no seam would be seen. */
function networkOf(level: Level, { stride, targets, sources }: Field): Network | null {
  const { width, height, channels } = level;
  const places = new Int32Array(width * height).fill(-1);
  for (let n = 0; n < targets.length; n++) places[targets[n]] = n;
  const network = createNetwork(targets.length, channels);
  const { columns, rows, right, below, hold, pull } = network;
  const look: Look = { count: 0, sums: new Float64Array(channels), squares: 0 };
  let seams = 0;
  for (let n = 0; n < targets.length; n++) {
    const i = targets[n];
    const x = i % width;
    const y = (i - x) / width;
    columns[n] = Math.floor((x - REACH) / stride);
    rows[n] = Math.floor((y - REACH) / stride);
    right[n] = x + stride < width ? places[i + stride] : -1;
    below[n] = y + stride < height ? places[i + stride * width] : -1;
    for (let side = 0; side < 2; side++) {
      const [shift, beside] = side === 0 ? [stride, right[n]] : [stride * width, below[n]];
      const from = sources[i + shift] - shift;
      if (beside < 0 || from === sources[i]) continue;
      lookAtOverlap(level, look, sources[i], from, side === 0 ? 1 : width, side === 0 ? width : 1, stride);
      if (draw(look, pull, n, 1, beside)) seams++;
    }
    const known = lookAtRim(level, look, i, sources[i]);
    if (known < LEAST_KNOWN) continue;
    hold[n] = HOLD * known;
    if (draw(look, pull, n, hold[n], -1)) seams++;
  }
  return seams < FEWEST ? null : network;
}

function createNetwork(count: number, channels: number): Network {
  return {
    columns: new Int32Array(count),
    rows: new Int32Array(count),
    right: new Int32Array(count),
    below: new Int32Array(count),
    firmRight: new Float32Array(count).fill(1),
    firmBelow: new Float32Array(count).fill(1),
    hold: new Float32Array(count),
    pull: new Float32Array(count * channels),
  };
}

/** Differences at some pixels, added up by channel. */
interface Look {
  count: number;
  sums: Float64Array;
  squares: number;
}

function clear(look: Look): void {
  look.count = 0;
  look.squares = 0;
  look.sums.fill(0);
}

function compare({ pixels, channels }: Level, look: Look, a: number, b: number): void {
  look.count++;
  for (let c = 0, p = a * channels, q = b * channels; c < channels; c++, p++, q++) {
    const difference = pixels[p] - pixels[q];
    look.sums[c] += difference;
    look.squares += difference * difference;
  }
}

/**
 * What another piece has more than the one at `from`, where they overlap.
 * @param beside where the other piece's source would have this one's middle
 * @param along step towards the other piece; @param across step at right angles to it
 */
function lookAtOverlap(level: Level, look: Look, from: number, beside: number, along: number, across: number, stride: number): void {
  clear(look);
  for (let a = stride - REACH; a <= REACH; a++) {
    for (let b = -REACH; b <= REACH; b += 2) compare(level, look, beside + a * along + b * across, from + a * along + b * across);
  }
}

/** What the known pixels under a piece have more than it. @returns how many there are of those that are looked at */
function lookAtRim(level: Level, look: Look, i: number, from: number): number {
  clear(look);
  for (let dy = -REACH; dy <= REACH; dy += 2) {
    for (let dx = -REACH; dx <= REACH; dx += 2) {
      const at = dy * level.width + dx;
      if (level.hole[i + at] === 0) compare(level, look, i + at, from + at);
    }
  }
  return look.count;
}

/**
 * Draws a piece by the common part of differences, which is all of it where they are alike and nothing where they scatter; the neighbour is drawn the
 * other way.
 * @returns whether it is seen
 */
function draw({ count, sums, squares }: Look, pull: Float32Array, n: number, firm: number, beside: number): boolean {
  const channels = sums.length;
  let together = 0;
  for (let c = 0; c < channels; c++) together += sums[c] * sums[c];
  together /= count;
  // What scatters has a mean of its own by chance.
  const scatter = ((squares - together) / (count - 1)) * SURELY;
  if (together <= scatter) return false;
  const share = (1 - scatter / together) / count;
  let most = 0;
  for (let c = 0; c < channels; c++) {
    const value = share * sums[c];
    pull[n * channels + c] += firm * value;
    if (beside >= 0) pull[beside * channels + c] -= firm * value;
    most = Math.max(most, Math.abs(value));
  }
  return most > SEEN;
}

/** Each pixel gets the mean of its patches' tones, as they were voted. */
function addVoted({ width, channels, pixels, hole }: Level, { targets, costs }: Field, { trust, open, sums, weights }: Ballot, tones: Float32Array): void {
  for (let n = 0; n < targets.length; n++) {
    const i = targets[n];
    const doubt = 20 + costs[i] / 25;
    const weight = trust[i] / (doubt * doubt);
    for (let dy = -REACH; dy <= REACH; dy++) {
      for (let to = i + dy * width - REACH, last = to + 2 * REACH; to <= last; to++) {
        if (hole[to] === 0) continue;
        weights[to] += weight;
        for (let c = 0; c < channels; c++) sums[to * channels + c] += tones[n * channels + c] * weight;
      }
    }
  }
  for (let n = 0; n < open.length; n++) {
    const i = open[n];
    if (weights[i] <= 0) continue;
    for (let c = 0, at = i * channels; c < channels; c++, at++) pixels[at] = within(pixels[at] + sums[at] / weights[i]);
  }
}

/** Each pixel gets the tone of the patch that it was copied from. */
function addCentres({ width, channels, pixels, hole }: Level, { stride, targets }: Field, tones: Float32Array): void {
  const own = new Int32Array(hole.length).fill(-1);
  for (let n = 0; n < targets.length; n++) {
    for (let dy = 0; dy < stride; dy++) {
      for (let to = targets[n] + dy * width, end = to + stride; to < end; to++) if (hole[to]) own[to] = n;
    }
  }
  for (let i = 0; i < own.length; i++) {
    if (own[i] >= 0) for (let c = 0; c < channels; c++) pixels[i * channels + c] = within(pixels[i * channels + c] + tones[own[i] * channels + c]);
  }
}

function within(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
}
