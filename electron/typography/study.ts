import type { Colour, Point, Quad } from '../../shared/geometry.ts';
import { boxAround } from '../../shared/geometry.ts';
import type { FontMatch, LetteringArea, LetteringEffects } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { type Bend, columnsFor, type FaceSample, faceSampler, matchFaces, SURE_MATCH, seenLetters, similarity } from './font-match.ts';
import type { FontLibrary } from './fonts.ts';
import { areaOfRegion } from './pass-regions.ts';
import type { LetteringStudy, TextRegion } from './ports.ts';
import { opaque } from './read/opaque.ts';
import { quadSize } from './read/outline.ts';
import { PADDING } from './setting.ts';
import { type Clusters, clusterColours, colourDistance } from './study/clusters.ts';
import { measureFinish } from './study/edge.ts';
import { strokeWidth } from './study/heft.ts';
import { type InkMask, inkCandidates, withoutHalfTones } from './study/ink.ts';
import { type LetterParts, measureBevel, measureFill, measureShadow, medianColour, partsOf, separation } from './study/look.ts';
import { refinedRegion } from './study/refine.ts';
import { measureSlant, setUpright, slopeOf } from './study/slant.ts';
import { type StudyStrip, studyStrip } from './study/strip.ts';

/** Face whose proportions stand for a string that no face is like. */
const COMMON_FACE = 'inter';

/**
 * Learns from the lettering in a region how large it is, how it looks and which faces it is like. To be asked before it is erased.
 * @param image RGB or RGBA, whole
 * @param wanted what should stand there: garbled letters may be more like it than like what was read
 */
export function studyLettering(image: Raster, region: TextRegion, fonts: FontLibrary, wanted = ''): LetteringStudy {
  const flat = opaque(image);
  const texts = region.text === '' || wanted === '' || wanted === region.text ? [region.text] : [region.text, wanted];
  const seen = looked(flat, region, texts, fonts);
  const refined = seen.found && refinedRegion(seen.strip, seen.found.ink, region);
  const again = refined ? looked(flat, refined, texts, fonts) : null;
  // A second look that finds nothing, or less of the letters, was no better.
  const best = again?.found && again.found.score > seen.found!.score ? again : seen;
  return best.found ? studied(flat, best, best.found, fonts) : unstudied(region, seen.ground);
}

interface Look {
  region: TextRegion;
  strip: StudyStrip;
  clusters: Clusters;
  ground: Colour;
  found: FoundInk | null;
}

function looked(image: Raster, region: TextRegion, texts: readonly string[], fonts: FontLibrary): Look {
  const strip = studyStrip(image, region);
  const clusters = clusterColours(strip);
  const ground = groundOf(strip);
  return { region, strip, clusters, ground, found: bestInk(strip, clusters, region, texts, ground, fonts) };
}

interface FoundInk {
  ink: InkMask;
  /** Of the texts that may stand there, the one that the ink looks most like. */
  text: string;
  /** How much it looks like it; comparable within a region. */
  score: number;
}

/** What of a word's width letters cover at least: less of them are not all. */
const WHOLE = 0.85;
const LOST_COST = 0.5;
/** Light letters are likelier without the ground that they darken. */
const SHADOW_COST = 0.1;
/** What was read is likelier than what was not. */
const UNREAD_COST = 0.06;

/** The combination of colours that looks most like a text that may stand there; without a text, the one that differs most from the ground. */
function bestInk(strip: StudyStrip, clusters: Clusters, region: TextRegion, texts: readonly string[], ground: Colour, fonts: FontLibrary): FoundInk | null {
  const sampler = faceSampler(fonts);
  const { core } = strip;
  let best: FoundInk | null = null;
  let most = -Infinity;
  for (const ink of inkCandidates(strip, clusters)) {
    const bend = bendOf(strip, region, ink.box);
    const away = colourDistance(meanOf(ink, clusters), ground) / 442;
    const shaded = isWithShadow(ink, clusters, ground) ? SHADOW_COST : 0;
    const lost = Math.max(0, WHOLE - (ink.box.right - ink.box.left) / (core.right - core.left));
    for (const text of texts) {
      const seen = seenLetters(ink.mask, strip.pixels.width, ink.box, columnsFor(text || 'unread'));
      const faces = text === '' ? [] : PROBES.map((id) => sampler.sample(id, text, bend)).filter((sample) => sample !== null);
      const like = faces.reduce((best, face) => Math.max(best, similarity(seen, face, best)), 0);
      const score = like + 0.25 * away - 0.02 * ink.colours.length - LOST_COST * lost - shaded - (text === texts[0] ? 0 : UNREAD_COST);
      if (score > most) [best, most] = [{ ink, text, score }, score];
    }
  }
  return best;
}

