/**
 * Splits what asks for the same with different seeds into groups that one call may hold. Any seeds go together, in their order; or only such as follow each other, lowest first.
 * @param most in a group, at least 1
 */
export function seedGroups<Value>(
  values: readonly Value[],
  seedOf: (value: Value) => number,
  { seeds, most }: { seeds: 'each' | 'consecutive'; most: number },
): Value[][] {
  const isConsecutive = seeds === 'consecutive';
  const inOrder = isConsecutive ? [...values].sort((a, b) => seedOf(a) - seedOf(b)) : values;
  const groups: Value[][] = [];
  for (const value of inOrder) {
    const last = groups.at(-1);
    const fits = last && last.length < most && (!isConsecutive || seedOf(value) === seedOf(last[last.length - 1]) + 1);
    if (fits) last.push(value);
    else groups.push([value]);
  }
  return groups;
}
