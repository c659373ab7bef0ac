/** Width of a text in ems of its typeface. */
export type MeasureText = (text: string) => number;

/** A text in lines that fit; the last one holds all the rest, however long. @param width in ems */
export function wrapped(text: string, width: number, most: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let rest = [...text.matchAll(/\S+\s*/gu)].map(([word]) => word);
  while (rest.length > 0 && lines.length < most - 1) {
    const count = Math.max(1, fitting(rest, width, measure));
    lines.push(rest.slice(0, count).join('').trimEnd());
    rest = rest.slice(count);
  }
  return rest.length > 0 ? [...lines, rest.join('').trimEnd()] : lines;
}

/** How many words fit, by halving. */
function fitting(words: readonly string[], width: number, measure: MeasureText): number {
  let [low, high] = [0, Math.min(words.length, 60)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(words.slice(0, middle).join('').trimEnd()) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of a name's end, the characters that are kept: number and ending tell files apart. */
const KEPT_END = 10;

/** A name that fits, with its middle left out where it is too long. @param width in ems */
export function shortened(name: string, width: number, measure: MeasureText): string {
  if (measure(name) <= width) return name;
  const characters = [...name];
  const end = characters.slice(-KEPT_END).join('');
  let [low, high] = [0, characters.length - KEPT_END];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${characters.slice(0, middle).join('')}…${end}`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters
    .slice(0, low)
    .join('')
    .replace(/[-_ .]+$/, '')}…${end}`;
}
