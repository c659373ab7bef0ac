/**
 * A part of a feature's name, with two hashes of its text. The hashes of parts add up to those of the joined name (a polynomial over the code units, Karp
 * and Rabin 1987), so that a weight is found by its name without joining or hashing a string: that is what reading would otherwise spend its time on.
 */
export interface NamePart {
  readonly text: string;
  readonly hash: number;
  readonly check: number;
  /** The hashes' bases to the power of the text's length. */
  readonly hashPower: number;
  readonly checkPower: number;
}

const HASH_BASE = 0x9e3779b1;
const CHECK_BASE = 0x85ebca6b;

export function namePart(text: string): NamePart {
  let hash = 0;
  let check = 0;
  let hashPower = 1;
  let checkPower = 1;
  for (let i = 0; i < text.length; i++) {
    // One more than the code unit: a leading U+0000 must not vanish.
    const unit = text.charCodeAt(i) + 1;
    hash = (Math.imul(hash, HASH_BASE) + unit) | 0;
    check = (Math.imul(check, CHECK_BASE) + unit) | 0;
    hashPower = Math.imul(hashPower, HASH_BASE);
    checkPower = Math.imul(checkPower, CHECK_BASE);
  }
  return { text, hash, check, hashPower, checkPower };
}

/** Parts for each of the given texts. */
export function nameParts<T extends string>(texts: readonly T[]): Record<T, NamePart> {
  return Object.fromEntries(texts.map((text) => [text, namePart(text)])) as Record<T, NamePart>;
}

export const EMPTY: NamePart = namePart('');

export function joinParts(a: NamePart, b: NamePart, c = EMPTY, d = EMPTY): NamePart {
  return {
    text: a.text + b.text + c.text + d.text,
    hash: hashOf(a, b, c, d, EMPTY, EMPTY),
    check: checkOf(a, b, c, d, EMPTY, EMPTY),
    hashPower: Math.imul(Math.imul(a.hashPower, b.hashPower), Math.imul(c.hashPower, d.hashPower)),
    checkPower: Math.imul(Math.imul(a.checkPower, b.checkPower), Math.imul(c.checkPower, d.checkPower)),
  };
}

function hashOf(a: NamePart, b: NamePart, c: NamePart, d: NamePart, e: NamePart, f: NamePart): number {
  let hash = (Math.imul(a.hash, b.hashPower) + b.hash) | 0;
  hash = (Math.imul(hash, c.hashPower) + c.hash) | 0;
  hash = (Math.imul(hash, d.hashPower) + d.hash) | 0;
  hash = (Math.imul(hash, e.hashPower) + e.hash) | 0;
  return (Math.imul(hash, f.hashPower) + f.hash) | 0;
}

function checkOf(a: NamePart, b: NamePart, c: NamePart, d: NamePart, e: NamePart, f: NamePart): number {
  let check = (Math.imul(a.check, b.checkPower) + b.check) | 0;
  check = (Math.imul(check, c.checkPower) + c.check) | 0;
  check = (Math.imul(check, d.checkPower) + d.check) | 0;
  check = (Math.imul(check, e.checkPower) + e.check) | 0;
  return (Math.imul(check, f.checkPower) + f.check) | 0;
}

/** Takes features by the parts of their names. */
export interface FeatureSink {
  add(a: NamePart, b?: NamePart, c?: NamePart, d?: NamePart, e?: NamePart, f?: NamePart): void;
}

/** Writes the names down: for training, which has to learn which features there are. */
export class NameList implements FeatureSink {
  readonly names: string[] = [];

  add(a: NamePart, b = EMPTY, c = EMPTY, d = EMPTY, e = EMPTY, f = EMPTY): void {
    this.names.push(a.text + b.text + c.text + d.text + e.text + f.text);
  }
}

/** Numbers features by the parts of their names. */
export interface FeatureNumbers {
  /** Number of the feature whose name the parts make; -1 = it is not known. */
  find(a: NamePart, b?: NamePart, c?: NamePart, d?: NamePart, e?: NamePart, f?: NamePart): number;
}

/** Gives every name a number: for training. */
export class NameBook implements FeatureNumbers {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  find(a: NamePart, b = EMPTY, c = EMPTY, d = EMPTY, e = EMPTY, f = EMPTY): number {
    const name = a.text + b.text + c.text + d.text + e.text + f.text;
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }
}

/** Numbers the names of a model's features: an open hash table with 64 bits for each, so that another name is taken for one of them about never. */
export class NameTable implements FeatureNumbers {
  /** Slot → hash of its name; 0 = free. Apart from the rest, so that it stays in the processor's cache: most names that are asked for are not there. */
  private readonly hashes: Int32Array;
  private readonly numbers: Int32Array;
  private readonly checks: Int32Array;
  private readonly shift: number;

  constructor(names: readonly string[]) {
    const bits = Math.max(4, Math.ceil(Math.log2(names.length * 2)));
    this.hashes = new Int32Array(1 << bits);
    this.numbers = new Int32Array(1 << bits);
    this.checks = new Int32Array(1 << bits);
    this.shift = 32 - bits;
    for (let number = 0; number < names.length; number++) {
      const { hash, check } = namePart(names[number]);
      let slot = this.firstSlot(hash);
      while (this.hashes[slot] !== 0) slot = (slot + 1) & (this.hashes.length - 1);
      this.hashes[slot] = hash || 1;
      this.numbers[slot] = number;
      this.checks[slot] = check;
    }
  }

  find(a: NamePart, b = EMPTY, c = EMPTY, d = EMPTY, e = EMPTY, f = EMPTY): number {
    const { hashes } = this;
    const hash = hashOf(a, b, c, d, e, f);
    const wanted = hash || 1;
    for (let slot = this.firstSlot(hash); hashes[slot] !== 0; slot = (slot + 1) & (hashes.length - 1)) {
      if (hashes[slot] === wanted && this.checks[slot] === checkOf(a, b, c, d, e, f)) return this.numbers[slot];
    }
    return -1;
  }

  private firstSlot(hash: number): number {
    // The low bits of a polynomial hash say little: the high ones of a product choose the slot.
    return Math.imul(hash, 0x9e3779b1) >>> this.shift;
  }
}
