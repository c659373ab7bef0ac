import { type ErrorWords, errorWords } from '../app/error-words.ts';
import type { PromptPreview, StudioClient } from '../app/studio-client.ts';
import { mayVary } from '../reading/words.ts';
import { type Composed, promptsIn } from './composer-prompts.ts';
import { type PromptPart, promptAt } from './prompt-lines.ts';
import { requestOf } from './request-options.ts';

/** What the studio says of what is written. */
export interface ComposerReading {
  /** The reading of the prompt that the caret is in; kept while the next one is being read. */
  preview: { part: PromptPart; reading: PromptPreview } | null;
  problem: ErrorWords | null;
  /** Jobs that the prompts would become, as of the last reading; null = not known. */
  total: number | null;
}

export interface ReadingsOptions {
  api: Pick<StudioClient['prompt'], 'preview' | 'previewImport'>;
  /** As it is now. */
  composed: () => Composed & { caret: number };
  /** Names only what changes. */
  onRead: (reading: Partial<ComposerReading>) => void;
}

export interface Readings {
  /** At once, one reading at a time: what is typed meanwhile is read when it is here. */
  readSoon: () => void;
  /** Jobs that all prompts would become. @throws AppError what the studio refuses */
  countAll: () => Promise<number>;
  /** What was typed up to now is gone, and so are its readings that are still on their way. */
  forget: () => void;
}

/** Reads what is written while it is written. */
export function createReadings({ api, composed, onRead }: ReadingsOptions): Readings {
  let ticket = 0;
  /** Readings of what was typed up to this ticket belong to prompts that are gone. */
  let goneUpTo = 0;
  let isReading = false;

  const previewOf = (prompt: string) => {
    const { options, base } = composed();
    return api.preview({ request: requestOf(prompt, options, base?.sha256 ?? null) });
  };

  async function countAll(): Promise<number> {
    const parts = promptsIn(composed());
    if (!parts.some(({ text }) => mayVary(text))) return parts.length;
    if (parts.length === 1) return (await previewOf(parts[0].text)).variations;
    const { width, height, sample, seed } = composed().options;
    const defaults = { width, height, priority: 0, ...(sample !== null && { sample }), ...(seed !== null && { seed }) };
    return (await api.previewImport({ fileName: 'prompts.json', content: JSON.stringify(parts.map(({ text }) => text)), defaults })).count;
  }

  async function read(mine: number): Promise<void> {
    const part = promptAt(promptsIn(composed()), composed().caret);
    if (part === null) return onRead({ preview: null, problem: null });
    try {
      const reading = await previewOf(part.text);
      const total = promptsIn(composed()).length === 1 ? reading.variations : await countAll();
      // A reading of a text that has grown since is better than none: a fast typist sees one after the other.
      if (mine > goneUpTo) onRead({ preview: { part, reading }, total, problem: null });
    } catch (error) {
      if (mine === ticket) onRead({ preview: null, total: null, problem: errorWords(error) });
    }
  }

  async function readAll(): Promise<void> {
    isReading = true;
    for (let last = 0; last !== ticket; ) {
      last = ticket;
      await read(last);
    }
    isReading = false;
  }

  return {
    readSoon() {
      ticket++;
      if (!isReading) void readAll();
    },
    countAll,
    forget() {
      goneUpTo = ++ticket;
    },
  };
}
