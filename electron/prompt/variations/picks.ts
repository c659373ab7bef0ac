/** at(i, k): sum over all ways to pick k of the values from i on, each way the product of what was picked. */
export interface Table {
  at(index: number, size: number): number;
}

/**
 * Elementary symmetric polynomials of every tail of a list of values: T(i, k) = T(i + 1, k) + value(i) · T(i + 1, k - 1). With counts as values they
 * count combinations, with weights they give the chance that an element belongs to a pick.
 * @param most largest k
 */
export function pickTable(values: readonly number[], most: number, times = (a: number, b: number) => a * b, exact = (value: number) => value): Table {
  const width = most + 1;
  const cells = new Float64Array((values.length + 1) * width);
  cells[values.length * width] = 1;
  for (let i = values.length - 1; i >= 0; i -= 1) {
    const row = i * width;
    const next = row + width;
    cells[row] = 1;
    for (let k = 1; k <= most; k += 1) cells[row + k] = exact(cells[next + k] + times(values[i], cells[next + k - 1]));
  }
  return { at: (index, size) => (size > most ? 0 : cells[index * width + size]) };
}
