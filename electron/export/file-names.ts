import { type Said, said } from '../../shared/sentence.ts';

/** Longest name of a file or folder, in bytes of UTF-8 (ext4, APFS and NTFS are at least as generous). */
export const MAX_NAME_BYTES = 255;
/** A slug is cut to this, so that folder, number and scale still fit beside it. */
const MAX_SLUG_CHARACTERS = 48;
const MAX_SLUG_BYTES = 120;

const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ILLEGAL_CHARACTER = /[<>:"|?*\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;

/**
 * A short name made of a prompt's first words: lower case, words joined by "-", letters of any script kept (NFC), everything else dropped.
 * Never empty and legal on Windows, macOS and Linux.
 */
export function slugOf(prompt: string): string {
  const words = prompt
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (isTooLong(longer)) break;
    slug = longer;
  }
  if (slug === '' && words.length > 0) slug = cut(words[0]);
  return legalName(slug, 'proof');
}

/** A slug the way Godot's people write file names: "oak_planks". */
export function snakeOf(slug: string): string {
  return slug.replaceAll('-', '_');
}

/** A slug the way Unity's and Unreal's people write file names: "OakPlanks". Letters without a case stay, so their words run together. */
export function pascalOf(slug: string): string {
  return legalName(
    slug
      .split(/[-_]/)
      .map((word) => {
        const [first = '', ...rest] = [...word];
        return first.toUpperCase() + rest.join('');
      })
      .join(''),
    'Proof',
  );
}

/** Makes a value (project name, model id) safe as a part of a path; case and blanks are kept. */
export function safePart(value: string, fallback: string): string {
  const clean = value
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[ .-]+|[ .-]+$/g, '');
  return legalName(cut(clean), fallback);
}

function legalName(name: string, fallback: string): string {
  if (name === '') return fallback;
  return RESERVED_ON_WINDOWS.test(name.split('.')[0]) ? `${name}_` : name;
}

function isTooLong(text: string): boolean {
  return [...text].length > MAX_SLUG_CHARACTERS || Buffer.byteLength(text) > MAX_SLUG_BYTES;
}

function cut(text: string): string {
  const characters = [...text];
  while (isTooLong(characters.join(''))) characters.pop();
  return characters.join('').replace(/[ .-]+$/, '');
}

/** The first character that some system refuses in a name, and where; null = none. */
export function illegalCharacter(name: string): (Said & { at: number }) | null {
  const found = ILLEGAL_CHARACTER.exec(name);
  if (!found) return null;
  const [character] = found;
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const words = /\p{C}/u.test(character)
    ? said('“{name}” holds the control character {code}, which not every system allows in a name.', { name, code })
    : said('“{name}” holds {character}, which not every system allows in a name.', { name, character });
  return { at: found.index, ...words };
}

/** What keeps one part of a path from being a name on Windows, macOS or Linux; null = nothing. */
export function nameProblem(name: string): (Said & { id: 'illegal-name' | 'too-long' }) | null {
  const illegal = illegalCharacter(name);
  if (illegal) return { id: 'illegal-name', text: illegal.text, sentence: illegal.sentence };
  if (/[. ]$/.test(name) || name.startsWith(' ')) {
    return { id: 'illegal-name', ...said('“{name}” begins or ends with a blank or a dot, which not every system allows in a name.', { name }) };
  }
  if (RESERVED_ON_WINDOWS.test(name.split('.')[0].trimEnd())) return { id: 'illegal-name', ...said('“{name}” is a reserved name on Windows.', { name }) };
  const bytes = Buffer.byteLength(name);
  if (bytes <= MAX_NAME_BYTES) return null;
  const start = [...name].slice(0, 24).join('');
  return { id: 'too-long', ...said('“{start}…” has {bytes} bytes; a name has {most} at most.', { start, bytes, most: MAX_NAME_BYTES }) };
}

/** Two names that some file system takes for the same one have the same key (case, Unicode form). */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}
