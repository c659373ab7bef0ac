/** Ways to tell names apart, the most readable first. */
const ADDITIONS = [
  { addition: '-{n}', text: 'Add a number' },
  { addition: '-{index}', text: 'Add a running number' },
  { addition: '-{id}', text: 'Add the proof’s id' },
];

/** The template with something at its end that makes every name its own; null = nothing helps. */
export function freeTemplate(template: string, hasDuplicates: (template: string) => boolean): { template: string; text: string } | null {
  for (const { addition, text } of ADDITIONS) {
    const better = template + addition;
    if (better.length <= 300 && !hasDuplicates(better)) return { template: better, text };
  }
  return null;
}
