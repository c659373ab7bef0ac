import { msg } from '../../../shared/msg.ts';
import { type Said, said } from '../../../shared/sentence.ts';

/** Ways to tell names apart, the most readable first. */
const ADDITIONS = [
  { addition: '-{n}', message: msg('Add a number') },
  { addition: '-{index}', message: msg('Add a running number') },
  { addition: '-{id}', message: msg('Add the proof’s id') },
];

/** The template with something at its end that makes every name its own; null = nothing helps. */
export function freeTemplate(template: string, hasDuplicates: (template: string) => boolean): (Said & { template: string }) | null {
  for (const { addition, message } of ADDITIONS) {
    const better = template + addition;
    if (better.length <= 300 && !hasDuplicates(better)) return { template: better, ...said(message) };
  }
  return null;
}
