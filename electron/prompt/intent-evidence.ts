import { INTENTS } from '../../shared/intents.ts';
import type { Evidence, LetteringRequest } from '../../shared/prompt.ts';
import type { IntentScores } from './intent-model.ts';
import { LETTERING_RULE } from './intent-rules.ts';
import { FUNCTION_WORDS } from './subject.ts';
import type { Token } from './tokens.ts';

const CLASSES = INTENTS.length;
/** Words that add less than this (log-odds against the mean of the intents) are not worth showing. */
const LEAST = 0.4;
const MOST_SHOWN = 12;

/**
 * The words that spoke for an intent: neighbours that say the same become one phrase, and the strongest are kept, in the order of the prompt. A string to
 * letter is evidence as a whole.
 */
export function evidenceOf(
  prompt: string,
  tokens: readonly Token[],
  lettering: readonly LetteringRequest[],
  { byToken, byStrings, strongest }: IntentScores,
): Evidence[] {
  const words: Omit<Evidence, 'text'>[] = [];
  for (const [t, { start, end, word }] of tokens.entries()) {
    const spoken = FUNCTION_WORDS.has(word) || saysNothing(word) ? null : spokenFor(byToken, t * CLASSES);
    if (spoken) words.push({ start, end, ...spoken, rule: ruleName(strongest[t]) });
  }
  const phrases = joined(prompt, words);
  const strings = lettering.length === 0 ? null : spokenFor(byStrings, 0);
  if (strings) {
    const weight = rounded(strings.weight / lettering.length);
    for (const { start, end } of lettering) phrases.push({ start, end, text: prompt.slice(start, end), intent: strings.intent, weight, rule: LETTERING_RULE });
  }
  const kept = phrases.sort((a, b) => b.weight - a.weight || a.start - b.start).slice(0, MOST_SHOWN);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Praise and figures stand in prompts of every kind: what they weigh is chance, and as evidence they would only puzzle. */
const PRAISE = new Set(['best', 'quality', 'masterpiece', 'highly', 'very', 'ultra', 'super', 'award', 'winning', 'trending', 'artstation', 'hd', 'uhd', 'hq']);

function saysNothing(word: string): boolean {
  return PRAISE.has(word) || !/\p{L}{2}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word);
}

/** The intent that weights speak for most, if clearly. */
function spokenFor(weights: Float64Array, at: number): { intent: Evidence['intent']; weight: number } | null {
  let best = 0;
  let sum = 0;
  for (let c = 0; c < CLASSES; c++) {
    sum += weights[at + c];
    if (weights[at + c] > weights[at + best]) best = c;
  }
  const weight = weights[at + best] - sum / CLASSES;
  return weight < LEAST ? null : { intent: INTENTS[best], weight };
}

/** What may stand between two words of one phrase: space, a hyphen, or one short word that does not begin another thing. */
const WITHIN_PHRASE = /^(?:[\s-]{0,2}|\s(?!(?:and|with|or|und|mit|et|con|y)\s)\p{L}{1,4}\s)$/u;

/** Words of one intent that stand together. */
function joined(prompt: string, words: readonly Omit<Evidence, 'text'>[]): Evidence[] {
  const phrases: Evidence[] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last && last.intent === word.intent && word.start - last.end <= 7 && WITHIN_PHRASE.test(prompt.slice(last.end, word.start))) {
      last.end = word.end;
      if (word.weight > last.weight) last.rule = word.rule;
      last.weight += word.weight;
    } else phrases.push({ ...word, text: '' });
  }
  for (const phrase of phrases) {
    phrase.text = prompt.slice(phrase.start, phrase.end);
    phrase.weight = rounded(phrase.weight);
  }
  return phrases;
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
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
  const [, subjectClass] = /^(?:subject class|no medium, subject) (\w+)/.exec(name) ?? [];
  if (subjectClass && CLASS_WORDS[subjectClass]) return `${CLASS_WORDS[subjectClass]} is the subject`;
  const [, medium, ofClass] = /^medium (\S+) of (\w+)/.exec(name) ?? [];
  if (medium) return CLASS_WORDS[ofClass] ? `${medium} of ${CLASS_WORDS[ofClass]}` : `a ${medium}`;
  const [, mentioned] = /^(?:lead )?class (\w+)/.exec(name) ?? [];
  if (mentioned && CLASS_WORDS[mentioned]) return CLASS_WORDS[mentioned];
  return 'wording';
}