/** Bends that are told apart, per factor of e. */
const BENDS = 16;

/** The circle on which a region's letters stand; undefined where they stand on a line. */
function bendOf({ core, scale }: StudyStrip, { arc }: TextRegion, { top, bottom }: InkMask['box']): Bend | undefined {
  if (!arc) return undefined;
  const lower = (bottom - (core.top + core.bottom) / 2) * scale;
  const radius = Math.max(1, (arc.inside ? arc.radius + lower : arc.radius - lower) / ((bottom - top) * scale));
  // Bends that differ by a few per cent look the same: faces need not be drawn for each.
  return { radius: Math.exp(Math.round(Math.log(radius) * BENDS) / BENDS), inside: arc.inside };
}

/** Faces of every build: one of them is like enough to any lettering to tell letters from shadows. */
const PROBES = ['inter', 'oswald', 'lilita-one', 'alfa-slab-one', 'cinzel', 'lobster', 'pirata-one', 'press-start-2p', 'noto-sans-jp'];

/** How near a colour is to a darkened ground, RGB units, and how dark that is at least and at most. */
const SHADE = 24;
const SHADES = [0.2, 0.85] as const;

/** True for ink made of something lighter than the ground and of the ground itself, darkened: letters and their shadow. */
function isWithShadow({ colours: members }: InkMask, { colours }: Clusters, ground: Colour): boolean {
  const size = ground.reduce((sum, value) => sum + value * value, 0) || 1;
  const shareOf = (colour: Colour) => colour.reduce((sum, value, c) => sum + value * ground[c], 0) / size;
  const isShade = (colour: Colour) => {
    const share = shareOf(colour);
    return share > SHADES[0] && share < SHADES[1] && colourDistance(colour, ground.map((value) => value * share) as Colour) < SHADE;
  };
  return members.some((index) => isShade(colours[index])) && members.some((index) => shareOf(colours[index]) > 1);
}

function meanOf(ink: InkMask, { colours, labels }: Clusters): Colour {
  const counts = new Uint32Array(colours.length);
  for (let i = 0; i < ink.mask.length; i++) counts[labels[i]] += ink.mask[i];
  return [0, 1, 2].map((c) => counts.reduce((sum, count, label) => sum + colours[label][c] * (count / ink.area), 0)) as Colour;
}

/** The median of the region's rim. */
function groundOf(strip: StudyStrip): Colour {
  const { core, pixels } = strip;
  const rim: number[] = [];
  for (let y = Math.max(0, core.top - 6); y < Math.min(pixels.height, core.bottom + 6); y++) {
    const isBand = y < core.top + 3 || y >= core.bottom - 3;
    for (let x = Math.max(0, core.left - 6); x < Math.min(pixels.width, core.right + 6); x++) {
      // The middle of the region is no rim.
      if (!isBand && x === core.left + 3 && core.right - 3 > x) x = core.right - 3;
      const away = Math.max(core.left - x, x - core.right + 1, core.top - y, y - core.bottom + 1);
      if (away > -3 && away < 6) rim.push(y * pixels.width + x);
    }
  }
  return medianColour(strip, rim);
}

function studied(image: Raster, { region, strip, clusters, ground }: Look, { ink, text }: FoundInk, fonts: FontLibrary): LetteringStudy {
  const firm = { ...ink, mask: withoutHalfTones(strip, clusters, ink, ground) };
  const { fontMatches, slant, upright } = facesOf(strip, firm, region, text, fonts);
  const isFontUncertain = (fontMatches[0]?.score ?? 0) < SURE_MATCH;
  const sampler = faceSampler(fonts);
  const like =
    sampler.sample(isFontUncertain ? COMMON_FACE : fontMatches[0].font, text || 'H') ?? (fontMatches[0] && sampler.sample(fontMatches[0].font, text));
  const band = capitalBand(ink, like ?? null);
  const capPx = band.baseline - band.top;
  const fontPx = capPx / (like?.capHeight ?? 0.72);
  const parts = partsOf(strip, clusters, ink, ground, capPx);
  const effects = effectsOf(strip, parts, ground, band, fontPx);
  const inkColour = effects.fill.kind === 'solid' ? effects.fill.colour : mean(effects.fill.from, effects.fill.to);
  // Letters lean about the middle of their capitals.
  const shift = slopeOf(slant) * ((ink.box.top + ink.box.bottom - band.top - band.baseline) / 2);
  const box = wholeBox(strip, { ...upright, left: upright.left + shift, right: upright.right + shift });
  const { area, capHeight, width } = placeOf(strip, region, { ...ink, box }, band);
  // Light around letters thickens them, and a few pixels tell nothing.
  const isTold = !parts.glow && capHeight >= LEAST_CAPITALS;
  const stroke = isTold ? strokeWidth(parts.outline ? parts.fill : firm.mask, strip.pixels.width, ink.box) / capPx : 0;
  const cover = ink.area / ((ink.box.right - ink.box.left) * (ink.box.bottom - ink.box.top));
  const support = text === '' ? 0.5 : Math.min(1, (fontMatches[0]?.score ?? 0) / 0.35);
  return {
    area: { ...area, ground: rounded(ground), ink: rounded(inkColour), font: isFontUncertain ? null : fontMatches[0].font, ...(slant !== 0 && { slant }) },
    old: { text, capHeight, width },
    effects,
    finish: measureFinish(image, strip, parts),
    ink: rounded(inkColour),
    weight: cover,
    ...(stroke > 0 && { stroke }),
    confidence: Math.round(separation(inkColour, ground) * support * 100) / 100,
    fontMatches,
    isFontUncertain,
  };
}

