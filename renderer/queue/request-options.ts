import type { Job, JobRequestInput } from '../../shared/job.ts';
import type { LetteringOptions } from '../../shared/lettering.ts';
import type { Intent, PromptWords } from '../../shared/prompt.ts';
import { usableOptions } from '../lettering/lettering-options.ts';
import { mayVary } from '../reading/words.ts';
import { msg } from '../words/t.ts';

/** What the composer and the edit dialog let an artist fix; null = as the prompt reads. */
export interface RequestOptions {
  width: number;
  height: number;
  column: 'draft' | 'final' | null;
  intent: Intent | null;
  /** Renders it whatever the matrix says; null = as the matrix says. */
  model: string | null;
  seed: number | null;
  /** Object and style rendered apart; null = as the matrix says. */
  split: boolean | null;
  /** What is left out is read from the prompt or chosen by Galley; an empty list of texts = no lettering. */
  lettering: LetteringOptions;
  /** The artist's own object / style split of the one prompt that is written; null = as the prompt reads. */
  words: PromptWords | null;
  /** How many variations are drawn; null = all. */
  sample: number | null;
}

export const DEFAULT_OPTIONS: RequestOptions = {
  width: 1024,
  height: 1024,
  column: null,
  intent: null,
  model: null,
  seed: null,
  split: null,
  lettering: {},
  words: null,
  sample: null,
};

export const SIZE_PRESETS: readonly { label: string; width: number; height: number }[] = [
  { label: msg('Square · 1024 × 1024'), width: 1024, height: 1024 },
  { label: msg('Small square · 512 × 512'), width: 512, height: 512 },
  { label: msg('Large square · 2048 × 2048'), width: 2048, height: 2048 },
  { label: msg('Portrait · 832 × 1216'), width: 832, height: 1216 },
  { label: msg('Poster · 1024 × 1536'), width: 1024, height: 1536 },
  { label: msg('Landscape · 1216 × 832'), width: 1216, height: 832 },
  { label: msg('Wide · 1344 × 768'), width: 1344, height: 768 },
];

/** The request for one prompt. Left-out fields stay left out, so that the studio chooses them. */
export function requestOf(prompt: string, options: RequestOptions, baseSha256: string | null): JobRequestInput {
  const lettering = usableOptions(options.lettering, options);
  return {
    prompt,
    width: options.width,
    height: options.height,
    ...(options.column !== null && { column: options.column }),
    ...(options.intent !== null && { intent: options.intent }),
    ...(options.model !== null && { model: options.model }),
    ...(options.seed !== null && { seed: options.seed }),
    ...(options.split !== null && { split: options.split }),
    ...(lettering !== undefined && { lettering }),
    ...(options.words !== null && !mayVary(prompt) && { words: options.words }),
    ...(options.sample !== null && mayVary(prompt) && { sample: options.sample }),
    ...(baseSha256 !== null && { baseSha256 }),
  };
}

/** The options that a job was queued with. */
export function optionsOf({ request }: Job): RequestOptions {
  return {
    width: request.width,
    height: request.height,
    column: request.column ?? null,
    intent: request.intent ?? null,
    model: request.model ?? null,
    seed: request.seed,
    split: request.split ?? null,
    lettering: request.lettering ?? {},
    words: request.words ?? null,
    sample: null,
  };
}
