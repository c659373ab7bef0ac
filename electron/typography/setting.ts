import { AppError } from '../../shared/errors.ts';
import { type Point, type Quad, quadOf } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { type ArcBand, type ArcPath, arcBandOf, fitArc, layOnArc } from './arc.ts';
import { countFitting, fitBlock, MIN_CAP_HEIGHT, type TextBlock } from './fit.ts';
import type { FontLibrary, LoadedFont } from './fonts.ts';
import { mapPath, type PathCommand, pathData } from './outline.ts';
import { cleanText, type ShapedLine, shapeLine } from './shaping.ts';

export interface OutlineRequest {
  text: string;
  area: LetteringArea;
  /** Bundled font id. */
  font: string;
  /** Share of the largest size that fits, 0–1. */
  scale: number;
  /** Width of the outline effect as a share of the font size; room is kept for it. */
  outlineWidth?: number;
}

/** Where a point stands within its line: 0 = top of the capitals, 1 = baseline. Gradients run along it. */
export type Vertical = (x: number, y: number) => number;

/** Lettering as vectors: what PNG layers and SVG exports are both made of. */
export interface TextOutlines {
  /** Closed outlines in px of the image, non-zero fill. */
  path: PathCommand[];
  /** The same as SVG path data. */
  data: string;
  fontSize: number;
  quad: Quad;
  fonts: string[];
  warnings: string[];
  vertical: Vertical;
}

/** Free room between box and ink, as a share of the box's shorter side. */
const PADDING = 0.04;

/** Longest text that is set, in UTF-16 code units; more is a page, not lettering. */
const MAX_LENGTH = 1000;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Sets text as large as its area allows (times `scale`) and returns the outlines.
 * @throws AppError invalid-input (nothing to set) | missing-glyph | text-does-not-fit | not-found (font)
 */
export function outlineText(fonts: FontLibrary, request: OutlineRequest): TextOutlines {
  const font = fonts.get(request.font);
  const { path } = request.area;
  const text = cleanText(request.text);
  if (!VISIBLE.test(text)) throw new AppError('invalid-input', 'There is nothing to letter: the text is empty.');
  if (text.length > MAX_LENGTH) {
    throw new AppError('text-does-not-fit', `A text of ${text.length} characters is too long to letter; the limit is ${MAX_LENGTH}.`, {
      details: { fittingCharacters: MAX_LENGTH },
    });
  }
  const setting = path.kind === 'arc' ? setOnArc(fonts, text, font, request, path) : setStraight(fonts, text, font, request);
  return { ...setting, data: pathData(setting.path), ...describeFonts(fonts, setting.lines, font) };
}

interface Setting {
  path: PathCommand[];
  fontSize: number;
  quad: Quad;
  vertical: Vertical;
  lines: ShapedLine[];
}

function setStraight(fonts: FontLibrary, text: string, font: LoadedFont, { area, scale, outlineWidth = 0 }: OutlineRequest): Setting {
  const { box } = area;
  const padding = PADDING * Math.min(box.width, box.height);
  const fit = { fonts, font: font.info.id, width: box.width - 2 * padding, height: box.height - 2 * padding, grow: outlineWidth };
  const { block, size: largest } = fitBlock(text, fit);
  refuseTiny(text, largest, font, area, (part) => fitBlock(part, fit).size * font.capHeight >= MIN_CAP_HEIGHT);
  const fontSize = finalSize(largest, scale, font);
  const turn = turnAbout(box.x + box.width / 2, box.y + box.height / 2, area.rotation);
  // Pixel faces are drawn on a grid of eighths: whole pixels keep their edges sharp.
  const snap = font.info.kind === 'pixel' && area.rotation === 0 ? Math.round : (value: number) => value;
  const top = box.y + box.height / 2 - block.centre * fontSize;
  const inkWidth = block.width * fontSize;
  const path: PathCommand[] = [];
  block.lines.forEach((line, i) => {
    const spare = box.width - 2 * (padding + outlineWidth * fontSize) - (line.ink.right - line.ink.left) * fontSize;
    const left = snap(box.x + padding + outlineWidth * fontSize + leadOf(area.align, line) * spare - line.ink.left * fontSize);
    const baseline = snap(top + i * block.pitch * fontSize);
    for (const { font: face, glyph, x, y } of line.glyphs) {
      path.push(...mapPath(face.outline(glyph), (px, py) => turn(left + (x + px) * fontSize, baseline - (y + py) * fontSize)));
    }
  });
  const lead = leadOf(area.align, block.lines[0]);
  const inkBox = {
    x: box.x + padding + lead * (box.width - 2 * padding - inkWidth),
    y: top + block.top * fontSize,
    width: inkWidth,
    height: (block.bottom - block.top) * fontSize,
  };
  const quad = quadOf(inkBox).map(([x, y]) => turn(x, y)) as Quad;
  return { path, fontSize, quad, vertical: straightVertical(block, fontSize, top, area), lines: block.lines };
}

