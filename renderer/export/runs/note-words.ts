import type { ExportNote } from '../../../shared/export-runs.ts';
import { say } from '../../words/say.ts';

/** In the person's language; notes of older runs are there in English only. */
export function noteWords({ text, sentence }: ExportNote): string {
  return sentence === null ? text : say(sentence);
}
