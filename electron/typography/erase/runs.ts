/** The connected pieces of a mask (four neighbours), as runs along its rows: from the top, each from the left. */
export interface Runs {
  count: number;
  /** First pixel of each run and one past its last, as places in the mask. */
  from: Int32Array;
  to: Int32Array;
  /** Number of each run's piece, from 0 in the order in which the pieces begin. */
  piece: Int32Array;
  pieces: number;
}

/** Pieces are joined run by run, which costs little more than reading the mask once (Rosenfeld and Pfaltz 1966, with runs for pixels). */
export function runsOf(mask: Uint8Array, width: number): Runs {
  let [from, to, parents] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  let [count, above] = [0, 0];
  for (let row = 0; row < mask.length; row += width) {
    const [first, end] = [count, row + width];
    for (let i = row; i < end; i++) {
      if (!mask[i]) continue;
      if (count === from.length) [from, to, parents] = [larger(from), larger(to), larger(parents)];
      from[count] = i;
      while (i < end && mask[i]) i++;
      to[count] = i;
      parents[count] = count;
      // Runs of the row above that end before this one begins meet no later one either.
      while (above < first && to[above] + width <= from[count]) above++;
      for (let other = above; other < first && from[other] + width < i; other++) join(parents, other, count);
      count++;
    }
    above = first;
  }
  const piece = new Int32Array(count);
  let pieces = 0;
  for (let run = 0; run < count; run++) {
    const root = rootOf(parents, run);
    piece[run] = root === run ? pieces++ : piece[root];
  }
  return { count, from, to, piece, pieces };
}

function larger(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2);
  more.set(values);
  return more;
}

/** The earliest run of a piece stands for it. */
function join(parents: Int32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  if (one < other) parents[other] = one;
  else parents[one] = other;
}

function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]];
    root = parents[root];
  }
  return root;
}
