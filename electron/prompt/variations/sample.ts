import { combinationAt, randomCombination } from './combine.ts';
import type { Sequence } from './compile.ts';

/** Up to here every combination is weighed, so that a sample follows the weights to the last one. */
const MAX_WEIGHED = 10_000;
/** Draws in a row that bring nothing new before another way is taken. */
const MAX_MISSES = 1000;

/**
 * Draws different combinations by their weights, in the order in which they are drawn: a larger sample begins with the smaller one. A sample of all or
 * more is all of them, in their order. What weights make all but impossible to draw is filled up evenly.
 * @param size 1 or more
 * @param seed the same seed draws the same
 */
export function drawSample(sequence: Sequence, size: number, seed: number): string[] {
  const { count } = sequence;
  if (size >= count) return Array.from({ length: count }, (_, index) => combinationAt(sequence, index).text);
  const random = createRandom(seed);
  return count <= MAX_WEIGHED ? drawWeighed(sequence, size, random) : drawTried(sequence, size, random);
}

/** Weighted sampling without replacement by exponential keys (Efraimidis and Spirakis 2006, A-Res): the smallest of E / weight come first. */
function drawWeighed(sequence: Sequence, size: number, random: () => number): string[] {
  const keyed = Array.from({ length: sequence.count }, (_, index) => {
    const { text, logChance } = combinationAt(sequence, index);
    return { text, index, key: Math.log(-Math.log(1 - random())) - logChance };
  });
  const isBefore = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  keyed.sort((a, b) => isBefore(a.key, b.key) || a.index - b.index);
  return keyed.slice(0, size).map(({ text }) => text);
}

function drawTried(sequence: Sequence, size: number, random: () => number): string[] {
  const drawn = new Map<string, string>();
  const last = Math.min(sequence.count, Number.MAX_SAFE_INTEGER);
  let number = 0;
  const ways = [() => randomCombination(sequence, random), () => combinationAt(sequence, Math.floor(random() * last)), () => combinationAt(sequence, number++)];
  let way = 0;
  for (let misses = 0; drawn.size < size; ) {
    const { key, text } = ways[way]();
    misses = drawn.has(key) ? misses + 1 : 0;
    drawn.set(key, drawn.get(key) ?? text);
    if (misses > MAX_MISSES && way < ways.length - 1) {
      way += 1;
      misses = 0;
    }
  }
  return [...drawn.values()];
}

/** Mulberry32 (Tommy Ettinger), 32 bits of state. @returns numbers from 0 up to, but not, 1 */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
