import type { Intent } from '../../../shared/prompt.ts';
import { pascalOf, safePart, slugOf, snakeOf } from '../file-names.ts';
import type { TokenValues } from './name-template.ts';

/** What of a proof can be in its files' names; never changes as long as the proof has the same pixels. */
export interface NamedProof {
  id: string;
  prompt: string;
  intent: Intent;
  model: string;
  width: number;
  height: number;
  seed: number;
}

/** The size of one file and what it is called. */
export interface NamedSize {
  scale: number;
  width: number;
  height: number;
}

/** Counts proofs with the same slug, and all of them, in the order of the export. @param date day of the export */
export function createValueMaker(project: string, now: Date): (proof: NamedProof) => (size: NamedSize) => TokenValues {
  const numbers = new Map<string, number>();
  const date = localDate(now);
  const projectPart = safePart(project, 'project');
  let index = 0;
  return (proof) => {
    const slug = slugOf(proof.prompt);
    const n = (numbers.get(slug) ?? 0) + 1;
    numbers.set(slug, n);
    index++;
    const values = {
      project: projectPart,
      intent: proof.intent,
      Intent: pascalOf(proof.intent),
      slug,
      snake: snakeOf(slug),
      pascal: pascalOf(slug),
      n: String(n),
      nn: String(n).padStart(2, '0'),
      index: String(index).padStart(4, '0'),
      id: safePart(proof.id, 'proof'),
      model: safePart(proof.model, 'model'),
      seed: String(proof.seed),
      date,
    };
    return ({ scale, width, height }) => ({ ...values, width: String(width), height: String(height), scale: `${scale}x` });
  };
}

function localDate(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
