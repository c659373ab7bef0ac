/** Characters that must not begin a line of Japanese or Chinese text. */
const NEVER_FIRST = /^[、。，．！？：；」』）】〕》ー〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)\]!?,.:;]/u;
const NEVER_LAST = /[「『（【〔《([]$/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Splits a paragraph where a line may end: after spaces and hyphens, between ideographs. Joining the parts gives the paragraph again. */
export function breakOpportunities(paragraph: string): string[] {
  const parts: string[] = [];
  for (const word of paragraph.match(/[^ -]*(?:[ -]+|$)/gu) ?? []) {
    if (word === '') continue;
    if (!IDEOGRAPH.test(word)) {
      parts.push(word);
      continue;
    }
    let part = '';
    for (const character of word) {
      const mayBreak = part !== '' && (IDEOGRAPH.test(character) || IDEOGRAPH.test(part.at(-1)!)) && !NEVER_FIRST.test(character) && !NEVER_LAST.test(part);
      if (mayBreak) {
        parts.push(part);
        part = '';
      }
      part += character;
    }
    parts.push(part);
  }
  return parts;
}

/**
 * Spreads parts over `count` lines so that the widest line is as narrow as can be and the others are as even as can be.
 * @param widths of the parts, any unit
 * @returns for every line the index after its last part
 */
export function balanceLines(widths: readonly number[], count: number): number[] {
  const sums = [0];
  for (const width of widths) sums.push(sums.at(-1)! + width);
  const total = widths.length;
  // cost[k][i]: the smallest sum of cubed widths for the first i parts on k lines; cubes punish the widest line most.
  let cost: number[] = sums.map((sum) => sum ** 3);
  const cuts: number[][] = [];
  for (let line = 2; line <= count; line++) {
    const next: number[] = new Array(total + 1).fill(Infinity);
    const cut: number[] = new Array(total + 1).fill(line - 1);
    for (let end = line; end <= total; end++) {
      for (let start = line - 1; start < end; start++) {
        const candidate = cost[start] + (sums[end] - sums[start]) ** 3;
        if (candidate < next[end]) [next[end], cut[end]] = [candidate, start];
      }
    }
    cost = next;
    cuts.push(cut);
  }
  const ends = [total];
  for (let line = cuts.length - 1; line >= 0; line--) ends.unshift(cuts[line][ends[0]]);
  return ends;
}
