import { AppError } from '../../shared/errors.ts';
import { boxAround, type Point, type Quad, quadOf } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { type ArcBand, type ArcPath, arcBandOf, fitArc, fitArcLike, layOnArc } from './arc.ts';
import { fitBlock, MIN_CAP_HEIGHT, stackLines, type TextBlock, TRACKED } from './fit.ts';
import type { FontLibrary, LoadedFont } from './fonts.ts';
import { heavierFonts } from './heavier.ts';
import { followOld, gapsOf } from './old-size.ts';
import { mapPath, type PathCommand, pathData, warpPath } from './outline.ts';
import { perspectiveBox } from './perspective.ts';
import type { OldSetting } from './ports.ts';
import { finalSize, followedSize, refuseTiny, shortened, withSpacing } from './setting-size.ts';
import { cleanText, type ShapedLine, shapeLine } from './shaping.ts';
import { slopeOf } from './study/slant.ts';

export interface OutlineRequest {
  text: string;
  area: LetteringArea;
  /** Bundled font id. */
  font: string;
  /** Share of the largest size that fits, 0–1. */
  scale: number;
  /** Width of the outline effect as a share of the font size; room is kept for it. */
  outlineWidth?: number;
  /** What stood there, for letters of the same size. */
  old?: OldSetting;
  /** Room between letters on top of what the place gives, as a share of the font size. */
  tracking?: number;
}

/** Where a point stands within its line: 0 = top of the capitals, 1 = baseline. Gradients run along it. */
export type Vertical = (x: number, y: number) => number;
/** Where a point stands along the lettering: 0 = left end of its ink, 1 = right end. */
export type Along = (x: number, y: number) => number;

/** Lettering as vectors: what PNG layers and SVG exports are both made of. */
export interface TextOutlines {
  /** Closed outlines in px of the image, non-zero fill. */
  path: PathCommand[];
  /** The same as SVG path data. */
  data: string;
  fontSize: number;
  quad: Quad;
  /** The same place cut to the letters: filled without `old`, it gives them about this size. */
  area: LetteringArea;
  fonts: string[];
  warnings: string[];
  vertical: Vertical;
  along: Along;
}

/** Free room between box and ink, as a share of the box's shorter side. */
export const PADDING = 0.04;

/** Longest text that is set, in UTF-16 code units; more is a page, not lettering. */
const MAX_LENGTH = 1000;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Sets text as large as its area allows (times `scale`) and returns the outlines.
 * @throws AppError invalid-input (nothing to set) | missing-glyph | text-does-not-fit | not-found (font)
 */
export function outlineText(library: FontLibrary, request: OutlineRequest): TextOutlines {
  const fonts = heavierFonts(library, request.area.embolden);
  const font = fonts.get(request.font);
  const { path } = request.area;
  const text = cleanText(request.text);
  if (!VISIBLE.test(text)) throw new AppError('invalid-input', 'There is nothing to letter: the text is empty.');
  if (text.length > MAX_LENGTH) {
    throw new AppError('text-does-not-fit', `A text of ${text.length} characters is too long to letter; the limit is ${MAX_LENGTH}.`, {
      details: { fittingCharacters: MAX_LENGTH },
    });
  }
  const setting = settingFor(fonts, text, font, request, path);
  return { ...setting, data: pathData(setting.path), ...describeFonts(fonts, setting.lines, font, text) };
}

function settingFor(fonts: FontLibrary, text: string, font: LoadedFont, request: OutlineRequest, path: LetteringArea['path']): Setting {
  if (path.kind === 'arc') return setOnArc(fonts, text, font, request, path);
  return path.kind === 'perspective' ? setInPerspective(fonts, text, font, request, path.quad) : setStraight(fonts, text, font, request);
}

interface Setting {
  path: PathCommand[];
  fontSize: number;
  quad: Quad;
  area: LetteringArea;
  vertical: Vertical;
  along: Along;
  lines: ShapedLine[];
}

