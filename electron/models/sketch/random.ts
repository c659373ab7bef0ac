/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  range(from: number, to: number): number;
  /** A whole number in [from, to], both included. */
  int(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent source: it depends on this source's seed and the label only, not on how many numbers were drawn. */
  fork(label: string): Random;
  /** 32-bit seed for code that hashes for itself. */
  readonly seed: number;
}

/** FNV-1a with a final avalanche: 32 unsigned bits. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixBits(hash);
}

/** Murmur3's 32-bit finaliser: every input bit moves every output bit. */
export function mixBits(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** sfc32 (Doty-Humphrey, PractRand), its state filled by splitmix32. Numbers beyond 32 bits count with all their bits. */
export function createRandom(seed: number | string): Random {
  const start = typeof seed === 'string' || !Number.isInteger(seed) || seed < 0 || seed > 0xffffffff ? hashString(String(seed)) : mixBits(seed + 0x9e3779b9);
  let filler = start;
  const fill = () => {
    filler = (filler + 0x9e3779b9) | 0;
    return mixBits(filler) | 0;
  };
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x100000000;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    seed: start,
    next,
    range: (from, to) => from + next() * (to - from),
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
    fork: (label) => createRandom(mixBits(start ^ hashString(label))),
  };
}
