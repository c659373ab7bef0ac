import { type Evidence, INTENTS } from '../../shared/prompt.ts';
import type { Contribution } from './intent-model.ts';

/** Words that add less than this (log-odds against the mean of the intents) are not worth showing. */
const LEAST = 0.4;
const MOST_SHOWN = 12;

interface WordSum {
  start: number;
  end: number;
  weights: number[];
  /** The contribution that says most, for its name. */
  strongest: { name: string; weight: number };
}

/**
 * The words that spoke for an intent: every contribution is handed to the words it was seen in, neighbours that say the same become one phrase, and the
 * strongest are kept, in the order of the prompt.
 */
export function evidenceOf(prompt: string, contributions: readonly Contribution[]): Evidence[] {
  const phrases = joined(prompt, wordSums(prompt, contributions).flatMap(spokenFor));
  const kept = [...phrases].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_SHOWN);
  return phrases.filter((phrase) => kept.includes(phrase));
}

function wordSums(prompt: string, contributions: readonly Contribution[]): WordSum[] {
  const sums = new Map<number, WordSum>();
  for (const { name, start, end, weights } of contributions) {
    if (start === end) continue;
    const words = wordsIn(prompt, start, end);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    for (const word of words) {
      const known = sums.get(word.start) ?? { ...word, weights: INTENTS.map(() => 0), strongest: { name: '', weight: 0 } };
      for (let c = 0; c < weights.length; c++) known.weights[c] += (weights[c] - mean) / words.length;
      const weight = Math.max(...weights) - mean;
      if (name !== '' && weight > known.strongest.weight) known.strongest = { name, weight };
      sums.set(word.start, known);
    }
  }
  return [...sums.values()].sort((a, b) => a.start - b.start);
}

/** A string to letter stays whole; other stretches are cut into words. */
function wordsIn(prompt: string, start: number, end: number): { start: number; end: number }[] {
  if (end - start > 60) return [{ start, end }];
  const words = [...prompt.slice(start, end).matchAll(/\S+/g)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
  return words.length === 0 ? [{ start, end }] : words;
}

function spokenFor({ start, end, weights, strongest }: WordSum): Omit<Evidence, 'text'>[] {
  const weight = Math.max(...weights);
  if (weight < LEAST) return [];
  return [{ start, end, intent: INTENTS[weights.indexOf(weight)], weight, rule: ruleName(strongest.name) }];
}

function joined(prompt: string, words: readonly Omit<Evidence, 'text'>[]): Evidence[] {
  const phrases: Evidence[] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last && word.start < last.end) continue;
    if (last && last.intent === word.intent && /^(?:[\s-]{0,2}|\s\p{L}{1,4}\s)$/u.test(prompt.slice(last.end, word.start))) {
      last.end = word.end;
      last.text = prompt.slice(last.start, last.end);
      if (word.weight > last.weight) last.rule = word.rule;
      last.weight += word.weight;
    } else phrases.push({ ...word, text: prompt.slice(word.start, word.end) });
  }
  return phrases.map((phrase) => ({ ...phrase, weight: Math.round(phrase.weight * 100) / 100 }));
}

const CLASS_WORDS: Record<string, string> = {
  person: 'a person',
  name: 'a known person',
  artist: 'an artist',
  spirit: 'a being of myth',
  animal: 'an animal',
  face: 'features of a face',
  body: 'a part of the body',
  fabric: 'a fabric',
  material: 'a material',
  substance: 'a substance',
  garment: 'clothing',
  carrier: 'something that carries words',
  communication: 'something said or written',
  medium: 'a medium',
  structure: 'a building',
  vehicle: 'a vehicle',
  implement: 'a thing',
  artifact: 'a thing',
  plant: 'a plant',
  food: 'food',
  location: 'a place',
};

/** A feature's name in words an artist understands. */
function ruleName(name: string): string {
  const [, rule] = /^rule (.+?)(?: −)?$/.exec(name) ?? [];
  if (rule) return rule;
  if (/^string/.test(name) || name === 'share lettered') return 'string to letter';
  const [, subjectClass] = /^(?:subject class|no medium, subject) (\w+)/.exec(name) ?? [];
  if (subjectClass && CLASS_WORDS[subjectClass]) return `${CLASS_WORDS[subjectClass]} is the subject`;
  const [, medium, ofClass] = /^medium (\S+) of (\w+)/.exec(name) ?? [];
  if (medium) return CLASS_WORDS[ofClass] ? `${medium} of ${CLASS_WORDS[ofClass]}` : `a ${medium}`;
  const [, mentioned] = /^(?:lead )?class (\w+)/.exec(name) ?? [];
  if (mentioned && CLASS_WORDS[mentioned]) return CLASS_WORDS[mentioned];
  return 'wording';
}
