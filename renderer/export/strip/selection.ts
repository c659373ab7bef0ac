import type { Intent } from '../../../shared/prompt.ts';

/** Takes a proof out, or puts it back. Answers the ids that stay here. */
export function withToggled(leftOut: ReadonlySet<string>, id: string): string[] {
  return leftOut.has(id) ? [...leftOut].filter((other) => other !== id) : [...leftOut, id];
}

/**
 * Does to every proof between two what was done to the first of them, as pickers of pictures have it: Shift and a click spread the last
 * choice. Answers the ids that stay here.
 * @param from index of the proof that was chosen or taken out last
 */
export function withRange(ids: readonly string[], leftOut: ReadonlySet<string>, from: number, to: number): string[] {
  const isOut = leftOut.has(ids[from]);
  const range = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
  return isOut ? [...new Set([...leftOut, ...range])] : [...leftOut].filter((id) => !range.has(id));
}

/** Ids that stay here when only pictures of one kind go. */
export function allBut(proofs: readonly { id: string; intent: Intent }[], intent: Intent): string[] {
  return proofs.flatMap((proof) => (proof.intent === intent ? [] : [proof.id]));
}
