import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../shared/errors.ts';
import type { Colour } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { GenerateContext, GeneratedImage, GenerateRequest, ImageModel, ModelCapabilities } from '../image-model.ts';
import { badgeComp } from './comps/badge.ts';
import { type Comp, type CompRequest, measureAreas } from './comps/comp.ts';
import { iconComp } from './comps/icon.ts';
import { portraitComp } from './comps/portrait/portrait.ts';
import { posterComp } from './comps/poster.ts';
import { productComp } from './comps/product.ts';
import { schemeOf } from './comps/schemes.ts';
import { signComp } from './comps/sign.ts';
import { enlarged, finish, onGround, withoutAlpha } from './finish.ts';
import { chooseKind, type Kind } from './kinds.ts';
import { objectLayer } from './layers/object-layer.ts';
import { styleLayer } from './layers/style-layer.ts';
import { chooseMaterial, MATERIALS, renderMaterial } from './materials/materials.ts';
import { readPalette } from './palette.ts';
import { createRandom } from './random.ts';
import { renderScene } from './scenes/scenes.ts';
import { settingsOf } from './settings.ts';

const CAPABILITIES: ModelCapabilities = {
  generate: true,
  editWithMask: false,
  transparentBackground: true,
  batch: 1,
  seed: true,
  negativePrompt: false,
  steps: false,
  guidance: false,
  sizes: { minSide: 64, maxSide: 4096, multipleOf: 1 },
  cancel: true,
  progress: true,
  previews: false,
  letteringAreas: true,
  layers: true,
};

/** The comps that are drawn; materials and scenes are painted elsewhere. */
const COMPS: Record<Exclude<Kind, 'material' | 'scene'>, (request: CompRequest) => Comp> = {
  badge: badgeComp,
  sign: signComp,
  poster: posterComp,
  label: productComp,
  mockup: productComp,
  icon: iconComp,
  portrait: portraitComp,
};

/** One finished picture before it becomes a GeneratedImage. */
interface Picture {
  image: Raster;
  areas: LetteringArea[];
  isTileable: boolean;
  warnings: string[];
  standing?: GeneratedImage['standing'];
}

/**
 * Galley's built-in engine: procedural, offline, free, deterministic by seed (the same request gives the same bytes).
 * It never draws letters; it reports where they can go.
 */
export function createSketchModel(): ImageModel {
  return { id: 'sketch', label: 'Sketch', vendor: 'Galley', capabilities: CAPABILITIES, price: () => 0, generate };
}

async function generate(request: GenerateRequest, { signal, onProgress }: GenerateContext): Promise<GeneratedImage> {
  checkSize(request);
  checkSignal(signal);
  onProgress(0);
  // one turn of the event loop, so that a cancel that is already on its way is heard
  await nextTurn();
  checkSignal(signal);
  const { detail, grain, warnings } = settingsOf(request);
  const { image, areas, isTileable, standing, ...picture } = detail < 1 ? rough(request, detail) : draw(request);
  checkSignal(signal);
  // Each pixel's grain is its own: a tile stays one.
  if (grain > 0) finish(image, { grain, seed: request.seed });
  onProgress(1);
  return { image, areas, isTileable, costUsd: 0, warnings: [...warnings, ...picture.warnings], ...(standing ? { standing } : {}) };
}

/** Drawn smaller and enlarged: the same composition in less time. */
function rough(request: GenerateRequest, detail: number): Picture {
  const width = Math.ceil(request.width * detail);
  const height = Math.ceil(request.height * detail);
  const picture = draw({ ...request, width, height });
  const [sx, sy] = [request.width / width, request.height / height];
  return {
    ...picture,
    image: enlarged(picture.image, request.width, request.height, picture.isTileable),
    areas: picture.areas.map((area) => scaledArea(area, sx, sy)),
  };
}

function scaledArea(area: LetteringArea, sx: number, sy: number): LetteringArea {
  const { box, path } = area;
  return {
    ...area,
    box: { x: box.x * sx, y: box.y * sy, width: box.width * sx, height: box.height * sy },
    path: path.kind === 'arc' ? { ...path, centreX: path.centreX * sx, centreY: path.centreY * sy, radius: (path.radius * (sx + sy)) / 2 } : path,
  };
}

