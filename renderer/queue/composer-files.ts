import { decodeText } from '../../shared/decode-text.ts';
import { AppError } from '../../shared/errors.ts';
import { MAX_SIDE, MIN_SIDE } from '../../shared/job.ts';
import type { ImportedImage } from '../app/assets.ts';
import type { ImportState } from '../import/import-store.ts';
import { t } from '../words/t.ts';
import type { RequestOptions } from './request-options.ts';

const TABLE_NAME = /\.(txt|csv|tsv|json|jsonl)$/i;
/** Twice as much, escaped, still fits into one message to the studio. */
const MAX_TABLE_BYTES = 25e6;

/** Whether a file is a list of prompts, by its name; all others are taken for images. */
export function isTable(file: File): boolean {
  return TABLE_NAME.test(file.name);
}

/** A list of prompts, with what the composer says of all of them. @throws AppError invalid-input (too large) | broken-table */
export async function readTable(file: File, options: RequestOptions): Promise<NonNullable<ImportState['list']>> {
  if (file.size > MAX_TABLE_BYTES) {
    throw new AppError(
      'invalid-input',
      t('“{name}” has {size} MB; a list of prompts may have 25 MB: split it.', { name: file.name, size: Math.ceil(file.size / 1e6) }),
    );
  }
  const { width, height, column, intent, split } = options;
  const defaults = { width, height, ...(column !== null && { column }), ...(intent !== null && { intent }), ...(split !== null && { split }) };
  const content = decodeText(new Uint8Array(await file.arrayBuffer()), file.name);
  if (content.trim() === '') throw new AppError('broken-table', t('“{name}” holds no prompt.', { name: file.name }));
  return { fileName: file.name, content, defaults: { ...defaults, priority: 0 } };
}

/** A base has the size of its job; the studio takes larger and smaller images as such. @throws AppError image-too-large | invalid-input */
export function refuseSize({ width, height }: ImportedImage, name: string): void {
  if (Math.min(width, height) >= MIN_SIDE && Math.max(width, height) <= MAX_SIDE) return;
  const code = Math.max(width, height) > MAX_SIDE ? 'image-too-large' : 'invalid-input';
  throw new AppError(
    code,
    t('“{name}” has {width} × {height} pixels; a picture that is lettered has {least} to {most} a side.', {
      ...{ name, width: String(width), height: String(height) },
      ...{ least: String(MIN_SIDE), most: String(MAX_SIDE) },
    }),
  );
}
