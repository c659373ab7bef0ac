import { toErrorShape } from '../../shared/errors.ts';
import type { ImportPreview, ImportProblem, ImportText, JobRequest, JobRequestInput } from '../../shared/job.ts';
import { assertPrompt } from '../prompt/assert-prompt.ts';
import { importPrompts, parsePastedLines } from '../prompt/import-prompts.ts';
import { type PrepareParts, prepare, type ReadingCache } from './prepare.ts';
import type { Expander } from './variations.ts';

export type RowDefaults = Partial<Omit<JobRequestInput, 'prompt'>>;
export type QueueImport = Omit<ImportText, 'defaults'> & { defaults?: RowDefaults };

interface ReadImport {
  /** Their prompts are literal. */
  good: JobRequest[];
  problems: ImportProblem[];
  columns: string[];
}

const FIRST_REQUESTS = 12;
/** A preview is asked for at every key that is pressed: so many requests are read and routed, of the others only the words are checked. */
const PREPARED_IN_PREVIEW = 200;

/**
 * The requests of a file, broken lines apart. `overrides` win over what a row says, `defaults` do not.
 * @param check refuses a request that cannot be queued
 */
export function readImport(text: QueueImport, overrides: RowDefaults, expander: Expander, check: (request: JobRequest, index: number) => void): ReadImport {
  const { fileName, content, template, defaults = {} } = text;
  const { requests, lines, problems, columns, slots } = fileName === '' ? parsePastedLines(content, template) : importPrompts(fileName, content, template);
  const good: JobRequest[] = [];
  const refused: ImportProblem[] = [];
  for (const [index, request] of requests.entries()) {
    try {
      const variations = expander.expand({ ...defaults, ...request, ...overrides }, slots?.[index]);
      for (const [number, variation] of variations.entries()) check(variation, good.length + number);
      good.push(...variations);
    } catch (error) {
      refused.push({ line: lines[index], message: toErrorShape(error).message });
    }
  }
  return { good, problems: [...problems, ...refused].sort((a, b) => a.line - b.line), columns };
}

/** What can be queued of a file: every request is known to be readable and to have a route. */
export function takeImport(parts: PrepareParts, text: QueueImport, overrides: RowDefaults, expander: Expander): ReadImport {
  const cache: ReadingCache = new Map();
  return readImport(text, overrides, expander, (request) => void prepare(parts, { ...request, seed: request.seed ?? 0 }, cache));
}

/** What `takeImport` would take. */
export function previewImport(parts: PrepareParts, text: QueueImport, expander: Expander): ImportPreview {
  const cache: ReadingCache = new Map();
  const { good, problems, columns } = readImport(text, {}, expander, (request, index) => {
    if (index < PREPARED_IN_PREVIEW) prepare(parts, { ...request, seed: request.seed ?? 0 }, cache);
    else assertPrompt(request.prompt);
  });
  return { count: good.length, first: good.slice(0, FIRST_REQUESTS), columns, problems };
}