/** Capitals lower than this, px of the image, have strokes of a pixel or two. */
const LEAST_CAPITALS = 16;

/** Upright faces have to be so much more like letters that were set upright before these count as leaning. */
const MORE_LIKE = 0.02;

interface Faces {
  fontMatches: FontMatch[];
  /** Degrees by which the letters lean; 0 also where they are most like a face that leans like them. */
  slant: number;
  /** Bounds of the letters as they would stand upright, strip px. */
  upright: InkMask['box'];
}

function facesOf(strip: StudyStrip, ink: InkMask, region: TextRegion, text: string, fonts: FontLibrary): Faces {
  if (text === '') return { fontMatches: [], slant: 0, upright: ink.box };
  const { width } = strip.pixels;
  const lettersOf = (letters: Pick<InkMask, 'mask' | 'box'>) => seenLetters(letters.mask, width, letters.box, columnsFor(text));
  const bend = bendOf(strip, region, ink.box);
  const asSeen: Faces = { fontMatches: matchFaces(fonts, lettersOf(ink), text, undefined, bend), slant: 0, upright: ink.box };
  const slant = measureSlant(ink, width);
  if (slant === 0) return asSeen;
  const upright = setUpright(ink, width, slant);
  const fontMatches = matchFaces(fonts, lettersOf(upright), text, (lean) => lettersOf(setUpright(ink, width, slant - lean)), bend);
  const isLike = (fontMatches[0]?.score ?? 0) > (asSeen.fontMatches[0]?.score ?? 0) + MORE_LIKE;
  return isLike ? { fontMatches, slant, upright: upright.box } : asSeen;
}

/** When no letters can be told from the ground: the detector's box, and colours that say nothing. */
function unstudied(region: TextRegion, ground: Colour): LetteringStudy {
  const { width, height } = quadSize(region.quad);
  return {
    area: { ...areaOfRegion(region, { ground, ink: ground }), ink: null },
    old: { text: region.text, capHeight: height / 2, width: Math.max(height / 2, width - height / 2) },
    effects: { fill: { kind: 'solid', colour: ground }, outline: null, shadow: null, bevel: null },
    finish: { softness: 0, grain: 0 },
    ink: ground,
    weight: 0,
    confidence: 0,
    fontMatches: [],
    isFontUncertain: true,
  };
}

interface CapitalBand {
  /** Rows of the strip. */
  top: number;
  baseline: number;
}

/** Where capitals would stand: the ink's bounds, read by how far the string rises and falls in a like face. */
function capitalBand({ box }: InkMask, like: FaceSample | null): CapitalBand {
  if (!like) return { top: box.top, baseline: box.bottom };
  const perEm = (box.bottom - box.top) / (like.ink.top - like.ink.bottom);
  const baseline = box.bottom + like.ink.bottom * perEm;
  return { top: baseline - like.capHeight * perEm, baseline };
}

function effectsOf(strip: StudyStrip, parts: LetterParts, ground: Colour, { top, baseline }: CapitalBand, fontPx: number): LetteringEffects {
  const capPx = baseline - top;
  const fill = measureFill(strip, parts, top, baseline);
  return {
    fill,
    outline: parts.outline && { colour: rounded(parts.outline.colour), width: Math.min(0.2, parts.outline.widthPx / fontPx) },
    shadow: measureShadow(strip, parts, ground, fontPx),
    bevel: fill.kind === 'gradient' || parts.outline ? measureBevel(strip, parts, capPx) : null,
    // The typesetter's light is down to half at two fifths of its size.
    ...(parts.glow && { glow: { colour: parts.glow.colour, opacity: 1, size: Math.min(0.6, parts.glow.reachPx / fontPx / 0.4) } }),
  };
}

/** Ink found in less of the region than this has lost letters at an end: the region then says how wide the word was. */
const WHOLE_WORD = 0.85;
/** Room that the detector leaves at both ends of a word, as a share of its height. */
const END_ROOM = 0.06;