/** Sets into the flat box that the quad shows, then looks at it from where the quad is seen. */
function setInPerspective(fonts: FontLibrary, text: string, font: LoadedFont, request: OutlineRequest, corners: Quad): Setting {
  const { width, height, toImage, toBox } = perspectiveBox(corners);
  const area: LetteringArea = { ...request.area, box: { x: 0, y: 0, width, height }, rotation: 0, path: { kind: 'straight' } };
  const flat = setStraight(fonts, text, font, { ...request, area });
  const tight = quadOf(flat.area.box).map(([x, y]) => toImage(x, y)) as Quad;
  return {
    ...flat,
    path: warpPath(flat.path, flat.fontSize * 0.12, toImage),
    quad: flat.quad.map(([x, y]) => toImage(x, y)) as Quad,
    area: { ...flat.area, box: boxAround(tight), path: { kind: 'perspective', quad: tight } },
    vertical: (x, y) => flat.vertical(...toBox(x, y)),
    along: (x, y) => flat.along(...toBox(x, y)),
  };
}

function setStraight(fonts: FontLibrary, text: string, font: LoadedFont, request: OutlineRequest): Setting {
  const { area, outlineWidth = 0 } = request;
  const { box } = area;
  const padding = PADDING * Math.min(box.width, box.height);
  const { block, fontSize, tracking, stretch } = fitStraight(fonts, text, font, request, padding);
  const turn = turnAbout(box.x + box.width / 2, box.y + box.height / 2, area.rotation);
  // Pixel faces are drawn on a grid of eighths: whole pixels keep their edges sharp.
  const snap = font.info.kind === 'pixel' && area.rotation === 0 && area.path.kind === 'straight' ? Math.round : (value: number) => value;
  const top = box.y + box.height / 2 - (request.old ? block.capCentre : block.centre) * fontSize;
  const inkWidth = (block.width + tracking * gapsOf(block.lines[0])) * stretch * fontSize;
  const lean = leanOf(area, font);
  const path: PathCommand[] = [];
  block.lines.forEach((line, i) => {
    const lineWidth = (line.ink.right - line.ink.left + tracking * gapsOf(line)) * stretch * fontSize;
    const spare = box.width - 2 * (padding + outlineWidth * fontSize) - lineWidth;
    const left = snap(box.x + padding + outlineWidth * fontSize + leadOf(area.align, line) * spare - line.ink.left * stretch * fontSize);
    const baseline = snap(top + i * block.pitch * fontSize);
    let opened = 0;
    for (const { font: face, glyph, x, y, advance } of line.glyphs) {
      const pen = x + opened;
      path.push(
        ...mapPath(face.outline(glyph), (px, py) => turn(left + (pen + px) * stretch * fontSize + lean(y + py) * fontSize, baseline - (y + py) * fontSize)),
      );
      if (advance > 0) opened += tracking;
    }
  });
  const lead = leadOf(area.align, block.lines[0]);
  const inkBox = {
    x: box.x + padding + lead * (box.width - 2 * padding - inkWidth),
    y: top + block.top * fontSize,
    width: inkWidth,
    height: (block.bottom - block.top) * fontSize,
  };
  const overhang =
    area.slant === undefined ? 0 : Math.max(...block.lines.map(({ ink }) => Math.max(Math.abs(lean(ink.top)), Math.abs(lean(ink.bottom))))) * fontSize;
  const quad = quadOf({ ...inkBox, x: inkBox.x - overhang, width: inkWidth + 2 * overhang }).map(([x, y]) => turn(x, y)) as Quad;
  const tight = withSpacing(tightArea(area, block, { fontSize, outlineWidth, top, left: inkBox.x, width: inkWidth }), tracking, stretch);
  const back = turnAbout(box.x + box.width / 2, box.y + box.height / 2, -area.rotation);
  const along: Along = (x, y) => (back(x, y)[0] - inkBox.x) / Math.max(1, inkWidth);
  return { path, fontSize, quad, area: tight, vertical: straightVertical(block, fontSize, top, area), along, lines: block.lines };
}

interface StraightFit {
  block: TextBlock;
  fontSize: number;
  tracking: number;
  stretch: number;
}

