import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import Psd, { type Group, type Layer } from '@webtoon/psd';
import { describe, expect, it } from 'vitest';
import { createExporter } from '../../electron/export/exporter.ts';
import { decodeImage } from '../../electron/image/codecs.ts';
import { composite } from '../../electron/image/composite.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createResultTable } from '../../electron/telemetry/result-table.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import type { LetteringArea, LetteringEffects } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { plain } from '../image/pictures.ts';
import { createProject } from '../review/project.ts';
import { createCounter } from './counter.ts';
import { addLettered, type LetteredToAdd } from './lettered-proof.ts';

const [WIDTH, HEIGHT] = [360, 260];
const WHITE: LetteringEffects = { fill: { kind: 'solid', colour: [250, 250, 250] }, outline: null, shadow: null, bevel: null };
const PLACE: LetteringArea = {
  ...{ box: { x: 40, y: 30, width: 280, height: 64 }, rotation: 0, path: { kind: 'straight' } },
  ...{ rank: 0, align: 'middle', ground: [40, 50, 70], ink: null, font: null },
};
const ARC = { kind: 'arc', centreX: 180, centreY: 300, radius: 170, startAngle: 225, endAngle: 315, inside: false } as const;

/** Exports slanted strings as PSD and SVG; `final` is the approved picture. */
async function exported(strings: LetteredToAdd['strings']) {
  const project = createProject();
  const fonts = createFontLibrary(fontsFolder());
  const { review, artifacts, database, clock, folder } = project;
  const { final } = await addLettered(project, fonts, { id: 'a', prompt: 'Sign', base: plain(WIDTH, HEIGHT, [40, 50, 70]), strings });
  const exporter = createExporter({
    proofs: review,
    artifacts,
    steps: createResultTable(database),
    fonts,
    fontsFolder: fontsFolder(),
    database,
    project: 'Harbour',
    version: '0.1.0',
    originals: { of: () => [] },
    createId: createCounter('run'),
    clock,
  });
  const out = join(folder, 'out');
  const request = exportRequestSchema.parse({ folder: out, template: '{slug}', documents: ['psd', 'svg'], hasManifest: false, hasContactSheet: false });
  const { files } = await exporter.run(request);
  const bytesOf = (kind: string) => readFileSync(join(out, files.find(({ path }) => path.endsWith(`.${kind}`))!.path));
  const psd = bytesOf('psd');
  return { final, svg: bytesOf('svg').toString(), psd: Psd.parse(psd.buffer.slice(psd.byteOffset, psd.byteOffset + psd.length) as ArrayBuffer) };
}

/** The font file whose letters an independent renderer draws. */
const INTER = join(fontsFolder(), 'inter.ttf');

