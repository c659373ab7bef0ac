import { AppError } from '../../../../shared/errors.ts';
import type { LetteringArea } from '../../../../shared/lettering.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { Palette } from '../palette.ts';
import { createRandom } from '../random.ts';
import { abstract } from './abstract.ts';
import { areasOf } from './areas.ts';
import { createCanvas, developed, type Stage } from './canvas.ts';
import { type Calm, city, desert, forest, hills, mountains, sea } from './landscapes.ts';
import { SCENE_WORDS, type Scene } from './lexicon.ts';
import { readLight } from './light.ts';
import { space } from './space.ts';
import { underwater } from './underwater.ts';

export type { Scene } from './lexicon.ts';

const PAINTERS: Record<Scene, (stage: Stage, palette: Palette) => Calm> = { mountains, hills, forest, sea, desert, city, space, underwater, abstract };

export const SCENES = Object.keys(PAINTERS) as Scene[];

export interface SceneRequest {
  /** The prompt; time of day, weather and details ("lake", "bauhaus") are read from it. */
  words: string;
  palette: Palette;
  /** px, 64–4096. */
  width: number;
  height: number;
  /** The same seed gives the same bytes. */
  seed: number;
  /** More words for time and weather ("foggy dawn"); may be empty. */
  mood?: string;
  /** Overrides what the words choose. */
  scene?: Scene;
}

/**
 * An RGB picture of a place or an abstract composition, and the calm regions where lettering could stand.
 * Words that name no scene give a landscape or an abstract by seed.
 * @throws AppError invalid-request when a side is not a whole number in 64–4096
 */
export function renderScene({ words, palette, width, height, seed, mood = '', scene }: SceneRequest): { image: Raster; areas: LetteringArea[] } {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 64 || side > 4096) {
      throw new AppError('invalid-request', `Sketch draws scenes from 64 to 4096 px a side, not ${width} × ${height}.`, { details: { width, height } });
    }
  }
  const random = createRandom(seed).fork('scene');
  const all = `${words} ${mood}`.toLowerCase();
  const chosen = scene ?? chooseScene(all)?.scene ?? random.fork('choice').pick(['mountains', 'hills', 'abstract', 'sea'] as const);
  const canvas = createCanvas(width, height);
  const calm = PAINTERS[chosen]({ canvas, random, words: all, light: readLight(all, palette, random.fork('light')) }, palette);
  const image = developed(canvas, random.seed);
  return { image, areas: areasOf(image, calm) };
}

/** The scene that a prompt's words speak for most, or null when none of them names one. A score from about 1.5 is a clear mention. */
export function chooseScene(words: string): { scene: Scene; score: number } | null {
  const text = ` ${(words.toLowerCase().match(/[a-z]+/g) ?? []).join(' ')} `;
  let best: { scene: Scene; score: number } | null = null;
  for (const [scene, lexicon] of Object.entries(SCENE_WORDS) as [Scene, Record<string, number>][]) {
    let score = 0;
    for (const [word, weight] of Object.entries(lexicon)) if (text.includes(` ${word} `)) score += weight;
    if (score > 0 && (!best || score > best.score)) best = { scene, score: Math.round(score * 100) / 100 };
  }
  return best;
}