function draw(request: GenerateRequest): Picture {
  if (request.layer === 'object') return drawObjectLayer(request);
  if (request.layer === 'style') return drawStyleLayer(request);
  const { width, height, seed, texts } = request;
  const prompt = withoutTexts(request.prompt, texts);
  const words = prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const random = createRandom(seed);
  const kind = chooseKind(request.intent, words, texts.length, random);
  const { ground, ink } = splitInk(prompt);
  const palette = readPalette(ground, random);
  if (kind === 'material') return opaque(request, { image: materialOf(prompt, request, palette), areas: [], isTileable: true, warnings: [] });
  if (kind === 'scene') return opaque(request, { ...renderScene({ words: prompt, palette, width, height, seed }), isTileable: false, warnings: [] });
  const comp = COMPS[kind]({
    words,
    texts,
    palette,
    scheme: schemeOf(palette, random),
    random,
    seed: random.seed,
    width,
    height,
    isTransparent: request.transparentBackground,
  });
  const image = request.transparentBackground ? comp.image : withoutAlpha(comp.image);
  const areas = ink ? comp.areas.map((area) => ({ ...area, ink })) : comp.areas;
  return { image, areas: measureAreas({ ...comp, areas }), isTileable: false, warnings: [] };
}

/** The subject alone: on transparency, or on the plain ground that the caller will key out. */
function drawObjectLayer(request: GenerateRequest): Picture {
  const asked = request.object.length > 0 ? request.object.join(', ') : request.prompt;
  const { image, warnings } = objectLayer(compRequest(request, withoutTexts(asked, request.texts), PHRASES));
  return { image: request.transparentBackground ? image : onGround(image, request.ground ?? [255, 255, 255]), areas: [], isTileable: false, warnings };
}

/** The setting alone. */
function drawStyleLayer(request: GenerateRequest): Picture {
  const asked = request.style.length > 0 ? request.style.join(', ') : request.object.length > 0 ? '' : request.prompt;
  const { image, areas, standing, warnings } = styleLayer(compRequest(request, withoutTexts(asked, request.texts)));
  return opaque(request, { image, areas, standing, isTileable: false, warnings });
}

const WORDS = /[\p{L}\p{N}]+/gu;
/** Words, and the commas that keep phrases apart. */
const PHRASES = /[\p{L}\p{N}]+|,/gu;

function compRequest({ width, height, seed, texts, transparentBackground }: GenerateRequest, prompt: string, pattern = WORDS): CompRequest {
  const random = createRandom(seed);
  const palette = readPalette(prompt, random);
  const words = prompt.toLowerCase().match(pattern) ?? [];
  return { words, texts, palette, scheme: schemeOf(palette, random), random, seed: random.seed, width, height, isTransparent: transparentBackground };
}

const INK_WORDS = /\b((?:[a-z]+ )?[a-z]+) (?:serif |sans |script |bold |block |capital )?(?:letters|lettering|letter|text|type|font|serif|script|capitals)\b/i;

/** "Gold letters on dark blue" names the ink first: its colour is not the picture's. */
function splitInk(prompt: string): { ground: string; ink: Colour | null } {
  const match = INK_WORDS.exec(prompt);
  const ink = match ? readPalette(match[1], createRandom(0)).named.at(-1) : undefined;
  return ink ? { ground: prompt.replace(match![0], ' '), ink } : { ground: prompt, ink: null };
}

function materialOf(prompt: string, { width, height, seed }: GenerateRequest, palette: CompRequest['palette']): Raster {
  const material = chooseMaterial(prompt)?.material ?? createRandom(seed).fork('material').pick(MATERIALS);
  return renderMaterial({ material, palette, words: prompt, width, height, seed });
}

function opaque(request: GenerateRequest, picture: Picture): Picture {
  if (!request.transparentBackground) return picture;
  return { ...picture, warnings: [...picture.warnings, 'This kind of picture fills its frame, so its background is not transparent.'] };
}

/** The prompt without the strings that will be lettered: "a sign that says OCEAN" is no seascape. */
function withoutTexts(prompt: string, texts: readonly string[]): string {
  return texts.reduce((rest, text) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, 'gu'), ' '), prompt);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function checkSize({ width, height }: GenerateRequest): void {
  const { minSide, maxSide } = CAPABILITIES.sizes;
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < minSide || side > maxSide) {
      throw new AppError('invalid-request', `Sketch draws images from ${minSide} to ${maxSide} px a side, not ${width} × ${height}.`, {
        details: { width, height },
      });
    }
  }
}

function checkSignal(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'The rendering with Sketch was cancelled.', { cause: signal.reason });
}
