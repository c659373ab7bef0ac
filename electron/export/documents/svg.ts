import { Resvg } from '@resvg/resvg-js';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { encodePng } from '../../image/codecs.ts';
import { composite } from '../../image/composite.ts';
import { cut } from '../../image/cut.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { boxOfEdges, include, noEdges } from './edges.ts';
import type { DocumentString, PlacedPixels, ProofDocument } from './proof-document.ts';
import { solvePixel } from './solve-pixel.ts';
import { paintOf } from './svg-paint.ts';
import { placeOfText, type TextPlace } from './text-place.ts';
import { escapeXml } from './xml.ts';

/**
 * An SVG file: the restored background as a picture, every string as outlines that keep its words, and over them what outlines cannot say (bevel,
 * texture, sharpening) as one picture. Together they are the approved picture; without the last one they are clean vectors.
 */
export async function svgOf(document: ProofDocument, fonts: FontLibrary): Promise<Uint8Array> {
  const { title, background, strings } = document;
  const groups: string[] = [];
  const definitions: string[] = [];
  for (const [index, string] of strings.entries()) {
    const id = `lettering-${index + 1}`;
    const drawn = drawnOf(fonts, string, id);
    if (drawn) definitions.push(...drawn.definitions);
    const body = drawn ? drawn.shapes.join('\n') : string.pixels ? await imageOf(string.pixels, '') : '';
    if (body !== '') groups.push(groupOf(string, id, body, drawn?.place ? hiddenText(drawn.place, fonts) : ''));
  }
  const vectors = `<defs>\n${definitions.join('\n')}\n</defs>\n${groups.join('\n')}`;
  const { finish, cut: hole } = groups.length > 0 ? finishOf(document, draw(document, vectors)) : { finish: null, cut: null };
  const text = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `${openTag(document)} role="img">`,
    `<title>${escapeXml(title)}</title>`,
    await imageOf({ x: 0, y: 0, image: background }, ' id="background"'),
    ...(hole ? [await maskOf(hole), '<g id="vectors" mask="url(#cut)">', vectors, '</g>'] : [vectors]),
    ...(finish ? [await imageOf(finish, ' id="finish"')] : []),
    `</svg>\n`,
  ].join('\n');
  return new TextEncoder().encode(text);
}

function openTag({ width, height }: ProofDocument): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
}

/** A string's shapes; null where its outlines or its look are not known: then its pixels stand in. */
function drawnOf(fonts: FontLibrary, string: DocumentString, id: string) {
  const { region, outlines } = string;
  const place = placeOfText(fonts, string);
  if (outlines === '' || !region.effects || !region.fontSize) return null;
  const quad = region.area?.path.kind === 'arc' ? null : region.quad;
  return { ...paintOf(`${id}-outlines`, outlines, region.effects, { fontSize: region.fontSize, quad, place }), place };
}

function groupOf({ text, region }: DocumentString, id: string, body: string, hidden: string): string {
  const words = escapeXml(text);
  return `<g id="${id}" data-text="${words}" data-font="${escapeXml(region.font ?? '')}" role="img" aria-label="${words}">\n<title>${words}</title>\n${body}\n${hidden}</g>`;
}

/** Live text that is not shown: for search, and to set again in a program that has the typeface. */
function hiddenText({ lines, font, fontSize, x, y, rotation, slant, pitch, align }: TextPlace, fonts: FontLibrary): string {
  const anchor = { left: 'start', center: 'middle', right: 'end' }[align];
  const spans = lines.map((line, i) => `<tspan x="0" y="${round(i * pitch)}">${escapeXml(line)}</tspan>`).join('');
  const place = `translate(${round(x)} ${round(y)}) rotate(${round(rotation)})${slant === 0 ? '' : ` skewX(${round(-slant)})`}`;
  return `<text display="none" font-family="${escapeXml(fonts.get(font).info.family)}" font-size="${round(fontSize)}" text-anchor="${anchor}" transform="${place}">${spans}</text>\n`;
}

async function imageOf({ x, y, image }: PlacedPixels, more: string): Promise<string> {
  const png = (await encodePng(image)).toString('base64');
  return `<image${more} x="${x}" y="${y}" width="${image.width}" height="${image.height}" href="data:image/png;base64,${png}"/>`;
}

/** The lettering alone as this file draws it, over the background. */
function draw(document: ProofDocument, vectors: string): Raster {
  const { width, height, background } = document;
  const rendered = new Resvg(`${openTag(document)}>${vectors}</svg>`, { font: { loadSystemFonts: false }, logLevel: 'off' }).render();
  const layer = createRaster(width, height, 4);
  const { pixels } = rendered;
  // Premultiplied, as resvg gives them.
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3];
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++) layer.data[i + c] = Math.min(255, Math.round((pixels[i + c] * 255) / alpha));
    layer.data[i + 3] = alpha;
  }
  return composite(background, layer);
}

/** What is cut out of the vectors. */
async function maskOf(keep: Raster): Promise<string> {
  const { width, height } = keep;
  return `<mask id="cut" maskUnits="userSpaceOnUse" x="0" y="0" width="${width}" height="${height}">${await imageOf({ x: 0, y: 0, image: keep }, '')}</mask>`;
}

/**
 * What must lie over the drawn lettering so that the approved picture comes out; null where nothing must. Where the picture is more transparent than
 * what was drawn, nothing can: there the vectors are cut away (`cut`, grey, 255 = they stay), and the finish lies over the bare background.
 */
function finishOf({ final, background, width, height }: ProofDocument, drawn: Raster): { finish: PlacedPixels | null; cut: Raster | null } {
  let hole: Raster | null = null;
  const layer = createRaster(width, height, 4);
  const edges = noEdges(final);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!solvePixel(final, drawn, i, 0, layer.data, i * 4)) {
        hole ??= { width, height, channels: 1, data: new Uint8Array(width * height).fill(255) };
        hole.data[i] = 0;
        solvePixel(final, background, i, 0, layer.data, i * 4);
      }
      if (layer.data[i * 4 + 3] > 0) include(edges, x, y);
    }
  }
  const box = boxOfEdges(edges);
  return { finish: box && { x: box.x, y: box.y, image: cut(layer, box) }, cut: hole };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
