import type { Box, Colour, Point, Quad } from '../../shared/geometry.ts';
import type { FontMatch, LetteringArea, LetteringEffects, LetteringFinish, Script } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';

/** One run of text found in an image. */
export interface TextRegion {
  quad: Quad;
  /** Outline of the letters as the detector saw them, px, clockwise; arcs: the band's edge. Left out = the quad. */
  polygon?: Point[];
  /** Of the letters; 'unknown' rather than a guess. Where the models cannot read it `text` is ''. Left out = not told apart. */
  script?: Script;
  /** '' when nothing could be read. */
  text: string;
  /** Mean probability of the characters, 0–1. */
  confidence: number;
  /** Mean probability of the detector inside the region, 0–1. */
  detection: number;
  /** Set for curved text: the band that was unrolled to read it. */
  arc?: ArcBand;
}

/** A wanted string that several places may be meant for, or that shares its only place with another string. The plan follows the proposal; a person decides. */
export interface Ambiguity {
  wanted: string;
  /** Found regions by their place in reading order (0 = first), likeliest first. */
  regions: number[];
  /** How alike each of `regions` is to the string, 0–1. */
  scores: number[];
  /** The region that the plan takes (the first of several); null = a new place. */
  proposal: number | null;
  /** True where the string may stand already, in letters that cannot be read: the plan changes nothing there. */
  isUnread?: boolean;
}

/** A band of a circle that holds one line of text. Angles in degrees, 0 = right, clockwise; `inside` as in LetteringArea. */
export interface ArcBand {
  centreX: number;
  centreY: number;
  /** Of the middle of the letters, px. */
  radius: number;
  startAngle: number;
  endAngle: number;
  /** Height of the band, px. */
  thickness: number;
  inside: boolean;
}

export interface ReadOptions {
  /** The longer side is scaled to this before detection, in px; default 960, and images above 1800 px are then looked at once more, closer. */
  maxSide?: number;
  /** Only text whose centre lies in this box is returned; the box is cut out before detection. */
  within?: Box;
  /** Told once, after the work: milliseconds of detection and of recognition. */
  onStages?: (stagesMs: { find: number; read: number }) => void;
}

/** Finds and reads text. Made once per worker; holds the OCR sessions. */
export interface TextReader {
  /** Regions in reading order. */
  read(image: Raster, options?: ReadOptions): Promise<TextRegion[]>;
  /** Reads one line whose place is known, without detection; the quad is rectified first. */
  readLine(image: Raster, quad: Quad): Promise<{ text: string; confidence: number }>;
  /**
   * Reads a line along an arc (an area whose path is an arc): unrolled to a straight strip first.
   * @param fontSize of the letters in px, where known; otherwise the text is looked for in a broad band
   */
  readArc(image: Raster, area: LetteringArea, fontSize?: number): Promise<{ text: string; confidence: number }>;
  /** True when every character is one that the models know: Latin letters without most accents, Chinese, digits, common signs. */
  canRead(text: string): boolean;
  dispose(): Promise<void>;
}

export interface BundledFont {
  id: string;
  family: string;
  /** What it is for: "display", "slab", "condensed", "serif", "sans", "rounded", "blackletter", "script", "pixel", "ui", "arabic", "hebrew", "cjk", "stencil". */
  kind: string;
  /** "OFL-1.1", "Apache-2.0"; of added fonts what their name table says, '' = nothing. */
  licence: string;
  file: string;
  /** True for the team's own; left out for those that ship with Galley. */
  isAdded?: boolean;
  /** True for faces that stand in for lettering that looks like them, or that are asked for by name: never chosen for new lettering by themselves. */
  isForLikeness?: boolean;
  /** Degrees by which its letters lean to the right; left out = they stand upright. */
  lean?: number;
}

/** Size of the letters that stood in a place, for new ones that shall stand there as large. */
export interface OldSetting {
  /** What was read there. */
  text: string;
  /** Height of its capitals (or of what would be its capitals), px. */
  capHeight: number;
  /** From the first letter's left edge to the last one's right edge along the baseline, px. */
  width: number;
}

/** What can be learnt from the lettering that stands in a region, before it is erased. */
export interface LetteringStudy {
  /** Where the letters stood, tight around their ink: straight (with its rotation), arc or perspective. `ground`, `ink` and `font` are set. */
  area: LetteringArea;
  old: OldSetting;
  /** The measured look; readable on its ground only as far as the old lettering was. */
  effects: LetteringEffects;
  finish: LetteringFinish;
  ink: Colour;
  /** Share of the letters' box that is ink, 0–1: heavy faces have 0.3 and more. */
  weight: number;
  /** Usual width of the strokes as a share of the capitals' height; left out = not told surely. */
  stroke?: number;
  /** How far ink could be told from ground, 0–1; under 0.5 better choose effects anew than trust `effects`. */
  confidence: number;
  /** Best first, at most five; [] when nothing could be compared. */
  fontMatches: FontMatch[];
  /** True when no face is really like it: flag `font-uncertain`. */
  isFontUncertain: boolean;
  /** True when other lines share its face and look: set smaller by itself, it would stand out. Left out = it stands alone. */
  isOneOfSeveral?: boolean;
}

export interface TypesetRequest {
  text: string;
  /** Where; the text is fitted into the box along its path. */
  area: LetteringArea;
  /** Size of the layer to make, in px: the image's. */
  width: number;
  height: number;
  font: string;
  effects: LetteringEffects;
  /** Share of the largest size that fits, 0–1; retries lower it. */
  scale: number;
  /** Edge softness and grain, so that the letters sit in the picture; left out = as sharp as they are drawn. */
  finish?: LetteringFinish;
  /** What stood there: the new letters are as high, and as wide where tracking and at most 8 % of stretching allow; they may leave the box by as much as the old ones' descenders did. */
  old?: OldSetting;
  /** Room between letters on top of what the place gives, as a share of the font size; retries open it. */
  tracking?: number;
}

export interface TypesetResult {
  /** RGBA, the image's size. */
  layer: Raster;
  /** The part of the layer that may hold anything, whole px. */
  bounds: Box;
  /** Grey: coverage of glyphs and effects, dilated by `maskMargin` px. Outside it the layer is fully transparent. */
  mask: Raster;
  /** Tight around the glyphs, along the baseline (for arcs: the box's quad). */
  quad: Quad;
  /** The same place cut to what was set: filled without `old`, other words come out about as large. Arcs: as asked for. */
  area: LetteringArea;
  fontSize: number;
  /** Fonts that were really used, fallbacks included. */
  fonts: string[];
  /** True when one of them draws small letters as capitals: case cannot be read. */
  isUnicase: boolean;
  /** The glyphs as SVG path data in px of the image, non-zero fill; left out where they are not outlines. */
  outlines?: string;
  warnings: string[];
}
