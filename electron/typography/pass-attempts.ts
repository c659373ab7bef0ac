import { AppError } from '../../shared/errors.ts';
import type { Colour } from '../../shared/geometry.ts';
import type { FontMatch, LetteringArea, LetteringEffects, LetteringFinish, LetteringOptions, PlacedText, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { contrastRatio } from './contrast.ts';
import { chooseEffects } from './effects-choice.ts';
import { measureGround } from './ground.ts';
import { type Check, checkLettering } from './pass-check.ts';
import type { LetteringStudy, TextReader, TypesetRequest, TypesetResult } from './ports.ts';
import type { Typesetter } from './typesetter.ts';

/** One string and the place for it. */
export interface Piece {
  wanted: string;
  placement: string;
  area: LetteringArea;
  /** The face that suits best. */
  font: string;
  /** Set by hand: its font, effects and finish overrule what would be measured. */
  placed?: PlacedText;
  /** What stood there, measured before it was erased. */
  study?: LetteringStudy;
}

export interface Attempted {
  set: TypesetResult;
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

/** One way of setting a piece. */
interface Plan {
  font: string;
  scale: number;
  isPlain: boolean;
}

/**
 * Letters a piece in up to four ways until it reads as wanted; keeps the way that reads best.
 * @param image the cleared ground
 * @returns the refusal when no face can set it
 */
export async function setPiece(
  piece: Piece,
  image: Raster,
  options: LetteringOptions,
  seed: number,
  { reader, typesetter }: { reader: TextReader | null; typesetter: Typesetter },
): Promise<Attempted | AppError> {
  let best: Attempted | null = null;
  let refusal: AppError | null = null;
  let [attempts, setMs, checkMs] = [0, 0, 0];
  for (const plan of plansFor(piece, options)) {
    attempts++;
    const start = performance.now();
    const request = requestFor(piece, plan, image, options, seed);
    let set: TypesetResult;
    try {
      set = typesetter.typeset(request);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
      continue;
    } finally {
      setMs += performance.now() - start;
    }
    const checking = performance.now();
    const canCheck = reader?.canRead(piece.wanted);
    const check = canCheck ? await checkLettering(reader!, compose(image, set.layer), piece.area, set, piece.wanted) : null;
    checkMs += performance.now() - checking;
    const isBetter = !best || (check && best.check && check.errorRate < best.check.errorRate);
    if (isBetter) best = { set, font: plan.font, effects: request.effects, ...lookOf(piece, image, request), check, attempts, setMs, checkMs };
    if (!check || check.errorRate === 0) break;
  }
  if (!best) return refusal ?? new AppError('internal', `“${piece.wanted}” was not set.`);
  return { ...best, attempts, setMs, checkMs };
}

/** What the report says about a look beside its effects. */
function lookOf({ study }: Piece, image: Raster, { effects, area, finish }: TypesetRequest) {
  const contrast = contrastRatio(fillOf(effects), measureGround(image, area).mean);
  const flags: RegionFlag[] = [];
  if (contrast < LEAST_CONTRAST && !effects.outline) flags.push('low-contrast');
  if (study?.isFontUncertain) flags.push('font-uncertain');
  return { contrast, finish: finish ?? null, fontMatches: study?.fontMatches ?? [], flags };
}

/** WCAG 2.2, 1.4.3: what large text needs. */
const LEAST_CONTRAST = 3;

function fillOf({ fill }: LetteringEffects): Colour {
  return fill.kind === 'solid' ? fill.colour : fill.from;
}

/** True when some face fits the piece into its area: asked before old lettering is taken away. @returns the refusal otherwise */
export function refusalOf(piece: Piece, image: Raster, options: LetteringOptions, seed: number, typesetter: Typesetter): AppError | null {
  let refusal: AppError | null = null;
  for (const plan of plansFor(piece, options)) {
    try {
      typesetter.typeset(requestFor(piece, plan, image, options, seed));
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

/** What is tried in turn: as measured or chosen, then smaller and with the strongest contrast, then in other faces. What a person fixed stays. */
function plansFor({ font, placed }: Piece, options: LetteringOptions): Plan[] {
  const isFixed = options.font !== undefined || placed?.font !== undefined;
  const [second, third] = isFixed ? [font, font] : ['oswald', 'inter', 'lilita-one'].filter((id) => id !== font);
  return [
    { font, scale: 1, isPlain: false },
    { font, scale: 0.86, isPlain: true },
    { font: second, scale: 1, isPlain: true },
    { font: third, scale: 0.75, isPlain: true },
  ];
}

function requestFor(piece: Piece, plan: Plan, image: Raster, options: LetteringOptions, seed: number): TypesetRequest {
  const { wanted, area, placed, study } = piece;
  const { font, scale } = plan;
  const finish = placed?.finish ?? study?.finish;
  const old = study && study.area === area ? study.old : undefined;
  const shared = { text: wanted, area, width: image.width, height: image.height, font, scale, ...(finish && { finish }), ...(old && { old }) };
  return { ...shared, effects: effectsFor(piece, plan, image, options, seed) };
}

/** Less than this share of the letters told from their ground: the measured look is a guess, and a chosen one is better. */
const SURE_LOOK = 0.5;

function effectsFor(
  { area, placement, placed, study }: Piece,
  { font, isPlain }: Plan,
  image: Raster,
  options: LetteringOptions,
  seed: number,
): LetteringEffects {
  if (placed?.effects) return placed.effects;
  const measured = study && study.confidence >= SURE_LOOK ? study.effects : null;
  const chosen = measured ?? chooseEffects({ image, area, font, seed, placement });
  return { ...(isPlain ? plain(chosen) : chosen), ...definedOnly(options.effects ?? {}) };
}

/** The strongest contrast that the choice allows: one flat fill, an edge of the opposite lightness, nothing else. */
function plain({ fill, outline }: LetteringEffects): LetteringEffects {
  const colour = fill.kind === 'solid' ? fill.colour : fill.from;
  const isPale = colour[0] * 0.3 + colour[1] * 0.59 + colour[2] * 0.11 > 128;
  const [ink, edge]: Colour[] = isPale ? [WHITE, BLACK] : [BLACK, WHITE];
  return { fill: { kind: 'solid', colour: ink }, outline: outline && { colour: edge, width: 0.04 }, shadow: null, bevel: null };
}

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [12, 12, 14];

function definedOnly(effects: Partial<LetteringEffects>): Partial<LetteringEffects> {
  return Object.fromEntries(Object.entries(effects).filter(([, value]) => value !== undefined));
}

/** The layer over the image (Porter & Duff's over, straight alpha); a new raster of the image's channels. */
export function compose(image: Raster, layer: Raster): Raster {
  const { width, height, channels } = image;
  const data = image.data.slice();
  for (let i = 0; i < width * height; i++) {
    const alpha = layer.data[i * 4 + 3] / 255;
    if (alpha === 0) continue;
    const under = channels === 4 ? (data[i * 4 + 3] / 255) * (1 - alpha) : 1 - alpha;
    const total = alpha + under;
    for (let c = 0; c < Math.min(3, channels); c++) {
      data[i * channels + c] = Math.round((layer.data[i * 4 + c] * alpha + data[i * channels + c] * under) / total);
    }
    if (channels === 4) data[i * 4 + 3] = Math.round(total * 255);
  }
  return { width, height, channels, data };
}