function fitStraight(
  fonts: FontLibrary,
  text: string,
  font: LoadedFont,
  { area, scale, outlineWidth = 0, old, tracking: more = 0 }: OutlineRequest,
  padding: number,
): StraightFit {
  const spacing = { tracking: area.tracking ?? 0, stretch: area.stretch ?? 1 };
  const fit = { fonts, font: font.info.id, width: area.box.width - 2 * padding, height: area.box.height - 2 * padding, grow: outlineWidth, spacing };
  if (!old || text.includes('\n')) {
    const { block, size: largest } = fitBlock(text, fit);
    refuseTiny(text, largest, font, area, (part) => fitBlock(part, fit).size * font.capHeight >= MIN_CAP_HEIGHT);
    const gaps = Math.max(0, ...block.lines.map(gapsOf));
    // What letters move apart has to come out of their size.
    const share = gaps > 0 && more > 0 ? block.width / (block.width + more * gaps) : 1;
    return { block, fontSize: finalSize(largest * share, scale, font), tracking: gaps > 0 ? spacing.tracking + more : 0, stretch: spacing.stretch };
  }
  const shaped = (part: string) => shapeLine(fonts, part, font.info.id);
  const room = Math.max(area.box.width, old.width);
  const before = oldLine(fonts, old, font);
  const sizeOf = (part: string) => followOld(shaped(part), font.capHeight, old, before, room, more);
  const { size, tracking, stretch } = sizeOf(text);
  refuseTiny(text, size, font, area, (part) => sizeOf(part).size * font.capHeight >= MIN_CAP_HEIGHT);
  const block = stackLines([shapeLine(fonts, text, font.info.id, { isTracked: tracking > TRACKED })], outlineWidth);
  return { block, fontSize: followedSize(size, scale, font), tracking, stretch };
}

/** The old string in a face; null when it cannot be set. */
function oldLine(fonts: FontLibrary, old: OldSetting, font: LoadedFont): ShapedLine | null {
  const text = cleanText(old.text).replaceAll('\n', ' ');
  return VISIBLE.test(text) && fonts.unsupported(text).length === 0 ? shapeLine(fonts, text, font.info.id) : null;
}

/** The box that the block fills exactly, about the same middle. */
function tightArea(
  area: LetteringArea,
  block: TextBlock,
  { fontSize, outlineWidth, top, left, width }: { fontSize: number; outlineWidth: number; top: number; left: number; width: number },
): LetteringArea {
  const reach = Math.max(block.centre - block.top, block.bottom - block.centre) + outlineWidth;
  const [inkWidth, inkHeight] = [width + 2 * outlineWidth * fontSize, 2 * reach * fontSize];
  const padding = (PADDING * Math.min(inkWidth, inkHeight)) / (1 - 2 * PADDING);
  const size = { width: inkWidth + 2 * padding, height: inkHeight + 2 * padding };
  const turn = turnAbout(area.box.x + area.box.width / 2, area.box.y + area.box.height / 2, area.rotation);
  const [x, y] = turn(left + width / 2, top + block.centre * fontSize);
  return { ...area, box: { x: x - size.width / 2, y: y - size.height / 2, ...size } };
}

function setOnArc(
  fonts: FontLibrary,
  text: string,
  font: LoadedFont,
  { area, scale, outlineWidth = 0, old, tracking = 0 }: OutlineRequest,
  path: ArcPath,
): Setting {
  const band = arcBandOf({ ...area, path });
  const shaped = (part: string) => shapeLine(fonts, part.replaceAll('\n', ' '), font.info.id, { isTracked: font.info.kind !== 'script' });
  const { capHeight } = area;
  const fitOf = (part: ShapedLine) => {
    if (old) return fitArcLike(part, band, font.capHeight, old, tracking);
    return capHeight === undefined
      ? fitArc(part, band, outlineWidth, font.capHeight)
      : fitArcLike(part, band, font.capHeight, { capHeight }, tracking, area.tracking);
  };
  const line = shaped(text);
  const setting = fitOf(line);
  refuseTiny(text, setting.size, font, area, (part) => fitOf(shaped(part)).size * font.capHeight >= MIN_CAP_HEIGHT);
  const fontSize = (setting.lift === undefined ? finalSize : followedSize)(setting.size, scale, font);
  const outlines = layOnArc(line, band, { ...setting, size: fontSize }, area.align, leanOf(area, font));
  const turn = turnAbout(area.box.x + area.box.width / 2, area.box.y + area.box.height / 2, area.rotation);
  const quad = quadOf(area.box).map(([x, y]) => turn(x, y)) as Quad;
  const rotated = area.rotation === 0 ? outlines : mapPath(outlines, turn);
  const asSet = setting.lift === undefined ? area : { ...withSpacing(area, setting.tracking, 1), capHeight: Math.round(fontSize * font.capHeight * 100) / 100 };
  return {
    path: rotated,
    fontSize,
    quad,
    area: asSet,
    vertical: arcVertical(band, line, fontSize, area, setting.lift),
    along: arcAlong(band, area),
    lines: [line],
  };
}

