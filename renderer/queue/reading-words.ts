import type { PromptReading, ReadingPart } from '../../shared/prompt.ts';
import type { Route } from '../../shared/routing.ts';
import { formatMs } from '../ui/format.ts';
import type { Mark } from '../ui/highlight.ts';
import { msg, t } from '../words/t.ts';

/** The words that spoke for the intent, strongest first, each once; strings to letter are shown on their own. */
export function evidenceWords({ evidence, intent, lettering }: PromptReading): string[] {
  const isLettering = (text: string) => lettering.some((request) => request.text === text);
  const words = evidence.filter((entry) => entry.intent === intent && entry.weight > 0 && entry.text !== '' && !isLettering(entry.text));
  return [...new Set(words.sort((a, b) => b.weight - a.weight).map((entry) => entry.text))];
}

/** What to highlight in the prompt: words that gave the intent, in its colour, and strings that will be lettered. `offset` moves all marks. */
export function readingMarks(reading: PromptReading, offset = 0): Mark[] {
  const evidence = reading.evidence.filter((entry) => entry.intent === reading.intent && entry.weight > 0);
  return [
    ...evidence.map(({ start, end }) => ({ start: start + offset, end: end + offset, kind: `evidence-${reading.intent}` })),
    ...reading.lettering.map(({ start, end }) => ({ start: start + offset, end: end + offset, kind: 'lettering' })),
  ];
}

/** Where the object and the style stand in the prompt. */
export function wordMarks({ object, style }: Pick<PromptReading, 'object' | 'style'>, offset = 0): Mark[] {
  const marks = (spans: PromptReading['object'], kind: string) => spans.map(({ start, end }) => ({ start: start + offset, end: end + offset, kind }));
  return [...marks(object, 'object'), ...marks(style, 'style')];
}

/** "about 4.1 s", or '' when nothing was measured yet. */
export function secondsWords({ prediction }: Route): string {
  return prediction.seconds === null ? '' : t('about {time}', { time: formatMs(prediction.seconds * 1000) });
}

/** "about 4.1 s, from 12 runs", or '' when nothing was measured yet. */
export function predictionWords({ prediction }: Route): string {
  if (prediction.seconds === null) return '';
  return t('about {time}, from {runs, plural, one {# run} other {# runs}}', { time: formatMs(prediction.seconds * 1000), runs: prediction.runs });
}

/** Parts of a reading within a sentence; `t` says them. */
export const PART_WORDS: Record<ReadingPart, string> = { intent: msg('intent'), lettering: msg('lettering'), words: msg('object and style') };

/** "Corrected: intent, lettering" */
export function correctedWords({ corrected }: Pick<PromptReading, 'corrected'>): string {
  return t('Corrected: {parts}', { parts: corrected.map((part) => t(PART_WORDS[part])).join(', ') });
}
