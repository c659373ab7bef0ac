import { toErrorShape } from '../../shared/errors.ts';
import type { ImportPreview, ImportProblem, ImportText, JobRequest, JobRequestInput } from '../../shared/job.ts';
import { assertPrompt } from '../prompt/assert-prompt.ts';
import { importPrompts, parsePastedLines } from '../prompt/import-prompts.ts';
import { type PrepareParts, prepare, type ReadingCache } from './prepare.ts';
import { atOnce } from './turns.ts';
import type { Expander } from './variations.ts';

export type RowDefaults = Partial<Omit<JobRequestInput, 'prompt'>>;
export type QueueImport = Omit<ImportText, 'defaults'> & { defaults?: RowDefaults };

interface ReadImport<Taken> {
  /** What was made of each request; their prompts are literal. */
  taken: Taken[];
  problems: ImportProblem[];
  columns: string[];
}

const FIRST_REQUESTS = 12;
/** A preview is asked for at every key that is pressed: so many requests are read and routed, of the others only the words are checked. */
const PREPARED_IN_PREVIEW = 200;

/**
 * Takes the requests of a file row by row, broken lines apart. `overrides` win over what a row says, `defaults` do not.
 * @param take refuses a request that cannot be queued
 */
export function* readImport<Taken>(
  text: QueueImport,
  overrides: RowDefaults,
  expander: Expander,
  take: (request: JobRequest, index: number) => Taken,
): Generator<void, ReadImport<Taken>> {
  const { fileName, content, template, defaults = {} } = text;
  const { requests, lines, problems, columns, slots } = fileName === '' ? parsePastedLines(content, template) : importPrompts(fileName, content, template);
  const taken: Taken[] = [];
  const refused: ImportProblem[] = [];
  for (const [index, request] of requests.entries()) {
    const own: Taken[] = [];
    try {
      for (const variation of expander.expand({ ...defaults, ...request, ...overrides }, slots?.[index])) {
        own.push(take(variation, taken.length + own.length));
        yield;
      }
      for (const one of own) taken.push(one);
    } catch (error) {
      refused.push({ line: lines[index], message: toErrorShape(error).message });
    }
  }
  return { taken, problems: [...problems, ...refused].sort((a, b) => a.line - b.line), columns };
}

/** What can be queued of a file. */
export function previewImport(parts: PrepareParts, text: QueueImport, expander: Expander): ImportPreview {
  const cache: ReadingCache = new Map();
  const reading = readImport(text, {}, expander, (request, index) => {
    if (index < PREPARED_IN_PREVIEW) prepare(parts, { ...request, seed: request.seed ?? 0 }, cache);
    else assertPrompt(request.prompt);
    return request;
  });
  const { taken, problems, columns } = atOnce(reading);
  return { count: taken.length, first: taken.slice(0, FIRST_REQUESTS), columns, problems };
}
