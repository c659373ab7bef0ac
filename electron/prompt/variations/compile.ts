import { pickTable, type Table } from './picks.ts';
import type { ChoicePart, Option, Part, RangePart, WildcardPart } from './tree.ts';

/** What of a prompt varies, with its wildcards looked up and everything counted. Counts beyond 2^53 are Infinity. */
export type Node = string | OneNode | PickNode | RangePart;

export interface Sequence {
  nodes: readonly Node[];
  /** Combinations, 1 or more. */
  count: number;
  /** UTF-16 code units of the longest text; Infinity = endless. */
  longest: number;
}

interface Weighted {
  options: readonly Sequence[];
  weights: readonly number[];
}

export interface OneNode extends Weighted {
  kind: 'one';
  count: number;
  longest: number;
  /** Running sums of the options' counts and weights. */
  counts: Float64Array;
  chances: Float64Array;
}

export interface PickNode extends Weighted {
  kind: 'pick';
  count: number;
  longest: number;
  least: number;
  most: number;
  separator: string;
  /** Combinations that pick k of the options from i on, and the sum of their weights' products. */
  ways: Table;
  chances: Table;
}

/** Where wildcard files are looked up. */
export interface Wildcards {
  /** The options of a file, or why it cannot be used: a whole sentence. */
  find(name: string): { options: readonly Option[] } | { fault: string } | null;
  /** A file that may have been meant. */
  suggest(name: string): string | null;
}

export interface Compiled extends Sequence {
  /** What must be put right before this prompt can be queued; whole sentences. */
  faults: readonly string[];
}

/** Most options that can be picked at once, and wildcard files that may refer to one another in a row. */
const MAX_PICK = 32;
const MAX_CHAIN = 32;

/** Compiles prompts; a wildcard file is compiled once for all of them. Faulty places stay in the text as they are written. */
export function createCompiler(wildcards: Wildcards): (parts: readonly Part[]) => Compiled {
  const known = new Map<string, { node: OneNode | null; faults: ReadonlySet<string> }>();

  function sequenceOf(parts: readonly Part[], chain: readonly string[], faults: Set<string>): Sequence {
    const nodes = parts.map((part): Node => {
      if (typeof part === 'string' || part.kind === 'range') return part;
      if (part.kind === 'wildcard') return wildcardOf(part, chain, faults) ?? part.text;
      return choiceOf(part, chain, faults);
    });
    return { nodes, count: nodes.reduce((product, node) => times(product, countOf(node)), 1), longest: nodes.reduce((sum, node) => sum + longestOf(node), 0) };
  }

  function choiceOf({ options, pick }: ChoicePart, chain: readonly string[], faults: Set<string>): Node {
    if (pick === null) return oneOf(optionsOf(options, chain, faults));
    const [only] = options[0].parts;
    // `{2$$__colours__}` picks among the lines of the file.
    const isFile = options.length === 1 && options[0].parts.length === 1 && typeof only === 'object' && only.kind === 'wildcard';
    const lines = isFile ? wildcardOf(only, chain, faults) : null;
    const { options: sequences, weights } = lines ?? optionsOf(options, chain, faults);
    const most = Math.min(pick.most, sequences.length);
    if (pick.least > sequences.length) faults.add(`One pick asks for ${pick.least} of ${sequences.length} alternatives.`);
    else if (most > MAX_PICK) faults.add(`One pick asks for ${most} alternatives at once; at most ${MAX_PICK} can be picked.`);
    return pickOf(sequences, weights, { least: Math.min(pick.least, most, MAX_PICK), most: Math.min(most, MAX_PICK), separator: pick.separator });
  }

  function optionsOf(options: readonly Option[], chain: readonly string[], faults: Set<string>): Weighted {
    return { options: options.map(({ parts }) => sequenceOf(parts, chain, faults)), weights: options.map(({ weight }) => weight) };
  }

  /** @returns null when the wildcard stays as it is written */
  function wildcardOf({ name, text }: WildcardPart, chain: readonly string[], faults: Set<string>): OneNode | null {
    if (chain.includes(name)) {
      const circle = [...chain.slice(chain.indexOf(name)), name].map((link) => `__${link}__`);
      faults.add(`The wildcard files refer to each other in a circle: ${circle.join(' → ')}.`);
      return null;
    }
    if (chain.length >= MAX_CHAIN) {
      faults.add(`The wildcard files refer to each other more than ${MAX_CHAIN} deep, from __${chain[0]}__ on.`);
      return null;
    }
    let result = known.get(name);
    if (!result) {
      result = lookUp(name, text, [...chain, name]);
      known.set(name, result);
    }
    for (const fault of result.faults) faults.add(fault);
    return result.node;
  }

  function lookUp(name: string, text: string, chain: readonly string[]): { node: OneNode | null; faults: ReadonlySet<string> } {
    const faults = new Set<string>();
    const found = wildcards.find(name);
    if (found && 'options' in found) return { node: oneOf(optionsOf(found.options, chain, faults)), faults };
    if (found) faults.add(found.fault);
    // Words between underscores are a file's name only when there is one.
    else if (!name.includes(' ')) {
      const meant = wildcards.suggest(name);
      faults.add(`There is no wildcard file wildcards/${name}.txt: ${meant ? `__${meant}__ may be meant; ` : ''}write \\${text} for the words themselves.`);
    }
    return { node: null, faults };
  }

  return (parts) => {
    const faults = new Set<string>();
    return { ...sequenceOf(parts, [], faults), faults: [...faults] };
  };
}

/** A product of counts: exact up to 2^53, Infinity beyond. */
export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : exact(a * b);
}

/** A sum or product as a count. */
export function exact(value: number): number {
  return value <= Number.MAX_SAFE_INTEGER ? value : Number.POSITIVE_INFINITY;
}

export function countOf(node: Node): number {
  return typeof node === 'string' ? 1 : node.count;
}

function longestOf(node: Node): number {
  if (typeof node === 'string') return node.length;
  return node.kind === 'range' ? 20 : node.longest;
}

function oneOf({ options, weights }: Weighted): OneNode {
  const counts = new Float64Array(options.length);
  const chances = new Float64Array(options.length);
  // Options that are all of weight 0 are all alike.
  const hasWeights = weights.some((weight) => weight > 0);
  let count = 0;
  let chance = 0;
  let longest = 0;
  for (const [index, option] of options.entries()) {
    count = exact(count + option.count);
    chance += hasWeights ? weights[index] : 1;
    longest = Math.max(longest, option.longest);
    counts[index] = count;
    chances[index] = chance;
  }
  return { kind: 'one', options, weights, counts, chances, count, longest };
}

function pickOf(options: readonly Sequence[], written: readonly number[], form: Pick<PickNode, 'least' | 'most' | 'separator'>): PickNode {
  const counts = options.map((option) => option.count);
  const ways = pickTable(counts, form.most, times, exact);
  const weights = evenWeights(written);
  let count = 0;
  for (let size = form.least; size <= form.most; size += 1) count = exact(count + ways.at(0, size));
  const longest = form.most * (form.separator.length + options.reduce((most, option) => Math.max(most, option.longest), 0));
  return { kind: 'pick', options, weights, count, longest, ways, chances: pickTable(weights, form.most), ...form };
}

/** Weights with a mean of 1, so that their products stay within a double; 0 becomes so little that it is picked last. */
function evenWeights(weights: readonly number[]): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => (mean > 0 ? Math.max(weight / mean, 1e-9) : 1));
}
