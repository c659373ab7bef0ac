import type { Colour } from '../../shared/geometry.ts';
import type { LetteringArea, LetteringEffects } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { fromOklab, toOklab, withLightness } from '../image/oklab.ts';
import { contrastRatio, luminanceContrast, READABLE_CONTRAST, readableAgainst, relativeLuminance, worstContrast } from './contrast.ts';
import { BUNDLED_FONTS } from './font-table.ts';
import { type Ground, measureGround } from './ground.ts';
import { colourInWords, styleInWords } from './style-words.ts';

export interface EffectsRequest {
  image: Raster;
  area: LetteringArea;
  /** Bundled font id. */
  font: string;
  seed: number;
  /** What the prompt says about the lettering: "in gold serif", "neon sign". */
  placement?: string;
}

/** Above this, lettering gets an outline. */
const BUSY = 0.045;

/**
 * Effects that make lettering read on what is behind it: the fill has a contrast of 4.5 with the ground, or an outline that has
 * it with the fill. Quiet by default; display faces in the first rank are festive; the prompt's own words come first.
 */
export function chooseEffects({ image, area, font, seed, placement = '' }: EffectsRequest): LetteringEffects {
  const ground = measureGround(image, area);
  const kind = BUNDLED_FONTS.find((bundled) => bundled.id === font)?.kind ?? 'ui';
  const style = styleInWords(placement);
  const wished = colourInWords(placement) ?? area.ink;
  if (style === 'gold') return metal(GOLD, ground, area);
  if (style === 'silver') return metal(SILVER, ground, area);
  if (style === 'neon') return neon(colourInWords(placement) ?? NEON_TUBES[Math.abs(seed) % NEON_TUBES.length], ground);
  if (style === 'engraved') return engraved(ground);
  if (style === 'sticker') return sticker(wished ?? lively(ground, seed));
  if (style === 'comic' || (kind === 'display' && area.rank === 0)) return festive(wished, ground, font, seed, style === 'comic');
  return quiet(wished, ground, kind);
}

interface Metal {
  from: Colour;
  to: Colour;
  edge: Colour;
  /** The same metal as foil on paper: pale metal on a pale ground would be all edge. */
  foil: { from: Colour; to: Colour };
}
const GOLD: Metal = { from: [255, 238, 172], to: [212, 142, 38], edge: [62, 30, 8], foil: { from: [138, 88, 18], to: [92, 54, 8] } };
const SILVER: Metal = { from: [250, 252, 255], to: [150, 160, 176], edge: [30, 36, 48], foil: { from: [98, 106, 118], to: [56, 62, 74] } };
/** Areas lower than this, in px, are too small for a bevel to be seen as one. */
const BEVEL_HEIGHT = 36;
const NEON_TUBES: Colour[] = [
  [255, 64, 160],
  [40, 210, 255],
  [255, 150, 40],
  [120, 255, 120],
];
const PAPER: Colour = [250, 247, 240];
const DEEP: Colour = [24, 22, 30];

function metal({ from, to, edge, foil }: Metal, ground: Ground, area: LetteringArea): LetteringEffects {
  const isRelief = area.path.kind === 'arc' || area.box.height >= BEVEL_HEIGHT;
  const isPaper = ground.low > 0.3 && contrastRatio(foil.from, ground.mean) >= READABLE_CONTRAST;
  if (isPaper && ground.busyness < BUSY && ground.opaque > 0.95) {
    return { fill: { kind: 'gradient', ...foil }, outline: null, shadow: null, bevel: isRelief ? { width: 0.05, strength: 0.4 } : null };
  }
  const isDark = luminanceContrast(relativeLuminance(to), ground.high) >= 3 && ground.busyness < BUSY;
  return {
    fill: { kind: 'gradient', from, to },
    outline: { colour: edge, width: isDark ? 0.035 : 0.06 },
    shadow: { colour: edge, opacity: 0.5, offsetX: 0, offsetY: 0.04, blur: 0.04 },
    bevel: isRelief ? { width: 0.06, strength: 0.55 } : null,
  };
}

/** A pale tube in a glow; on light grounds a dark edge keeps it readable, for nothing glows on white. */
function neon(tube: Colour, ground: Ground): LetteringEffects {
  const core = withLightness(tube, 0.965, 0.35);
  const isReadable = worstContrast(core, ground.low, ground.high) >= READABLE_CONTRAST;
  return {
    fill: { kind: 'solid', colour: core },
    outline: isReadable ? { colour: tube, width: 0.022 } : { colour: withLightness(tube, 0.28, 0.8), width: 0.06 },
    shadow: { colour: tube, opacity: 1, offsetX: 0, offsetY: 0, blur: 0.12 },
    bevel: null,
  };
}

/** Cut into the ground: its own colour, deeper, with a lit lower edge. On dark grounds the other way round. */
function engraved(ground: Ground): LetteringEffects {
  const [lightness] = toOklab(ground.mean);
  const isLight = lightness > 0.5;
  const cut = withLightness(ground.mean, isLight ? lightness - 0.32 : lightness + 0.36);
  const colour = readableAgainst(cut, ground.low, ground.high) ?? (isLight ? DEEP : PAPER);
  const lip = withLightness(ground.mean, isLight ? Math.min(0.97, lightness + 0.16) : Math.max(0.05, lightness - 0.16), 0.8);
  const isBusy = worstContrast(colour, ground.low, ground.high) < READABLE_CONTRAST;
  return {
    fill: { kind: 'solid', colour },
    outline: isBusy ? { colour: opposite(colour, ground), width: 0.04 } : null,
    shadow: { colour: lip, opacity: 0.8, offsetX: 0.012, offsetY: 0.02, blur: 0.008 },
    bevel: null,
  };
}