async function drawn(body: string): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${body}</svg>`;
  return decodeImage(new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [INTER], defaultFontFamily: 'Inter' } }).render().asPng(), 'drawn');
}

/** Share of two layers' ink that both have, 0–1. */
function overlap(a: Raster, b: Raster): number {
  let [both, either] = [0, 0];
  for (let i = 3; i < a.data.length; i += 4) {
    const [inA, inB] = [a.data[i] > 127, b.data[i] > 127];
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return both / either;
}

function difference(a: Raster, b: Raster): number {
  let most = 0;
  for (let i = 0; i < WIDTH * HEIGHT; i++) for (let c = 0; c < 3; c++) most = Math.max(most, Math.abs(a.data[i * a.channels + c] - b.data[i * b.channels + c]));
  return most;
}

async function layerOf(layer: Layer): Promise<Raster> {
  const whole = createRaster(WIDTH, HEIGHT, 4);
  return composite(
    whole,
    { width: layer.width, height: layer.height, channels: 4, data: new Uint8Array(await layer.composite(false, false)) },
    { x: layer.left, y: layer.top },
  );
}

const cases: [string, LetteredToAdd['strings'][number]][] = [
  ['on a level line', { text: 'Harbour', area: { ...PLACE, slant: 15 }, font: 'inter', effects: WHITE }],
  [
    'to the left, on a turned line',
    { text: 'Harbour', area: { ...PLACE, slant: -12, rotation: 20, box: { ...PLACE.box, y: 90 } }, font: 'inter', effects: WHITE },
  ],
];

describe('slanted letters', () => {
  it.each(cases)('%s stand in a PSD as they were set, as pixels and as text (read by @webtoon/psd)', async (_, string) => {
    const { psd, svg, final } = await exported([string]);
    const [texts, pixels] = psd.children.slice(1, 3) as Group[];
    const [layer] = texts.children as Layer[];
    const outlines = await drawn(svg.match(/<path id="lettering-1-outlines"[^>]*>/)![0]);
    expect(overlap(await layerOf(layer), outlines)).toBeGreaterThan(0.97);
    const set = composite(plain(WIDTH, HEIGHT, [40, 50, 70]), await layerOf(pixels.children[0] as Layer));
    expect(difference(set, final)).toBeLessThanOrEqual(1);
    // Where a program that has the typeface would draw the words by the layer's own matrix.
    const { transformXX, transformXY, transformYX, transformYY, transformTX, transformTY } = layer.additionalProperties.TySh as unknown as Record<
      string,
      number
    >;
    const style = (
      layer.textProperties as unknown as {
        EngineDict: { StyleRun: { RunArray: { StyleSheet: { StyleSheetData: { FontSize: number; Tracking: number } } }[] } };
      }
    ).EngineDict.StyleRun.RunArray[0].StyleSheet.StyleSheetData;
    const words = `<text font-family="Inter" text-anchor="middle" font-size="${style.FontSize}" letter-spacing="${(style.Tracking / 1000) * style.FontSize}"
      transform="matrix(${[transformXX, transformXY, transformYX, transformYY, transformTX, transformTY].join(' ')})">${layer.text}</text>`;
    expect(overlap(await drawn(words), outlines)).toBeGreaterThan(0.85);
  });

  it.each(cases)('%s stand in an SVG as they were set, as outlines and as words (drawn by resvg)', async (_, string) => {
    const { svg, final } = await exported([string]);
    const shown = await decodeImage(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(shown, final)).toBeLessThanOrEqual(2);
    const outlines = await drawn(svg.match(/<path id="lettering-1-outlines"[^>]*>/)![0]);
    const words = svg.match(/<text display="none"[\s\S]*?<\/text>/)![0];
    expect(words).toContain('skewX(');
    expect(overlap(await drawn(words.replace('display="none"', '')), outlines)).toBeGreaterThan(0.85);
    // As if the lean had been forgotten.
    expect(overlap(await drawn(words.replace('display="none"', '').replace(/ skewX\([^)]*\)/, '')), outlines)).toBeLessThan(0.75);
  });

  it('in perspective and on an arc look the same in SVG and PSD', async () => {
    const quad: [[number, number], [number, number], [number, number], [number, number]] = [
      [40, 160],
      [320, 180],
      [310, 245],
      [60, 225],
    ];
    const { svg, psd, final } = await exported([
      { text: 'Harbour', area: { ...PLACE, slant: 14, path: { kind: 'perspective', quad } }, font: 'inter', effects: WHITE },
      { text: 'Lights', area: { ...PLACE, slant: 14, path: ARC, box: { x: 40, y: 60, width: 280, height: 120 } }, font: 'inter', effects: WHITE },
    ]);
    const shown = await decodeImage(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(shown, final)).toBeLessThanOrEqual(2);
    let sum: Raster = plain(WIDTH, HEIGHT, [40, 50, 70]);
    for (const layer of [...(psd.children[2] as Group).children].reverse() as Layer[]) sum = composite(sum, await layerOf(layer));
    expect(difference(sum, final)).toBeLessThanOrEqual(1);
  });
});