function setOnArc(fonts: FontLibrary, text: string, font: LoadedFont, { area, scale, outlineWidth = 0 }: OutlineRequest, path: ArcPath): Setting {
  const band = arcBandOf({ ...area, path });
  const shaped = (part: string) => shapeLine(fonts, part.replaceAll('\n', ' '), font.info.id, { isTracked: font.info.kind !== 'script' });
  const line = shaped(text);
  const setting = fitArc(line, band, outlineWidth, font.capHeight);
  refuseTiny(text, setting.size, font, area, (part) => fitArc(shaped(part), band, outlineWidth, font.capHeight).size * font.capHeight >= MIN_CAP_HEIGHT);
  const fontSize = finalSize(setting.size, scale, font);
  const outlines = layOnArc(line, band, { size: fontSize, tracking: setting.tracking }, area.align);
  const turn = turnAbout(area.box.x + area.box.width / 2, area.box.y + area.box.height / 2, area.rotation);
  const quad = quadOf(area.box).map(([x, y]) => turn(x, y)) as Quad;
  const rotated = area.rotation === 0 ? outlines : mapPath(outlines, turn);
  return { path: rotated, fontSize, quad, vertical: arcVertical(band, line, fontSize, area), lines: [line] };
}

function leadOf(align: LetteringArea['align'], line: ShapedLine): number {
  if (align === 'middle') return 0.5;
  return (align === 'start') !== line.isRightToLeft ? 0 : 1;
}

function refuseTiny(text: string, size: number, font: LoadedFont, area: LetteringArea, fits: (part: string) => boolean): void {
  if (size * font.capHeight >= MIN_CAP_HEIGHT) return;
  const count = countFitting(text, fits);
  const shown = [...text].length > 40 ? `${[...text].slice(0, 39).join('')}…` : text;
  const room = `${Math.round(area.box.width)} × ${Math.round(area.box.height)} px`;
  const hint = count > 0 ? `about ${count} of its ${[...text].length} characters would` : 'not even one character would';
  throw new AppError('text-does-not-fit', `“${shown}” does not fit into ${room} at a size that can be read; ${hint}.`, {
    details: { text, fittingCharacters: count, width: area.box.width, height: area.box.height },
  });
}

function finalSize(largest: number, scale: number, font: LoadedFont): number {
  const size = Math.max(largest * Math.min(1, Math.max(0, scale)), MIN_CAP_HEIGHT / font.capHeight);
  return font.info.kind === 'pixel' && size >= 16 ? Math.floor(size / 8) * 8 : size;
}

/** Rotation by degrees clockwise about a point. */
function turnAbout(centreX: number, centreY: number, degrees: number): (x: number, y: number) => Point {
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

function arcVertical(band: ArcBand, line: ShapedLine, size: number, { box, rotation }: LetteringArea): Vertical {
  const back = turnAbout(box.x + box.width / 2, box.y + box.height / 2, -rotation);
  const rise = Math.max(line.ink.top, 0.3) * size;
  const lift = Math.max(0, (band.height - rise) / 2) * 0.9;
  return (x, y) => {
    const [px, py] = back(x, y);
    const distance = Math.hypot(px - band.centreX, py - band.centreY);
    const up = band.inside ? band.radius - lift - distance : distance - band.radius - lift;
    return 1 - up / rise;
  };
}

function describeFonts(fonts: FontLibrary, lines: ShapedLine[], wanted: LoadedFont): { fonts: string[]; warnings: string[] } {
  const used = [...new Set(lines.flatMap((line) => line.glyphs.map((glyph) => glyph.font.info.id)))];
  const lacking = fonts.missing(wanted.info.id, lines.map((line) => line.text).join(' '));
  if (lacking.length === 0) return { fonts: used, warnings: [] };
  const families = used.filter((id) => id !== wanted.info.id).map((id) => fonts.get(id).info.family);
  return { fonts: used, warnings: [`${wanted.info.family} has no ${lacking.slice(0, 6).join(' ')}; set in ${families.join(' and ')} instead.`] };
}
