import { AppError } from './errors.ts';

/** Every runtime that Galley runs in has it, but this layer loads no runtime's types. */
declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

/** Bytes that are looked at to recognise UTF-16 without a mark at its beginning. */
const SAMPLE = 512;

/**
 * The text of a file of prompts, without its byte order mark: UTF-8, or UTF-16 as spreadsheets save "Unicode text". Another encoding cannot be
 * told from the bytes and is refused rather than guessed: a wrong guess letters wrong characters.
 * @param name what to call the file in the error
 * @throws AppError invalid-input naming the first line that is not UTF-8
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = encoding === 'utf-8' ? brokenLine(bytes) : null;
    throw new AppError('invalid-input', `${name} is not text that Galley can read${line === null ? '' : ` (line ${line})`}: save it as UTF-8 first.`, {
      cause,
      details: { name, line },
    });
  }
}

/**
 * The same for text whose encoding nobody can be asked to change: what is neither UTF-8 nor UTF-16 is Windows-1252, which takes any bytes. Not for
 * prompts of an import: a wrong guess letters wrong characters.
 */
export function decodeTextOrLatin(bytes: Uint8Array): string {
  for (const encoding of [encodingOf(bytes), 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return '';
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]++;
  // Most letters of a prompt are ASCII: half of such a file's bytes are zero, always the same half.
  const isMost = (count: number) => count > length * 0.3;
  if (isMost(zeros[1]) && zeros[0] === 0) return 'utf-16le';
  if (isMost(zeros[0]) && zeros[1] === 0) return 'utf-16be';
  return 'utf-8';
}

/** 1-based. A line break is one byte in UTF-8, so every line can be tried by itself. */
function brokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}
