/** A table of strings as it is written; the studio tells which side the languages stand on. */
export interface StringTable {
  head: readonly string[];
  /** Cells in the order of the head; shorter rows are filled with ''. */
  rows: readonly (readonly string[])[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/** The separator that the first line uses most; the file's own where it has none. */
function separatorOf(text: string): string {
  const line = text.slice(0, /[\r\n]|$/.exec(text)?.index ?? 0);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** Cells as RFC 4180 has them: quotes hold separators, line breaks and doubled quotes. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows[rows.length - 1].push(cell.trim());
    cell = '';
  };
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') cell += text[index++];
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') isQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return rows.filter((row) => row.some((value) => value !== ''));
}

/** What a pasted or chosen table says, for looking at it before it is queued; the studio reads it again and has the last word. */
export function readStringTable(text: string): StringTable {
  const content = text.replace(/^\uFEFF/, '');
  const [head = [], ...rows] = cellsOf(content, separatorOf(content));
  return { head, rows: rows.map((row) => head.map((_, index) => row[index] ?? '')) };
}
