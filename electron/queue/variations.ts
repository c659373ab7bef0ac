import { AppError } from '../../shared/errors.ts';
import type { JobRequest, JobRequestInput } from '../../shared/job.ts';
import { createVariationReader, MAX_VARIATIONS, type Slots, tooManySentence, type VariationReader, type Variations } from '../prompt/variations.ts';
import type { WildcardFolder } from '../prompt/wildcards/wildcard-folder.ts';
import { parseRequest, seedOf } from './prepare.ts';

/** Most jobs that are made at once, of all requests together. */
const MAX_JOBS = 100_000;
const FIRST_VARIATIONS = 12;

/** What the variations of a request come to, before any job is made. */
export interface VariationPreview {
  /** Jobs that would be queued. */
  variations: number;
  /** All that the prompt stands for; null = more than can be counted. */
  combinations: number | null;
  /** The first few of those that would be queued. */
  firstVariations: string[];
  /** What the artist should know before queueing, whole sentences: the faults, and that there are too many. */
  warnings: string[];
  /** What makes the prompt one that cannot be queued, however many are drawn. */
  faults: readonly string[];
}

/** Makes literal requests of requests whose prompts vary; made anew for every batch, so that wildcard files are as they are now. */
export interface Expander {
  /**
   * All variations of a request, or its sample.
   * @param slots what `{{name}}` in the prompt stands for
   * @throws AppError invalid-input: too many, a wildcard that is missing, empty or part of a circle | prompt-too-long
   */
  expand(request: JobRequestInput, slots?: Slots): JobRequest[];
  preview(request: JobRequest): VariationPreview;
}

export function createExpander(wildcards: Pick<WildcardFolder, 'open'>): Expander {
  const reader: VariationReader = createVariationReader(wildcards.open());
  let total = 0;
  return {
    expand(input, slots) {
      const { sample, ...request } = parseRequest(input);
      const variations = reader.read(request.prompt, slots);
      if (variations.faults.length > 0) throw faulty(request.prompt, variations.faults);
      const prompts = promptsOf(variations, { ...request, sample }, slots);
      if (request.words && prompts[0] !== request.prompt) {
        throw new AppError('invalid-input', 'Object and style words can be said by hand only for a prompt without variations.', {
          details: { path: ['words'] },
        });
      }
      total += prompts.length;
      if (total > MAX_JOBS) {
        throw new AppError(
          'invalid-input',
          `These prompts make more than ${MAX_JOBS.toLocaleString('en')} jobs together: queue them in parts, or draw samples.`,
        );
      }
      return prompts.map((prompt) => ({ ...request, prompt }));
    },
    preview(request) {
      const variations = reader.read(request.prompt);
      const { count } = variations;
      const sample = Math.min(request.sample ?? count, count);
      const isTooMany = sample > MAX_VARIATIONS;
      return {
        variations: Math.min(sample, Number.MAX_SAFE_INTEGER),
        combinations: Number.isFinite(count) ? count : null,
        // A larger sample begins with the smaller one.
        firstVariations:
          isTooMany || sample === count
            ? variations.first(FIRST_VARIATIONS)
            : promptsOf(variations, { ...request, sample: Math.min(sample, FIRST_VARIATIONS) }),
        faults: variations.faults,
        warnings: isTooMany ? [...variations.faults, tooManySentence(count)] : [...variations.faults],
      };
    },
  };
}

function promptsOf(variations: Variations, { prompt, sample, seed }: Pick<JobRequest, 'prompt' | 'sample' | 'seed'>, slots?: Slots): string[] {
  if (sample === undefined) return variations.all();
  // Rows of a table draw on their own.
  return variations.sample(sample, seed ?? seedOf(slots ? `${prompt}\n${[...slots.values()].join('\n')}` : prompt));
}

function faulty(prompt: string, faults: readonly string[]): AppError {
  const text = prompt.trim().replace(/\s+/g, ' ');
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return new AppError('invalid-input', `“${shown}” cannot be queued. ${faults.slice(0, 3).join(' ')}`, { details: { prompt, faults } });
}
