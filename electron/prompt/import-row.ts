import { MAX_PROMPT_LENGTH } from '../../shared/intents.ts';
import { type ImportProblem, type JobRequestInput, jobRequestSchema } from '../../shared/job.ts';

/** One entry of an import before it is checked. Names of `values` are lower case. */
export interface RawRow {
  /** 1-based line of the file on which the entry begins. */
  line: number;
  values: Record<string, unknown>;
  /** True for an object of a JSON file. */
  isObject?: boolean;
}

const NUMBERS = ['width', 'height', 'seed', 'priority'] as const;

/** Checks one entry and makes a job request of it; empty cells are left out. Unknown fields are passed over. */
export function toRequest({ line, values, isObject }: RawRow): { request: JobRequestInput } | ImportProblem {
  const prompt = values.prompt ?? values.text_prompt;
  if (typeof prompt !== 'string' || prompt.trim() === '')
    return {
      line,
      message: `Line ${line} has no prompt${isObject && prompt === undefined ? ': name one “prompt”, or give a template that uses the other fields' : ''}.`,
    };
  if (prompt.length > MAX_PROMPT_LENGTH) {
    return {
      line,
      message: `The prompt on line ${line} has ${prompt.length.toLocaleString('en')} characters; at most ${MAX_PROMPT_LENGTH.toLocaleString('en')} are taken.`,
    };
  }
  const draft: Record<string, unknown> = { prompt };
  for (const name of NUMBERS) {
    const value = values[name];
    if (isBlank(value)) continue;
    const number = typeof value === 'number' ? value : typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isNaN(number)) return { line, message: `On line ${line}, ${name} is “${short(value)}”, which is not a number.` };
    draft[name] = number;
  }
  for (const name of ['column', 'intent'] as const) {
    if (!isBlank(values[name])) draft[name] = String(values[name]).trim().toLowerCase();
  }
  const texts = textsOf(values);
  const lettering = typeof values.lettering === 'object' && values.lettering !== null ? (values.lettering as Record<string, unknown>) : {};
  if (texts.length > 0) draft.lettering = { ...lettering, texts };
  else if (Object.keys(lettering).length > 0) draft.lettering = lettering;
  if (!isBlank(values.basesha256 ?? values.baseSha256)) draft.baseSha256 = values.basesha256 ?? values.baseSha256;
  const parsed = jobRequestSchema.safeParse(draft);
  if (parsed.success) return { request: draft as JobRequestInput };
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? 'prompt');
  return { line, message: `On line ${line}, ${field} is “${short(draft[field])}”: ${HINTS[field] ?? issue?.message ?? 'not allowed'}.` };
}

const HINTS: Record<string, string> = {
  width: 'it must be a whole number from 64 to 4096',
  height: 'it must be a whole number from 64 to 4096',
  seed: 'it must be a whole number from 0 to 4294967295',
  priority: 'it must be a whole number from -100 to 100',
  column: 'it must be draft or final',
  intent: 'it must be texture, face, typography, thumbnail or general',
  lettering: 'at most 12 strings of 1 to 200 characters are lettered',
  baseSha256: 'it must be the 64 hexadecimal digits of an imported image',
};

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** `text`, or `texts` as a list or as one cell with ` | ` between strings. */
function textsOf(values: Record<string, unknown>): string[] {
  const value = isBlank(values.texts) ? values.text : values.texts;
  if (Array.isArray(value)) return value.map(String).filter((text) => text.trim() !== '');
  if (isBlank(value)) return [];
  return String(value)
    .split('|')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
