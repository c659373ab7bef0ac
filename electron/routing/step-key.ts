import { createHash } from 'node:crypto';
import type { StepOperation } from '../../shared/plan.ts';

export interface StepKeyInput {
  operation: StepOperation;
  params: unknown;
  seed: number;
  /** Role → sha256 of what goes in. */
  inputHashes: Readonly<Record<string, string>>;
}

/**
 * Raised whenever an operation makes other pixels or data from the same input than before, so that a project opened by a newer Galley does not
 * reuse what an older one made.
 */
const REVISIONS: Record<StepOperation, number> = {
  generate: 3,
  import: 1,
  letter: 7,
  'letter-plan': 1,
  'letter-edit': 1,
  sharpen: 1,
  upscale: 1,
  'seam-check': 1,
  'placeholder-mark': 1,
  matte: 1,
  merge: 1,
  measure: 2,
};

/** The sha256 (64 hexadecimal digits) that stands for a step's result: the same operation, parameters, seed and inputs give the same key. */
export function stepKey({ operation, params, seed, inputHashes }: StepKeyInput): string {
  return createHash('sha256')
    .update(canonicalJson({ operation, revision: REVISIONS[operation], params, seed, inputHashes }))
    .digest('hex');
}

/**
 * JSON with sorted keys and without undefined fields, so that equal data always gives equal text.
 * @throws TypeError for numbers that JSON cannot hold (NaN, Infinity): they would share one key
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`A step parameter is ${value}, which has no key.`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
