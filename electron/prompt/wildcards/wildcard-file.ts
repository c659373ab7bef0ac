import { decodeTextOrLatin } from '../../../shared/decode-text.ts';
import { parseLine } from '../variations/parse.ts';
import type { Option } from '../variations/tree.ts';

export const MAX_WILDCARD_BYTES = 1_000_000;
export const MAX_WILDCARD_LINES = 100_000;

export interface WildcardFile {
  /** One for each line that is neither blank nor begins with `#`. */
  options: readonly Option[];
  /** The lines as they are written. */
  lines: readonly string[];
}

/**
 * Reads the text of a wildcard file: one alternative a line, `3::` in front weighs it. UTF-8 and UTF-16 as everywhere; other bytes are Windows-1252, as
 * old collections of wildcards are.
 */
export function parseWildcardFile(bytes: Uint8Array): WildcardFile {
  const lines = decodeTextOrLatin(bytes)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return { lines, options: lines.map(parseLine) };
}
