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

function visibleForm(text: string): string {
  return normaliseLettering(text)
    .replace(/\s/gu, '')
    .replace(/[‘’`´]/gu, "'")
    .replace(/[“”]|''/gu, '"')
    .replace(/[‐‑–—−]/gu, '-')
    .replace(/[Il|]/gu, 'I');
}
