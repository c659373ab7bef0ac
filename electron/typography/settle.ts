import { normaliseLettering } from '../metrics/legibility.ts';

/**
 * What OCR cannot see is given to the wanted string's credit: the PP-OCR recogniser drops spaces, capital I, small l and | are one stroke in
 * most faces, and typographic quotes and dashes have plain twins. A reading that differs in nothing else *is* the wanted string; any other
 * reading is returned as it was read.
 * @param isUnicase the letters were set in a face whose small letters are capitals, so that case cannot be seen either
 * @param isOwnSetting the letters are the typesetter's own outlines: an O that reads as a zero is one all the same
 */
export function settleReading(wanted: string, read: string, isUnicase = false, isOwnSetting = false): string {
  // Capitals first: a small l is an L there, not a stroke.
  const fold = (text: string) => {
    const form = visibleForm(isUnicase ? text.toUpperCase() : text);
    return isOwnSetting ? form.replaceAll('0', 'O') : form;
  };
  return fold(wanted) === fold(read) ? normaliseLettering(wanted) : normaliseLettering(read);
}

/** True when the reading is the wanted string, as far as OCR can tell. */
export function isAsWanted(wanted: string, read: string): boolean {
  return settleReading(wanted, read) === normaliseLettering(wanted);
}

/** Cyrillic and Greek letters whose shapes are those of Latin ones: OCR reads them so, and so would anybody. */
const TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВЕЅІЈКМНОРСТУХаеѕіјорсух', 'ABESIJKMHOPCTYXaesijopcyx'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον', 'ABEZHIKMNOPTYXov'],
  ].flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, [...latin][i]])),
);

/** A string with Latin letters in place of those that look like them. */
export function latinTwin(text: string): string {
  return [...text.normalize('NFC')].map((letter) => TWINS[letter] ?? letter).join('');
}

/**
 * True when the reading is what the wanted string looks like, letter by letter, but not the string itself: "СОК" in Cyrillic is read as Latin "COK". It is right as
 * far as can be seen, and nobody can vouch for it.
 */
export function looksAsWanted(wanted: string, read: string): boolean {
  const twin = latinTwin(wanted);
  return twin !== wanted.normalize('NFC') && !isAsWanted(wanted, read) && isAsWanted(twin, read);
}

function visibleForm(text: string): string {
  return normaliseLettering(text)
    .replace(/\s/gu, '')
    .replace(/[‘’`´]/gu, "'")
    .replace(/[“”]|''/gu, '"')
    .replace(/[‐‑–—−]/gu, '-')
    .replace(/[Il|]/gu, 'I');
}
