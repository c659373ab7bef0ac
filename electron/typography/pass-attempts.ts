import { AppError } from '../../shared/errors.ts';
import type { Box } from '../../shared/geometry.ts';
import type { FontMatch, LetteringEffects, LetteringFinish, LetteringOptions, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { type Piece, plansFor, requestFor } from './attempt-plans.ts';
import { type Check, checkLettering } from './pass-check.ts';
import { typesetBeside } from './pass-keep.ts';
import type { TextReader, TypesetResult } from './ports.ts';
import type { Typesetter } from './typesetter.ts';

/** Share of the letters that are read wrongly where a string cannot be read at all. */
const UNREAD = 0.5;

export interface Attempted {
  set: TypesetResult;
  /** The cleared ground with the lettering on it. */
  image: Raster;
  font: string;
  effects: LetteringEffects;
  finish: LetteringFinish | null;
  fontMatches: FontMatch[];
  /** WCAG contrast of the letters against what is behind them, 1–21. */
  contrast: number;
  flags: RegionFlag[];
  /** null when the script cannot be read or no reader is there. */
  check: Check | null;
  attempts: number;
  setMs: number;
  checkMs: number;
}

/**
 * Letters a piece in several ways until it reads as wanted; keeps the way that reads best.
 * @param image the cleared ground
 * @param keep grey, 255 = must stay as it is; null = nothing is in the way
 * @returns the refusal when no face can set it
 */
export async function setPiece(
  piece: Piece,
  image: Raster,
  options: LetteringOptions,
  seed: number,
  { reader, typesetter }: { reader: TextReader | null; typesetter: Typesetter },
  keep: Raster | null = null,
): Promise<Attempted | AppError> {
  let best: Attempted | null = null;
  let refusal: AppError | null = null;
  let [attempts, setMs, checkMs] = [0, 0, 0];
  for (const plan of plansFor(piece, options)) {
    if (plan.isLast && best?.check && best.check.errorRate < UNREAD) continue;
    attempts++;
    const start = performance.now();
    const { request, ...look } = requestFor(piece, plan, image, options, seed);
    let set: TypesetResult;
    try {
      set = typesetBeside(request, keep, typesetter);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
      continue;
    } finally {
      setMs += performance.now() - start;
    }
    const checking = performance.now();
    const canCheck = reader?.canRead(piece.wanted);
    const composed = compose(image, set.layer, set.bounds);
    const check = canCheck ? await checkLettering(reader!, composed, piece.area, set, piece.wanted) : null;
    checkMs += performance.now() - checking;
    const isBetter = !best || (check && best.check && check.errorRate < best.check.errorRate);
    if (isBetter) best = { set, image: composed, font: plan.font, effects: request.effects, ...look, check, attempts, setMs, checkMs };
    if (!check || check.errorRate === 0) break;
  }
  if (!best) return refusal ?? new AppError('internal', `“${piece.wanted}” was not set.`);
  return { ...best, attempts, setMs, checkMs };
}

/** True when some face fits the piece into its area: asked before old lettering is taken away. @returns the refusal otherwise */
export function refusalOf(piece: Piece, image: Raster, options: LetteringOptions, seed: number, typesetter: Typesetter): AppError | null {
  let refusal: AppError | null = null;
  for (const plan of plansFor(piece, options)) {
    try {
      typesetter.check(requestFor(piece, plan, image, options, seed).request);
      return null;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
    }
  }
  return refusal;
}

export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'text-does-not-fit' || error.code === 'missing-glyph' || error.code === 'invalid-input');
}

/**
 * The layer over the image (Porter & Duff's over, straight alpha); a new raster of the image's channels.
 * @param bounds where the layer may hold anything; left out = anywhere
 */
export function compose(image: Raster, layer: Raster, bounds: Box = { x: 0, y: 0, width: image.width, height: image.height }): Raster {
  const { width, height, channels } = image;
  const data = image.data.slice();
  const over = layer.data;
  for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
    for (let i = y * width + bounds.x; i < y * width + bounds.x + bounds.width; i++) {
      if (over[i * 4 + 3] === 0) continue;
      const alpha = over[i * 4 + 3] / 255;
      const under = channels === 4 ? (data[i * 4 + 3] / 255) * (1 - alpha) : 1 - alpha;
      const total = alpha + under;
      for (let c = 0; c < Math.min(3, channels); c++) {
        data[i * channels + c] = Math.round((over[i * 4 + c] * alpha + data[i * channels + c] * under) / total);
      }
      if (channels === 4) data[i * 4 + 3] = Math.round(total * 255);
    }
  }
  return { width, height, channels, data };
}
