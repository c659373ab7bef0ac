import { AppError } from '../../../../shared/errors.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { Palette } from '../palette.ts';
import { createRandom } from '../random.ts';
import { withCalmBorder } from './border.ts';
import { canvas, denim, knit, plaid, wovenCloth } from './fabric.ts';
import { clouds, sand, water } from './ground.ts';
import { MATERIAL_WORDS, type Material } from './lexicon.ts';
import { brick, cobblestone, concrete, pebbles, stoneWall, tiles } from './masonry.ts';
import { brushedMetal, diamondPlate, foil, hammeredMetal, rust } from './metal.ts';
import { granite, ice, lava, marble, terrazzo } from './mineral.ts';
import { pattern } from './pattern.ts';
import { lit } from './shade.ts';
import { felt, fur, grass, leather, moss, paper, scales } from './soft.ts';
import type { Sheet, Surface } from './surface.ts';
import { bark, planks, woodGrain } from './wood.ts';

export type { Material } from './lexicon.ts';

const GENERATORS: Record<Material, (sheet: Sheet) => Surface> = {
  woven: wovenCloth,
  canvas,
  denim,
  plaid,
  knit,
  leather,
  planks,
  wood: woodGrain,
  stone: stoneWall,
  cobblestone,
  brick,
  concrete,
  'brushed-metal': brushedMetal,
  'hammered-metal': hammeredMetal,
  'diamond-plate': diamondPlate,
  rust,
  sand,
  water,
  ice,
  grass,
  moss,
  fur,
  marble,
  granite,
  paper,
  tiles,
  scales,
  lava,
  clouds,
  bark,
  felt,
  foil,
  terrazzo,
  pebbles,
  pattern,
};

export const MATERIALS = Object.keys(GENERATORS) as Material[];

export interface MaterialRequest {
  material: Material;
  palette: Palette;
  /** The prompt: names species, finishes and motifs ("oak", "wet", "herringbone"). */
  words: string;
  /** px, 64–4096. */
  width: number;
  height: number;
  /** The same seed gives the same bytes. */
  seed: number;
}

/**
 * An RGB sheet of a material, lit from the top left, whose left edge meets its right and whose top meets its bottom.
 * @throws AppError invalid-request when a side is not a whole number in 64–4096
 */
export function renderMaterial({ material, palette, words, width, height, seed }: MaterialRequest): Raster {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 64 || side > 4096) {
      throw new AppError('invalid-request', `Sketch draws materials from 64 to 4096 px a side, not ${width} × ${height}.`, { details: { width, height } });
    }
  }
  const random = createRandom(seed).fork(material);
  const sheet: Sheet = { width, height, short: Math.min(width, height), seed: random.seed, random, palette, words: words.toLowerCase() };
  return withCalmBorder(lit(sheet, GENERATORS[material](sheet)));
}

/**
 * The material that a prompt's words speak for most, or null when none of them names one.
 * A score from about 1 is a clear mention; of equals the one named last wins, as in "mossy stone wall".
 */
export function chooseMaterial(words: string): { material: Material; score: number } | null {
  const text = ` ${(words.toLowerCase().match(/[a-z]+/g) ?? []).join(' ')} `;
  let best: { material: Material; score: number; at: number } | null = null;
  for (const [material, lexicon] of Object.entries(MATERIAL_WORDS) as [Material, Record<string, number>][]) {
    let score = 0;
    let at = -1;
    for (const [word, weight] of Object.entries(lexicon)) {
      const found = text.lastIndexOf(` ${word} `);
      if (found < 0) continue;
      score += weight;
      at = Math.max(at, found);
    }
    if (score > 0 && (!best || score > best.score + 0.01 || (Math.abs(score - best.score) <= 0.01 && at > best.at))) best = { material, score, at };
  }
  return best && { material: best.material, score: Math.round(best.score * 100) / 100 };
}
