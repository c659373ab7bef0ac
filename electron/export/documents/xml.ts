// Tab and line ends are made blanks, as attribute values would be; what XML 1.0 has no place for goes.
const BLANK = /[\t\n\r\u2028\u2029]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes away
const ILLEGAL = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff\p{Surrogate}]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as an attribute value or character data. */
export function escapeXml(text: string): string {
  return text
    .replace(BLANK, ' ')
    .replace(ILLEGAL, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
