import { AppError } from '../../../../shared/errors.ts';
import { type Answer, jsonOf, refusalFor, textOf } from '../../http-calls.ts';
import { oddAnswer } from '../hosted/calls.ts';
import { type PictureReference, referenceIn, referencesIn, valuesAt } from '../mapped/results.ts';
import { codeOfWords, wordsOf } from '../mapped/verdict.ts';
import type { Endpoint } from './options.ts';

/** Where services put their pictures; the first place that holds one counts. */
const CANDIDATES = [
  'images',
  'data[*].url',
  'data[*].b64_json',
  'data',
  'output',
  'outputs',
  'result',
  'results',
  'image',
  'image_url',
  'imageUrl',
  'url',
  'b64_json',
  'base64',
  'artifacts',
  'predictions',
];
/** Base64 says nothing about itself when an option calls it so; bytes that are no picture are found out later. */
const BASE64 = /^[A-Za-z0-9+/=\s_-]{40,}$/;

export type AnswerContent = { bytes: Uint8Array } | { references: PictureReference[] };

/**
 * What pictures an answer holds: itself, or links and base64 in text or JSON.
 * @param resultPath where they stand in JSON; null = wherever they are usually found
 * @throws AppError what the answer's status or its words mean | unavailable when there is no picture in it
 */
export function contentOf(
  answer: Answer,
  { responseKind }: Pick<Endpoint, 'responseKind'>,
  { label, resultPath, now }: { label: string; resultPath: string | null; now: Date },
): AnswerContent {
  if (answer.status >= 300) throw refusalOf(answer, label, now);
  const type = answer.header('content-type') ?? '';
  const beginning = Buffer.from(answer.bytes.subarray(0, 4)).toString('latin1');
  const isPicture = /^(\x89PNG|\xff\xd8\xff|RIFF|GIF8)/.test(beginning);
  if (responseKind === 'bytes' || (responseKind === 'auto' && (isPicture || /^image\//i.test(type)))) return { bytes: answer.bytes };
  const body = jsonOf(answer) ?? textOf(answer).trim();
  const references = ofKind(responseKind, resultPath ? valuesAt(body, resultPath) : usualValues(body));
  if (references.length > 0) return { references };
  throw withoutPicture(body, label);
}

function usualValues(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [body];
  const found = CANDIDATES.map((path) => valuesAt(body, path)).find((values) => referencesIn(values).length > 0);
  return found ?? [body];
}

function ofKind(kind: Endpoint['responseKind'], values: unknown[]): PictureReference[] {
  if (kind === 'base64') {
    return values
      .flatMap((value) => (typeof value === 'string' && BASE64.test(value) && !referenceIn(value) ? [{ base64: value }] : referencesIn(value)))
      .filter((found) => 'base64' in found);
  }
  const found = values.flatMap((value) => referencesIn(value));
  return kind === 'url' ? found.filter((reference) => 'url' in reference) : found;
}

/** Some services answer 200 and mean a failure. */
function withoutPicture(body: unknown, label: string): AppError {
  const { error, message, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const words = wordsOf(error ?? message ?? detail);
  if (!words) return oddAnswer(label, 'sent no picture: neither bytes nor a link nor base64 was found in its answer.');
  return new AppError(codeOfWords(words), `${label}: ${words}.`.replace(/([.!?])\.$/, '$1'), { details: { phase: 'body' } });
}

/** An answer that is no success: by its words where they say more than its status. */
export function refusalOf(answer: Answer, label: string, now: Date): AppError {
  const { status } = answer;
  const text = textOf(answer);
  const message = /^\s*</.test(text) ? '' : wordsOf(jsonOf(answer) ?? text);
  if (status >= 300 && status < 400) {
    return new AppError('invalid-request', `${label} sends on to another address (${status}); set that address in the connection.`, {
      details: { status, isBilled: false },
    });
  }
  const plain = refusalFor(answer, { vendor: label, message, now });
  const said = codeOfWords(message);
  const isPlainer = said === 'unavailable' || [401, 402, 429].includes(status) || (said === 'quota' && status < 400);
  if (isPlainer) return plain;
  return new AppError(said, plain.message, { retryable: false, details: plain.details });
}
