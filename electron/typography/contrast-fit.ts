import type { Colour } from '../../shared/geometry.ts';
import type { LetteringEffects } from '../../shared/lettering.ts';
import { toOklab, withLightness } from '../image/oklab.ts';
import { contrastRatio, luminanceContrast, relativeLuminance } from './contrast.ts';
import type { Ground } from './ground.ts';

/** Large lettering reads from this WCAG ratio on: WCAG 2.2, success criterion 1.4.3 for large text. */
export const LEAST_CONTRAST = 3;
/** Outlines thinner than this, px, set nothing off. */
const VISIBLE_OUTLINE = 1;
/** Patches of a ground that differ from its mean count by this much: letters are larger than most of them. */
const PATCH_SHARE = 0.75;
/** Steps of Oklab lightness by which an ink may be moved before it is another colour. */
const LIGHTNESS_STEPS = [0.04, 0.08, 0.12, 0.16, 0.2, 0.24];

/**
 * WCAG 2 contrast, 1–21, of letters against what their shape is seen on: the ground, the plate on it, or the outline around them,
 * whichever sets them off best.
 * @param ground behind the letters, old lettering gone
 * @param fontSize px
 */
export function letteringContrast(effects: LetteringEffects, ground: Ground, fontSize: number): number {
  const fill = faceLuminance(effects);
  const [low, high] = groundRange(ground, effects.plate ?? null);
  const byGround = fill > low && fill < high ? 1 : Math.min(luminanceContrast(fill, low), luminanceContrast(fill, high));
  const edges = [effects.outline, effects.secondOutline].filter((edge) => edge && edge.width * fontSize >= VISIBLE_OUTLINE);
  return Math.max(byGround, ...edges.map((edge) => luminanceContrast(fill, relativeLuminance(edge!.colour))));
}

/** Share of the letters' faces on which the shadow of their own edge lies. */
const INNER_SHADOW = 0.6;

function faceLuminance({ fill, innerShadow }: LetteringEffects): number {
  const luminance = fillLuminance(fill);
  return innerShadow ? luminance + (relativeLuminance(innerShadow.colour) - luminance) * INNER_SHADOW * innerShadow.opacity : luminance;
}

/** Luminance of the whole fill: gradients by the mean of their colours, as the eye takes a letter. */
function fillLuminance(fill: LetteringEffects['fill']): number {
  if (fill.kind === 'solid') return relativeLuminance(fill.colour);
  const colours = [fill.from, ...(fill.stops ?? []).map((stop) => stop.colour), fill.to];
  return colours.reduce((sum, colour) => sum + relativeLuminance(colour), 0) / colours.length;
}

function groundRange({ mean, low, high }: Ground, plate: LetteringEffects['plate'] | null): [low: number, high: number] {
  const middle = relativeLuminance(mean);
  const range = [low, high].map((end) => middle + (end - middle) * PATCH_SHARE);
  if (!plate) return [range[0], range[1]];
  const behind = relativeLuminance(plate.colour);
  return [range[0], range[1]].map((end) => end + (behind - end) * plate.opacity) as [number, number];
}

/** Width of an edge that sets letters off on any ground, as a share of the font size. */
const FIRM_EDGE = 0.05;

export interface FittedContrast {
  effects: LetteringEffects;
  contrast: number;
  /** True when even a plate does not lift the contrast to 3: flag `low-contrast`. */
  isLow: boolean;
}

/**
 * The look itself when its contrast is at least 3; else the smallest change that lifts it there: the ink somewhat lighter or darker,
 * then an edge, then a plate behind the letters.
 * @param edge width of that edge, as a share of the font size
 */
export function fitContrast(effects: LetteringEffects, ground: Ground, fontSize: number, edge = FIRM_EDGE): FittedContrast {
  const contrastOf = (candidate: LetteringEffects) => letteringContrast(candidate, ground, fontSize);
  const result = (candidate: LetteringEffects) => ({
    effects: candidate,
    contrast: rounded(contrastOf(candidate)),
    isLow: contrastOf(candidate) < LEAST_CONTRAST,
  });
  // An edge around worn letters would show through their holes.
  const last = effects.texture?.wear ? [plated(effects, ground)] : [edged(effects, ground, fontSize, edge), plated(effects, ground)];
  const tries = [effects, ...moved(effects), ...last];
  const found = tries.find((candidate) => contrastOf(candidate) >= LEAST_CONTRAST);
  if (found) return result(found);
  return result(tries.reduce((best, candidate) => (contrastOf(candidate) > contrastOf(best) ? candidate : best)));
}

function rounded(contrast: number): number {
  return Math.round(contrast * 100) / 100;
}

/** The fill in other lightnesses, nearest first. */
function moved(effects: LetteringEffects): LetteringEffects[] {
  return LIGHTNESS_STEPS.flatMap((step) => [step, -step]).map((step) => ({ ...effects, fill: shifted(effects.fill, step) }));
}

function shifted(fill: LetteringEffects['fill'], step: number): LetteringEffects['fill'] {
  const shift = (colour: Colour) => withLightness(colour, Math.min(0.99, Math.max(0.06, toOklab(colour)[0] + step)));
  if (fill.kind === 'solid') return { ...fill, colour: shift(fill.colour) };
  return {
    ...fill,
    from: shift(fill.from),
    to: shift(fill.to),
    ...(fill.stops && { stops: fill.stops.map(({ at, colour }) => ({ at, colour: shift(colour) })) }),
  };
}

/** An edge at the other end of the scale; one that is there keeps its hue. */
function edged(effects: LetteringEffects, ground: Ground, fontSize: number, width: number): LetteringEffects {
  const isPale = fillLuminance(effects.fill) > 0.18;
  const from = effects.outline?.colour ?? ground.mean;
  const colour = withLightness(from, isPale ? 0.2 : 0.97, isPale ? 0.7 : 0.3);
  const strong: Colour = isPale ? [10, 10, 12] : [255, 255, 255];
  const solid = effects.fill.kind === 'solid' ? effects.fill.colour : effects.fill.from;
  const edge = contrastRatio(colour, solid) >= LEAST_CONTRAST ? colour : strong;
  return { ...effects, outline: { colour: edge, width: Math.max(effects.outline?.width ?? 0, width, (VISIBLE_OUTLINE * 1.2) / Math.max(1, fontSize)) } };
}

function plated(effects: LetteringEffects, ground: Ground): LetteringEffects {
  const isPale = fillLuminance(effects.fill) > 0.18;
  return { ...effects, plate: { colour: withLightness(ground.mean, isPale ? 0.2 : 0.97, 0.6), opacity: 0.9, margin: 0.24 } };
}
