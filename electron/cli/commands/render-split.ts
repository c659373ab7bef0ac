import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { JobRequestInput } from '../../../shared/job.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Route } from '../../../shared/routing.ts';
import type { Studio } from '../../studio.ts';
import { parseNumber } from '../options.ts';
import { placeCopy } from '../place-copy.ts';

/** The options of `galley render` that are about object and style layers. */
export interface SplitOptions {
  /** false = --no-split; left out = as the matrix says. */
  split?: boolean;
  layers?: boolean;
  harmonise?: number;
  lightWrap?: number;
  contactShadow?: number;
  scale?: number;
  x?: number;
  y?: number;
}

export function addSplitOptions(command: Command): Command {
  const amount = parseNumber(0, 1);
  return command
    .option('--split', 'render object words and style words apart and merge them; writes the layers too')
    .option('--no-split', 'one render, whatever the matrix says')
    .option('--layers', 'write the layers of split renders beside every image')
    .option('--harmonise <0-1>', "pull the object's colours towards the setting", amount)
    .option('--light-wrap <0-1>', 'light from behind on the edges of the object', amount)
    .option('--contact-shadow <0-1>', 'shadow where the object stands', amount)
    .option('--scale <share>', "height of the object as a share of the picture's; default: by the seed", parseNumber(0.1, 1.5))
    .option('--x <share>', 'middle of the object across, 0 = left; default: by the seed', amount)
    .option('--y <share>', 'foot line of the object, 1 = bottom; default: by the seed', parseNumber(0, 1.2));
}

export function splitRequestOf({ split, harmonise, lightWrap, contactShadow, scale, x, y }: SplitOptions): Pick<JobRequestInput, 'split' | 'merge'> {
  const merge = Object.fromEntries(Object.entries({ harmonise, lightWrap, contactShadow, scale, x, y }).filter(([, value]) => value !== undefined));
  return { split, merge: Object.keys(merge).length > 0 ? merge : undefined };
}

/** Copies the layers of a proof beside its image: NAME.object.png, NAME.matte.png … @returns layer → file */
export async function copyLayers(studio: Studio, proof: ProofDetail, out: string, name: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { name: layer, sha256 } of proof.layers) {
    files[layer] = await placeCopy(out, name, `.${layer}.png`, await readFile((await studio.assets.file(sha256)).path));
  }
  return files;
}

/** What to say when a split was asked for but the prompt was rendered whole. */
export function missedSplit(
  { prompt, split, reasons }: { prompt: string; split: Route['split']; reasons: readonly string[] },
  options: SplitOptions,
): string[] {
  if (options.split !== true || split !== null) return [];
  const reason = reasons.find((sentence) => sentence.startsWith('It is not split')) ?? 'It is not split.';
  return [`${prompt.slice(0, 80)}: ${reason}`];
}