function wholeBox({ core }: StudyStrip, box: InkMask['box']): InkMask['box'] {
  if (box.right - box.left >= WHOLE_WORD * (core.right - core.left)) return box;
  const room = END_ROOM * (core.bottom - core.top);
  // Detectors that leave more room than that give wide regions on both sides; a lost letter is missing on one.
  const [left, right] = [box.left - core.left, core.right - box.right];
  if (Math.abs(left - right) < 0.3 * (core.bottom - core.top)) return box;
  return { ...box, left: Math.min(box.left, core.left + room + Math.min(left, right)), right: Math.max(box.right, core.right - room - Math.min(left, right)) };
}

/** The band of the old capitals as a place for new ones, and its size in px of the image. */
function placeOf(
  strip: StudyStrip,
  region: TextRegion,
  { box }: InkMask,
  { top, baseline }: CapitalBand,
): { area: LetteringArea; capHeight: number; width: number } {
  const capHeight = (baseline - top) * strip.scale;
  const width = (box.right - box.left) * strip.scale;
  const blank = areaOfRegion(region, { ground: [0, 0, 0], ink: [0, 0, 0] });
  if (region.arc) return { area: arcPlace(strip, region, blank, box, top, baseline), capHeight, width };
  // Room around the band, so that filling the box without knowing the old letters gives about their size.
  const spare = ((baseline - top) * PADDING) / (1 - 2 * PADDING);
  const corner = (x: number, y: number): Point => strip.toImage(x, y);
  const quad: Quad = [
    corner(box.left - spare, top - spare),
    corner(box.right + spare, top - spare),
    corner(box.right + spare, baseline + spare),
    corner(box.left - spare, baseline + spare),
  ];
  const size = quadSize(quad);
  if (isSkewed(region.quad)) return { area: { ...blank, box: boxAround(quad), rotation: 0, path: { kind: 'perspective', quad } }, capHeight, width };
  const [cx, cy] = [0, 1].map((axis) => quad.reduce((sum, point) => sum + point[axis], 0) / 4);
  const rotation = levelled(blank.rotation);
  return { area: { ...blank, rotation, box: { x: cx - size.width / 2, y: cy - size.height / 2, ...size } }, capHeight, width };
}

/** Angles this near to level or upright are measured inaccurately, not meant. Degrees. */
const LEVEL = 0.7;

function levelled(rotation: number): number {
  const nearest = Math.round(rotation / 90) * 90;
  return Math.abs(rotation - nearest) < LEVEL ? (nearest === -180 ? 180 : nearest) : rotation;
}

/** Opposite sides differ by more than 4 % of the shorter side, or corners are not square: seen at an angle. */
function isSkewed([a, b, c, d]: Quad): boolean {
  const along: Point = [b[0] - a[0] - (c[0] - d[0]), b[1] - a[1] - (c[1] - d[1])];
  const side = Math.min(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])) || 1;
  const square =
    ((b[0] - a[0]) * (d[0] - a[0]) + (b[1] - a[1]) * (d[1] - a[1])) / (Math.hypot(b[0] - a[0], b[1] - a[1]) * Math.hypot(d[0] - a[0], d[1] - a[1]) || 1);
  return Math.hypot(...along) > 0.08 * side || Math.abs(square) > 0.05;
}

/** The old baseline as a part of its circle, from the first letter to the last. */
function arcPlace(strip: StudyStrip, region: TextRegion, blank: LetteringArea, box: InkMask['box'], top: number, baseline: number): LetteringArea {
  const { centreX, centreY, inside } = region.arc!;
  const polar = (x: number, y: number) => {
    const [px, py] = strip.toImage(x, y);
    return { radius: Math.hypot(px - centreX, py - centreY), angle: (Math.atan2(py - centreY, px - centreX) * 180) / Math.PI };
  };
  const radius = polar((box.left + box.right) / 2, baseline).radius;
  const [first, last] = [polar(box.left, baseline).angle, polar(box.right, baseline).angle];
  const startAngle = inside ? last : first;
  const turned = inside ? first : last;
  const endAngle = turned < startAngle ? turned + 360 : turned;
  const corners = [box.left, (box.left * 3 + box.right) / 4, (box.left + box.right) / 2, (box.left + box.right * 3) / 4, box.right].flatMap((x) => [
    strip.toImage(x, top),
    strip.toImage(x, baseline),
  ]);
  return { ...blank, box: boxAround(corners), rotation: 0, path: { kind: 'arc', centreX, centreY, radius, startAngle, endAngle, inside } };
}

function mean(a: Colour, b: Colour): Colour {
  return a.map((value, c) => (value + b[c]) / 2) as Colour;
}

function rounded(colour: Colour): Colour {
  return colour.map(Math.round) as Colour;
}
