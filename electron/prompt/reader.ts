import { join } from 'node:path';
import { INTENTS } from '../../shared/intents.ts';
import type { Intent, PromptReading } from '../../shared/prompt.ts';
import { assertPrompt } from './assert-prompt.ts';
import type { FeatureNumbers } from './feature-names.ts';
import { createForeignWords, type ForeignWords } from './foreign-words.ts';
import { evidenceOf } from './intent-evidence.ts';
import { type IntentFeatures, intentFeatures } from './intent-features.ts';
import { type IntentModel, readIntentModel, scoreIntent } from './intent-model.ts';
import { ruleEvidence } from './intent-rules.ts';
import { findLettering } from './lettering.ts';
import { type LetteringModel, readLetteringModel } from './lettering-model.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { layOutPrompt } from './prompt-layout.ts';
import { splitObjectAndStyle } from './split.ts';
import { readSplitWeights, type TaggerWeights } from './split-tagger.ts';
import { tokenize } from './tokens.ts';
import { asksForTile } from './tool-syntax.ts';

/** Reads prompts: what is wanted, which strings are to be lettered, what is shown and in which manner. */
export interface PromptReader {
  /**
   * Pure and deterministic; every span holds `prompt.slice(start, end) === text`. The first call loads the words and weights (some tens of milliseconds).
   * @throws AppError `empty-prompt` or `prompt-too-long`, nothing else
   */
  read(prompt: string): PromptReading;
}

/** A draft is wanted from this share of the thumbnail score on, whatever the intent. */
const DRAFT_SCORE = 0.3;
/** Of the rules' words for drafts: what they add up to before the trained weights are asked. */
const DRAFT_RULES = 2.4;

/** What the reader knows of words. */
export interface ReaderWords {
  lexicon: Lexicon;
  foreign: ForeignWords;
  lettering: LetteringModel;
}

interface ReaderParts extends ReaderWords {
  intents: IntentModel;
  split: TaggerWeights;
}

/** @param folder with lexicon.bin and the trained weights: assets/reader */
export function createPromptReader(folder: string): PromptReader {
  let parts: ReaderParts | undefined;
  return {
    read(prompt) {
      assertPrompt(prompt);
      parts ??= { ...readWords(folder), intents: readIntentModel(join(folder, 'intent.json')), split: readSplitWeights(join(folder, 'split.bin')) };
      return readWith(parts, prompt);
    },
  };
}

export function readWords(folder: string): ReaderWords {
  return { lexicon: readLexicon(join(folder, 'lexicon.bin')), foreign: createForeignWords(), lettering: readLetteringModel(join(folder, 'lettering.json')) };
}

function readWith(parts: ReaderParts, prompt: string): PromptReading {
  const look = lookAt(prompt, parts, parts.intents.rows);
  const scored = scoreIntent(look.features, look.tokens, parts.intents, parts.lexicon);
  const { scores } = scored;
  const ranked = [...INTENTS].sort((a, b) => scores[b] - scores[a]) as [Intent, Intent];
  const draftRules = look.rules.filter(({ intent }) => intent === 'thumbnail').reduce((sum, { weight }) => sum + weight, 0);
  return {
    prompt,
    intent: ranked[0],
    scores,
    runnerUp: ranked[1],
    evidence: evidenceOf(prompt, look.tokens, look.lettering, scored),
    isDraft: ranked[0] === 'thumbnail' || scores.thumbnail >= DRAFT_SCORE || draftRules >= DRAFT_RULES,
    lettering: look.lettering,
    ...splitObjectAndStyle(prompt, look.masked, look.segments, { ...parts, weights: parts.split }),
    corrected: [],
  };
}

/** Everything that is found in a prompt before its intent is weighed; training looks at prompts through the same eyes. */
export function lookAt(prompt: string, words: ReaderWords, numbers: FeatureNumbers) {
  const layout = layOutPrompt(prompt);
  const { masked, segments } = layout;
  const lettering = findLettering(layout, words.lettering);
  const content = blank(masked, lettering);
  const rules = ruleEvidence(prompt, content, segments, lettering);
  const tokens = tokenize(content, segments, words);
  const flags = asksForTile(prompt) ? ['tile'] : [];
  const features: IntentFeatures = intentFeatures({ prompt, content, tokens, segmentCount: segments.length, lettering, rules, flags }, words.lexicon, numbers);
  return { masked, lettering, segments, rules, tokens, features };
}

function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}
