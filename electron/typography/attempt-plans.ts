import type { Colour } from '../../shared/geometry.ts';
import type { FontMatch, LetteringArea, LetteringEffects, LetteringFinish, LetteringOptions, PlacedText, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { relativeLuminance } from './contrast.ts';
import { type FittedContrast, fitContrast, LEAST_CONTRAST, letteringContrast } from './contrast-fit.ts';
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
  /** Room between letters beyond what the place gives, as a share of the font size. */
  tracking: number;
  /**
   * `own`: as measured or chosen; `clear`: the same, its ink moved or finely edged where its contrast is low; `edged`: the same ink in a firm edge, without
   * what blurs its shape; `plain`: black or white and nothing else.
   */
  look: 'own' | 'clear' | 'edged' | 'plain';
  /** Only where so far hardly anything of the string could be read. */
  isLast?: boolean;
}

/** The face that OCR reads best. */
const READABLE = 'inter';
/** Letters that OCR takes for one stand further apart then; hardly anybody sees it. */
const LOOSER = 0.035;
/** Faces whose likeness differs by less than this are equally like. */
const AS_LIKE = 0.05;
/** Where no face is really like the old letters, faces that are less like them by this are as good a guess. */
const AS_GOOD_A_GUESS = 0.15;

/**
 * What is tried in turn, the least change of the look first: as it is, spaced a little and in clearer contrast, in a face that is equally like, smaller, with
 * a firm edge, plain. A face that is like what stood there is exchanged for another one only where nothing at all can be read: lettering that is hard to read
 * for OCR (blackletter, pixels) is flagged, not changed. What a person fixed stays.
 */
export function plansFor({ font, placed, study }: Piece, options: LetteringOptions): AttemptPlan[] {
  const isFixed = options.font !== undefined || placed?.font !== undefined;
  const matches = study?.fontMatches ?? [];
  const isSure = study !== undefined && !study.isFontUncertain && matches.some((match) => match.font === font);
  const within = isSure ? AS_LIKE : AS_GOOD_A_GUESS;
  const alike = matches.filter((match) => match.font !== font && match.score >= matches[0].score - within).map((match) => match.font);
  const others = [...new Set([...alike, 'oswald', 'inter', 'lilita-one'])].filter((id) => id !== font);
  const plans: AttemptPlan[] = [
    { font, scale: 1, tracking: 0, look: 'own' },
    { font, scale: 1, tracking: LOOSER, look: 'clear' },
  ];
  if (!isFixed && alike.length > 0) plans.push({ font: alike[0], scale: 1, tracking: 0, look: 'clear' });
  const isAlone = !isSure || study.isOneOfSeveral !== true;
  plans.push({ font, scale: 0.9, tracking: LOOSER, look: 'clear', ...(!isAlone && { isLast: true }) });
  if (isFixed) return [...plans, { font, scale: 1, tracking: 0, look: 'edged' }, { font, scale: 0.8, tracking: 0, look: 'plain' }];
  if (isSure)
    return [...plans, { font, scale: 1, tracking: 0, look: 'edged', isLast: true }, { font: READABLE, scale: 0.8, tracking: 0, look: 'plain', isLast: true }];
  if (alike.length === 0) plans.push({ font: others[0], scale: 1, tracking: 0, look: 'clear' });
  plans.push({ font: others[0], scale: 1, tracking: 0, look: 'edged' });
  plans.push({ font: READABLE, scale: 0.8, tracking: 0, look: 'plain' });
  return plans;
}

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
  const { font, scale, tracking } = plan;
  const finish = placed?.finish ?? study?.finish;
  const old = study?.area === area ? study.old : undefined;
  const ground = measureGround(image, area);
  // Only asked whether an edge would be seen.
  const fontSize = old ? old.capHeight / CAPITAL : area.box.height * CAPITAL;
  const { effects, contrast, isLow } = effectsFor(piece, plan, image, options, seed, ground, fontSize);
  const flags: RegionFlag[] = [...(isLow ? (['low-contrast'] as const) : []), ...(study?.isFontUncertain ? (['font-uncertain'] as const) : [])];
  // It is that face's weight which was too light.
  const { embolden: _, ...asDrawn } = area;
  const set = { text: wanted, area: font === piece.font ? area : asDrawn, width: image.width, height: image.height, font, scale, effects };
  const request = { ...set, ...(finish && { finish }), ...(old && { old }), ...(tracking > 0 && { tracking }) };
  return { request, finish: finish ?? null, fontMatches: study?.fontMatches ?? [], contrast, flags };
}

/** Height of capitals as a share of the font size, of most faces. */
const CAPITAL = 0.7;
/** Less than this share of the letters told from their ground: the measured look is a guess, and a chosen one is better. */
const SURE_LOOK = 0.5;
/** Width of an edge that only helps contrast, as a share of the font size. */
const FINE_EDGE = 0.022;

function effectsFor(
  { area, placement, placed, study }: Piece,
  { font, look }: AttemptPlan,
  image: Raster,
  options: LetteringOptions,
  seed: number,
  ground: Ground,
  fontSize: number,
): FittedContrast {
  const given = placed?.effects;
  if (given) return asItIs(given, ground, fontSize);
  if (options.style !== undefined) return fitContrast(options.effects as LetteringEffects, ground, fontSize);
  const asked = definedOnly(options.effects ?? {});
  const measured = study && study.confidence >= SURE_LOOK ? study.effects : null;
  if (measured && look === 'own' && Object.keys(asked).length === 0) return asItIs(measured, ground, fontSize);
  if (measured && look === 'clear') return fitContrast({ ...measured, ...asked }, ground, fontSize, FINE_EDGE);
  const own = measured ?? chooseEffects({ image, area, font, seed, placement });
  const changed = look === 'edged' ? edged(own) : look === 'plain' ? plain(own) : own;
  return fitContrast({ ...changed, ...asked }, ground, fontSize);
}

/** Old lettering was as it was, and a person knows what they do: told, not mended. */
function asItIs(effects: LetteringEffects, ground: Ground, fontSize: number): FittedContrast {
  const contrast = Math.round(letteringContrast(effects, ground, fontSize) * 100) / 100;
  return { effects, contrast, isLow: contrast < LEAST_CONTRAST };
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
