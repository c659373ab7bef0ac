import type { Colour } from '../../shared/geometry.ts';
import type { FontMatch, LetteringArea, LetteringEffects, LetteringFinish, LetteringOptions, PlacedText, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { relativeLuminance } from './contrast.ts';
import { fitContrast, LEAST_CONTRAST, letteringContrast } from './contrast-fit.ts';
import { chooseEffects } from './effects-choice.ts';
import { type Ground, measureGround } from './ground.ts';
import type { LetteringStudy, TypesetRequest } from './ports.ts';

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

/** One way of setting a piece. */
export interface AttemptPlan {
  font: string;
  /** Share of the size that the place asks for. */
  scale: number;
  /** `edged`: the same ink in a firm edge, without what blurs its shape; `plain`: black or white and nothing else. */
  look: 'own' | 'edged' | 'plain';
}

/** What is tried in turn: as measured or chosen, then smaller, then in another face with a firm edge, then plain. What a person fixed stays. */
export function plansFor({ font, placed, study }: Piece, options: LetteringOptions): AttemptPlan[] {
  const isFixed = options.font !== undefined || placed?.font !== undefined;
  const alike = (study?.fontMatches ?? []).map((match) => match.font).slice(0, 2);
  const [second, third] = isFixed ? [font, font] : [...new Set([...alike, 'oswald', 'inter', 'lilita-one'])].filter((id) => id !== font);
  return [
    { font, scale: 1, look: 'own' },
    { font, scale: 0.9, look: 'own' },
    { font: second, scale: 1, look: 'edged' },
    { font: isFixed ? third : READABLE, scale: 0.8, look: 'plain' },
  ];
}

/** The face that OCR reads best. */
const READABLE = 'inter';

export interface AttemptRequest {
  request: TypesetRequest;
  finish: LetteringFinish | null;
  fontMatches: FontMatch[];
  /** WCAG contrast of the letters against what is behind them, 1–21. */
  contrast: number;
  flags: RegionFlag[];
}

/** @param image the cleared ground */
export function requestFor(piece: Piece, plan: AttemptPlan, image: Raster, options: LetteringOptions, seed: number): AttemptRequest {
  const { wanted, area, placed, study } = piece;
  const { font, scale } = plan;
  const finish = placed?.finish ?? study?.finish;
  const old = study?.area === area ? study.old : undefined;
  const ground = measureGround(image, area);
  // Only asked whether an edge would be seen.
  const fontSize = old ? old.capHeight / CAPITAL : area.box.height * CAPITAL;
  const { effects, contrast, isLow } = effectsFor(piece, plan, image, options, seed, ground, fontSize);
  const flags: RegionFlag[] = [...(isLow ? (['low-contrast'] as const) : []), ...(study?.isFontUncertain ? (['font-uncertain'] as const) : [])];
  const request = { text: wanted, area, width: image.width, height: image.height, font, scale, effects, ...(finish && { finish }), ...(old && { old }) };
  return { request, finish: finish ?? null, fontMatches: study?.fontMatches ?? [], contrast, flags };
}

/** Height of capitals as a share of the font size, of most faces. */
const CAPITAL = 0.7;
/** Less than this share of the letters told from their ground: the measured look is a guess, and a chosen one is better. */
const SURE_LOOK = 0.5;

function effectsFor(
  { area, placement, placed, study }: Piece,
  { font, look }: AttemptPlan,
  image: Raster,
  options: LetteringOptions,
  seed: number,
  ground: Ground,
  fontSize: number,
): { effects: LetteringEffects; contrast: number; isLow: boolean } {
  const given = placed?.effects;
  if (given) {
    const contrast = Math.round(letteringContrast(given, ground, fontSize) * 100) / 100;
    return { effects: given, contrast, isLow: contrast < LEAST_CONTRAST };
  }
  if (options.style !== undefined) return fitContrast(options.effects as LetteringEffects, ground, fontSize);
  const measured = study && study.confidence >= SURE_LOOK ? study.effects : null;
  const own = measured ?? chooseEffects({ image, area, font, seed, placement });
  const changed = look === 'own' ? own : look === 'edged' ? edged(own) : plain(own);
  return fitContrast({ ...changed, ...definedOnly(options.effects ?? {}) }, ground, fontSize);
}

/** The same ink, its shape set off by an edge of the opposite lightness. */
function edged({ fill, outline, shadow, secondOutline, glow, plate }: LetteringEffects): LetteringEffects {
  const [, edge] = inkAndEdge(fill);
  const kept = { ...(secondOutline && { secondOutline }), ...(glow && { glow }), ...(plate && { plate }) };
  return { fill, outline: { colour: edge, width: Math.max(0.05, outline?.width ?? 0) }, shadow, bevel: null, ...kept };
}

/** The strongest contrast that the ink allows: one flat fill, an edge of the opposite lightness where there was one, nothing else. */
function plain({ fill, outline }: LetteringEffects): LetteringEffects {
  const [ink, edge] = inkAndEdge(fill);
  return { fill: { kind: 'solid', colour: ink }, outline: outline && { colour: edge, width: 0.04 }, shadow: null, bevel: null };
}

function inkAndEdge(fill: LetteringEffects['fill']): [ink: Colour, edge: Colour] {
  const isPale = relativeLuminance(fill.kind === 'solid' ? fill.colour : fill.from) > MIDDLE;
  return isPale ? [WHITE, BLACK] : [BLACK, WHITE];
}

/** Relative luminance that contrasts as well with white as with black. */
const MIDDLE = 0.18;
const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [12, 12, 14];

export function definedOnly(effects: Partial<LetteringEffects>): Partial<LetteringEffects> {
  return Object.fromEntries(Object.entries(effects).filter(([, value]) => value !== undefined));
}
