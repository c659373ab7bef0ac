import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { decodeText } from '../../shared/decode-text.ts';
import { AppError } from '../../shared/errors.ts';
import { importPrompts } from '../prompt/import-prompts.ts';

const LISTS = ['.txt', '.csv', '.tsv', '.json', '.jsonl'];

/**
 * The text of the list that an argument names; null = it is a prompt.
 * @throws AppError broken-table when the list holds nothing at all | invalid-input of a template that does not fit, or without a list
 */
export async function readPromptList(given: string, template: string | undefined): Promise<string | null> {
  const isList = LISTS.includes(extname(given).toLowerCase()) && !/[\r\n]/.test(given) && (await stat(given).catch(() => null))?.isFile() === true;
  if (!isList) {
    if (template !== undefined)
      throw new AppError('invalid-input', `--template needs a list to fill it from (${LISTS.join(', ')}); “${given.slice(0, 60)}” is none.`);
    return null;
  }
  const text = decodeText(await readFile(given), given);
  // Before a project is made for it: a file that holds nothing at all.
  const { requests, problems } = importPrompts(given, text, template);
  if (requests.length === 0 && problems.length === 0) throw new AppError('broken-table', `${given} holds no prompt.`);
  return text;
}
