import { ruleEvidence } from '../../../electron/prompt/intent-rules.ts';
import { layOutPrompt } from '../../../electron/prompt/prompt-layout.ts';
import { type Evidence, INTENTS, type Intent } from '../../../shared/prompt.ts';
import { findLettering } from './lettering.ts';
import { splitObjectAndStyle } from './split.ts';

export interface PlainReading {
  intent: Intent;
  texts: readonly string[];
  object: readonly string[];
  style: readonly string[];
}

/** How Galley read before it was trained: rules alone, frozen but for the quotes and word lists that both share. The yardstick of `npm run bench -- reading`. */
export function readByRules(prompt: string): PlainReading {
  const { masked, range, segments } = layOutPrompt(prompt);
  const lettering = findLettering(prompt, masked, range);
  let content = masked;
  for (const { start, end } of lettering) content = content.slice(0, start) + ' '.repeat(end - start) + content.slice(end);
  const sums = sumsOf(ruleEvidence(prompt, content, segments, lettering));
  const { object, style } = splitObjectAndStyle(prompt, masked, segments);
  const textOf = ({ text }: { text: string }) => text;
  return {
    intent: [...INTENTS].sort((a, b) => sums[b] - sums[a])[0] as Intent,
    texts: lettering.map(textOf),
    object: object.map(textOf),
    style: style.map(textOf),
  };
}

/** The prior of a prompt without any evidence: most prompts want none of the special rows. */
const GENERAL_PRIOR = 2;

function sumsOf(evidence: readonly Evidence[]): Record<Intent, number> {
  const sums: Record<Intent, number> = { texture: 0, face: 0, typography: 0, thumbnail: 0, general: GENERAL_PRIOR };
  for (const { intent, weight } of evidence) sums[intent] += weight;
  return sums;
}
