import { countOf, type Node, type OneNode, type PickNode, type Sequence, times } from './compile.ts';
import { rangeValue } from './ranges.ts';

/** One of a prompt's combinations. */
export interface Combination {
  text: string;
  /** The same for the same choices. */
  key: string;
  /** Logarithm of its chance; -Infinity where a weight is 0. */
  logChance: number;
}

/** Decides at every place that varies: by number it takes a combination's index apart, by chance it asks a random source. */
interface Chooser {
  /** For the next place of a sequence; `rest` = combinations of what follows behind it. */
  next(rest: number): Choosing;
}

interface Choosing {
  one(node: OneNode): { option: number; inner: Chooser };
  range(count: number): number;
  size(node: PickNode): number;
  /** Whether option `at` is among the `left` that are still to be picked; null = it is not. */
  take(node: PickNode, at: number, left: number): Chooser | null;
}

/** The combination at an index from 0 to count - 1, without making those before it: first options first, the last place varies fastest. */
export function combinationAt(sequence: Sequence, index: number): Combination {
  return combine(sequence, byNumber(index));
}

/** A combination by the options' weights. @param random gives numbers from 0 up to, but not, 1 */
export function randomCombination(sequence: Sequence, random: () => number): Combination {
  return combine(sequence, byChance(random));
}

function byNumber(start: number): Chooser {
  let index = start;
  return {
    next(rest) {
      // Of an endless rest only the first 2^53 can be reached by number.
      let own = Math.floor(index / rest);
      index = rest === Number.POSITIVE_INFINITY ? index : index % rest;
      return {
        one(node) {
          const option = firstAbove(node.counts, own);
          return { option, inner: byNumber(own - (option > 0 ? node.counts[option - 1] : 0)) };
        },
        range: () => own,
        size(node) {
          let size = node.least;
          for (; own >= node.ways.at(0, size) && size < node.most; size += 1) own -= node.ways.at(0, size);
          return size;
        },
        take(node, at, left) {
          const others = node.ways.at(at + 1, left - 1);
          const taken = times(node.options[at].count, others);
          if (own >= taken) {
            own -= taken;
            return null;
          }
          const inner = byNumber(Math.floor(own / others));
          own = others === Number.POSITIVE_INFINITY ? own : own % others;
          return inner;
        },
      };
    },
  };
}

function byChance(random: () => number): Chooser {
  const chooser: Chooser = { next: () => choosing };
  const choosing: Choosing = {
    one: ({ chances }) => ({ option: firstAbove(chances, random() * chances[chances.length - 1]), inner: chooser }),
    range: (count) => Math.floor(random() * count),
    size: ({ least, most }) => least + Math.floor(random() * (most - least + 1)),
    take(node, at, left) {
      const chance = (node.weights[at] * node.chances.at(at + 1, left - 1)) / node.chances.at(at, left);
      return left >= node.options.length - at || random() < chance ? chooser : null;
    },
  };
  return chooser;
}

function combine({ nodes }: Sequence, chooser: Chooser): Combination {
  const rests = new Array<number>(nodes.length);
  let rest = 1;
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    rests[i] = rest;
    rest = times(rest, countOf(nodes[i]));
  }
  const pieces: Combination[] = [];
  for (const [i, node] of nodes.entries()) {
    pieces.push(typeof node === 'string' ? { text: node, key: '', logChance: 0 } : choose(node, chooser.next(rests[i])));
  }
  return {
    text: joined(pieces.map(({ text }) => text)),
    key: pieces.map(({ key }) => key).join(''),
    logChance: pieces.reduce((sum, { logChance }) => sum + logChance, 0),
  };
}

function choose(node: Exclude<Node, string>, choosing: Choosing): Combination {
  if (node.kind === 'range') {
    const index = choosing.range(node.count);
    return { text: rangeValue(node, index), key: `${index},`, logChance: -Math.log(node.count) };
  }
  if (node.kind === 'pick') return pick(node, choosing);
  const { option, inner } = choosing.one(node);
  const { text, key, logChance } = combine(node.options[option], inner);
  const chance = node.chances[option] - (option > 0 ? node.chances[option - 1] : 0);
  return { text, key: `${option},${key}`, logChance: logChance + Math.log(chance / node.chances[node.chances.length - 1]) };
}

function pick(node: PickNode, choosing: Choosing): Combination {
  const size = choosing.size(node);
  const picked: Combination[] = [];
  let key = '';
  let logChance = -Math.log(node.most - node.least + 1) - Math.log(node.chances.at(0, size));
  for (let at = 0; picked.length < size; at += 1) {
    const chooser = choosing.take(node, at, size - picked.length);
    if (!chooser) continue;
    const combination = combine(node.options[at], chooser);
    picked.push(combination);
    key += `${at},${combination.key}`;
    logChance += Math.log(node.weights[at]) + combination.logChance;
  }
  return { text: picked.map(({ text }) => text.trim()).join(node.separator), key: `(${key})`, logChance };
}

/** The first index whose value is above `value`; values never fall. */
function firstAbove(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Puts pieces together; where one of them is empty or brings its own spaces, no double space and no space before a comma is left. */
function joined(pieces: readonly string[]): string {
  let result = '';
  for (const piece of pieces) {
    if (piece === '') continue;
    if (/^[,.;:!?]/.test(piece)) result = result.replace(/ +$/, '') + piece;
    else result += result.endsWith(' ') ? piece.replace(/^ +/, '') : piece;
  }
  return result;
}