function sticker(ink: Colour): LetteringEffects {
  const fill = contrastRatio(ink, [255, 255, 255]) >= READABLE_CONTRAST ? ink : (readableAgainst(ink, 1, 1) ?? DEEP);
  return {
    fill: { kind: 'solid', colour: fill },
    outline: { colour: [255, 255, 255], width: 0.12 },
    shadow: { colour: [0, 0, 0], opacity: 0.38, offsetX: 0, offsetY: 0.035, blur: 0.045 },
    bevel: null,
  };
}

/** Gradient, strong edge, depth: for display faces that carry a title. */
function festive(wished: Colour | null, ground: Ground, font: string, seed: number, isComic: boolean): LetteringEffects {
  const ink = (wished && readableAgainst(wished, ground.low, ground.high)) ?? wished ?? lively(ground, seed);
  const isPale = relativeLuminance(ink) > 0.3;
  const isCalm = ground.busyness < BUSY && ground.opaque > 0.95 && worstContrast(ink, ground.low, ground.high) >= READABLE_CONTRAST;
  // Dark ink on a calm ground is print: it wants no edge.
  if (!isPale && isCalm && !isComic) return printed(ink, ground);
  const edge = isPale ? withLightness(ground.mean, 0.2, 0.7) : PAPER;
  const [lightness] = toOklab(ink);
  // The deep end of the gradient still has to stand off the edge, so it moves less than the pale end.
  const shift = isPale ? [0.05, -0.09] : [0.05, -0.05];
  const [from, to] = shift.map((step) => keepReadable(withLightness(ink, Math.min(0.98, lightness + step)), edge));
  const isBlock = font === 'bangers' || font === 'luckiest-guy' || seed % 3 === 0;
  return {
    fill: { kind: 'gradient', from, to },
    outline: { colour: edge, width: 0.06 },
    shadow:
      isBlock && isPale
        ? { colour: edge, opacity: 1, offsetX: 0.045, offsetY: 0.06, blur: 0 }
        : { colour: DEEP, opacity: 0.42, offsetX: 0, offsetY: 0.045, blur: 0.05 },
    bevel: null,
  };
}

function printed(ink: Colour, { low, high }: Ground): LetteringEffects {
  const [lightness] = toOklab(ink);
  const from = readableAgainst(withLightness(ink, lightness + 0.06), low, high) ?? ink;
  return { fill: { kind: 'gradient', from, to: withLightness(ink, Math.max(0.08, lightness - 0.05)) }, outline: null, shadow: null, bevel: null };
}

function keepReadable(colour: Colour, edge: Colour): Colour {
  const luminance = relativeLuminance(edge);
  return readableAgainst(colour, luminance, luminance) ?? colour;
}

/** A plain fill; edge and shadow only as far as the ground calls for them. */
function quiet(wished: Colour | null, ground: Ground, kind: string): LetteringEffects {
  const { low, high } = ground;
  const tinted = [withLightness(ground.mean, 0.97, 0.25), withLightness(ground.mean, 0.2, 0.55)];
  const readable = (wished && readableAgainst(wished, low, high)) ?? tinted.find((colour) => worstContrast(colour, low, high) >= 7) ?? null;
  // On a ground that no fill stands out from, an edge has to do it: pale letters with a dark edge disturb a picture least.
  const fallback = [...tinted, PAPER, DEEP].find((colour) => worstContrast(colour, low, high) >= READABLE_CONTRAST);
  const fill = readable ?? fallback ?? (relativeLuminance(ground.mean) < 0.45 ? PAPER : DEEP);
  const needsEdge = worstContrast(fill, low, high) < READABLE_CONTRAST || ground.busyness > BUSY || ground.opaque < 0.95;
  const isPale = relativeLuminance(fill) > 0.3;
  const isSmall = kind === 'ui' || kind === 'pixel';
  return {
    fill: { kind: 'solid', colour: fill },
    outline: needsEdge ? { colour: opposite(fill, ground), width: 0.05 } : null,
    shadow:
      needsEdge || (isPale && !isSmall)
        ? { colour: isPale ? DEEP : PAPER, opacity: needsEdge ? 0.5 : 0.3, offsetX: 0, offsetY: isPale ? 0.025 : 0, blur: needsEdge ? 0.07 : 0.045 }
        : null,
    bevel: null,
  };
}

/** An edge colour for a fill: the ground's hue at the other end of the scale, 4.5 away from the fill. */
function opposite(fill: Colour, ground: Ground): Colour {
  const luminance = relativeLuminance(fill);
  const edge = withLightness(ground.mean, luminance > 0.18 ? 0.18 : 0.97, luminance > 0.18 ? 0.6 : 0.25);
  return readableAgainst(edge, luminance, luminance) ?? (luminance > 0.18 ? [0, 0, 0] : [255, 255, 255]);
}

/** A saturated ink whose hue stands across from the ground's. */
function lively({ mean }: Ground, seed: number): Colour {
  const [lightness, a, b] = toOklab(mean);
  const warm = [1.35, 1.0, 0.5][Math.abs(seed) % 3];
  // A colourful ground wants its complement; a grey one a warm ink.
  const hue = Math.hypot(a, b) > 0.03 ? Math.atan2(-b, -a) : warm;
  // Across from a strong colour, a strong one would shout: the paler ink keeps its distance by lightness.
  const chroma = Math.hypot(a, b) > 0.05 ? 0.045 : 0.16;
  return fromOklab([lightness > 0.62 ? (chroma < 0.1 ? 0.32 : 0.5) : chroma < 0.1 ? 0.95 : 0.86, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
}