/** Degrees by which letters of a face are sheared to lean as an area asks for. */
export function shearOf({ slant }: LetteringArea, { info: { lean = 0 } }: LoadedFont): number {
  return slant === undefined ? 0 : slant - lean;
}

/** How far a point is moved to the right, by its height above the baseline; both as shares of the font size. */
function leanOf(area: LetteringArea, font: LoadedFont): (up: number) => number {
  const slope = slopeOf(shearOf(area, font));
  return slope === 0 ? () => 0 : (up) => (up - font.capHeight / 2) * slope;
}

function leadOf(align: LetteringArea['align'], line: ShapedLine): number {
  if (align === 'middle') return 0.5;
  return (align === 'start') !== line.isRightToLeft ? 0 : 1;
}

/** Rotation by degrees clockwise about a point. */
export function turnAbout(centreX: number, centreY: number, degrees: number): (x: number, y: number) => Point {
  if (degrees === 0) return (x, y) => [x, y];
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return (x, y) => [centreX + (x - centreX) * cos - (y - centreY) * sin, centreY + (x - centreX) * sin + (y - centreY) * cos];
}

function straightVertical(block: TextBlock, size: number, top: number, { box, rotation }: LetteringArea): Vertical {
  const back = turnAbout(box.x + box.width / 2, box.y + box.height / 2, -rotation);
  const pitch = block.pitch * size;
  const rise = Math.max(...block.lines.map((line) => Math.min(line.ink.top, line.glyphs[0]?.font.capHeight ?? 1))) * size;
  return (x, y) => {
    const below = back(x, y)[1] - top;
    const line = Math.min(block.lines.length - 1, Math.max(0, Math.ceil((below - 0.25 * pitch) / pitch)));
    return 1 + (below - line * pitch) / rise;
  };
}

function arcVertical(band: ArcBand, line: ShapedLine, size: number, { box, rotation }: LetteringArea, fixedLift?: number): Vertical {
  const back = turnAbout(box.x + box.width / 2, box.y + box.height / 2, -rotation);
  const rise = Math.max(line.ink.top, 0.3) * size;
  const lift = fixedLift ?? Math.max(0, (band.height - rise) / 2) * 0.9;
  return (x, y) => {
    const [px, py] = back(x, y);
    const distance = Math.hypot(px - band.centreX, py - band.centreY);
    const up = band.inside ? band.radius - lift - distance : distance - band.radius - lift;
    return 1 - up / rise;
  };
}

function arcAlong({ centreX, centreY, from, to, inside }: ArcBand, { box, rotation }: LetteringArea): Along {
  const back = turnAbout(box.x + box.width / 2, box.y + box.height / 2, -rotation);
  const middle = (from + to) / 2;
  return (x, y) => {
    const [px, py] = back(x, y);
    // Counted from the band's middle: angles start anew at the left.
    const away = Math.atan2(py - centreY, px - centreX) - middle;
    const share = 0.5 + (away - 2 * Math.PI * Math.round(away / (2 * Math.PI))) / Math.max(1e-6, to - from);
    return inside ? 1 - share : share;
  };
}

function describeFonts(fonts: FontLibrary, lines: ShapedLine[], wanted: LoadedFont, text: string): { fonts: string[]; warnings: string[] } {
  const used = [...new Set(lines.flatMap((line) => line.glyphs.map((glyph) => glyph.font.info.id)))];
  const lacking = fonts.missing(wanted.info.id, lines.map((line) => line.text).join(' '));
  const warnings: string[] = [];
  if (lacking.length > 0) {
    const families = used.filter((id) => id !== wanted.info.id).map((id) => fonts.get(id).info.family);
    warnings.push(`${wanted.info.family} has no ${lacking.slice(0, 6).join(' ')}; set in ${families.join(' and ')} instead.`);
  }
  if (wanted.isUnicase && /\p{Ll}/u.test(text)) warnings.push(`${wanted.info.family} has no lower case: “${shortened(text)}” stands in capitals.`);
  return { fonts: used, warnings };
}
