import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import Psd, { type Group, type Layer } from '@webtoon/psd';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { placeOfText } from '../../electron/export/documents/text-place.ts';
import { createExporter } from '../../electron/export/exporter.ts';
import { decodeImage, encodePng } from '../../electron/image/codecs.ts';
import { composite } from '../../electron/image/composite.ts';
import { fontsFolder } from '../../electron/paths.ts';
import { createResultTable } from '../../electron/telemetry/result-table.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { STYLE_PRESETS } from '../../electron/typography/style-presets.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import type { ExportDocument } from '../../shared/export.ts';
import { exportRequestSchema } from '../../shared/export.ts';
import { type LetteringArea, type LetteringEffects, letteringRegionSchema } from '../../shared/lettering.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { chromiumPath, launchBrowser } from '../e2e/browser.ts';
import { picture, plain } from '../image/pictures.ts';
import { createProject } from '../review/project.ts';
import { createCounter } from './counter.ts';
import { addLettered, area, type LetteredToAdd } from './lettered-proof.ts';

const GOLD: LetteringEffects = {
  fill: { kind: 'gradient', from: [255, 230, 120], to: [170, 90, 10] },
  outline: { colour: [40, 20, 5], width: 0.06 },
  shadow: { colour: [0, 0, 0], opacity: 0.5, offsetX: 0.03, offsetY: 0.06, blur: 0.05 },
  bevel: { width: 0.06, strength: 0.7 },
};
const PLAIN: LetteringEffects = { fill: { kind: 'solid', colour: [250, 250, 250] }, outline: { colour: [10, 10, 12], width: 0.05 }, shadow: null, bevel: null };

const ARC = { kind: 'arc', centreX: 160, centreY: 250, radius: 130, startAngle: 215, endAngle: 325, inside: false } as const;
const STRINGS: LetteredToAdd['strings'] = [
  { text: 'GOLD RUSH', area: area(40, 20, 200, 60, { rotation: -8 }), font: 'lilita-one', effects: GOLD },
  { text: 'Frozen quest', area: area(30, 90, 260, 120, { path: ARC }), font: 'bangers', effects: PLAIN },
  { text: 'Größe <1> & "2"', area: area(60, 190, 200, 40), font: 'inter', effects: PLAIN },
];

function setUp() {
  const project = createProject();
  const { review, artifacts, database, clock, folder } = project;
  const fonts = createFontLibrary(fontsFolder());
  const steps = createResultTable(database);
  const exporter = createExporter({
    proofs: review,
    artifacts,
    steps,
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
  const request = (documents: ExportDocument[], more = {}) =>
    exportRequestSchema.parse({ folder: out, template: '{slug}', documents, hasManifest: false, hasContactSheet: false, ...more });
  const write = async (documents: ExportDocument[], more = {}) => {
    const { files } = await exporter.run(request(documents, more));
    const bytesOf = (kind: string) => readFileSync(join(out, files.find(({ path }) => path.endsWith(`.${kind}`))!.path));
    return { files, bytesOf };
  };
  const add = (wanted: Partial<LetteredToAdd> = {}) =>
    addLettered(project, fonts, { id: 'a', prompt: 'Sign', base: picture(320, 240), strings: STRINGS, ...wanted });
  return { ...project, exporter, fonts, out, request, write, add };
}

/** Largest and mean difference of visible colour and alpha, in levels. */
function difference(a: Raster, b: Raster): { max: number; mean: number } {
  const [one, two] = [onGrey(a), onGrey(b)];
  let [max, sum] = [0, 0];
  for (let i = 0; i < one.length; i++) {
    const step = Math.abs(one[i] - two[i]);
    max = Math.max(max, step);
    sum += step;
  }
  return { max, mean: sum / one.length };
}

function onGrey(image: Raster): Uint8Array {
  return image.channels === 4 ? composite(plain(image.width, image.height, [128, 128, 128]), image).data : image.data;
}

/** A reader of its own: the central directory of a zip and its entries, checksums compared. */
function unzip(bytes: Buffer): { name: string; method: number; data: Buffer }[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [method, checksum, size, nameLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const data = method === 0 ? packed : inflateRawSync(packed);
    expect(crc32(data)).toBe(checksum);
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method, data });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function isHidden(node: Layer | Group): boolean {
  return (node as unknown as { layerFrame: { layerProperties: { hidden: boolean } } }).layerFrame.layerProperties.hidden;
}

async function rasterOf(layer: Layer): Promise<Raster> {
  return { width: layer.width, height: layer.height, channels: 4, data: new Uint8Array(await layer.composite(false, false)) };
}

function parsePsd(bytes: Buffer): Psd {
  return Psd.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
}

describe('a PSD (read by @webtoon/psd)', () => {
  it('has original, restored background, lettering as pixels and as text, split layers and mask, and composites to the approved picture', async () => {
    const { write, add } = setUp();
    const base = picture(320, 240);
    const cleared = composite(base, plain(300, 70, [140, 150, 160, 255]), { x: 10, y: 15 });
    const { final } = await add({ base, cleared, layers: [{ name: 'object', image: picture(320, 240, 4) }] });
    const { bytesOf } = await write(['psd']);
    const psd = parsePsd(bytesOf('psd'));
    const tree = psd.children.map((node) => [node.type, node.name, isHidden(node as Layer), node.children?.map(({ name }) => name)]);
    const names = STRINGS.map(({ text }) => text).reverse();
    expect(tree).toEqual([
      ['Layer', 'Text mask', true, undefined],
      ['Group', 'Lettering as text', true, names],
      ['Group', 'Lettering', false, names],
      ['Layer', 'Restored background', false, undefined],
      ['Group', 'Split render', true, ['Split: object']],
      ['Layer', 'Original', true, undefined],
    ]);
    const merged = { width: 320, height: 240, channels: 4 as const, data: new Uint8Array(await psd.composite()) };
    expect(difference(merged, final).max).toBeLessThanOrEqual(1);
    const background = await rasterOf(psd.children[3] as Layer);
    let sum = background;
    for (const layer of [...psd.children[2].children!].reverse() as Layer[]) sum = composite(sum, await rasterOf(layer), { x: layer.left, y: layer.top });
    expect(difference(sum, final).max).toBeLessThanOrEqual(1);
    expect(difference(await rasterOf(psd.children[5] as Layer), base).max).toBe(0);
    expect(difference(background, cleared).mean).toBeLessThan(0.2);
  });

  it('keeps each string as text in its typeface, size, colour, place and bend', async () => {
    const { write, add } = setUp();
    await add();
    const { bytesOf } = await write(['psd']);
    const texts = parsePsd(bytesOf('psd')).children[1].children as Layer[];
    expect(texts.map(({ text }) => text)).toEqual(['Größe <1> & "2"', 'Frozen quest', 'GOLD RUSH']);
    const engine = texts[2].textProperties as unknown as {
      EngineDict: { StyleRun: { RunArray: { StyleSheet: { StyleSheetData: Record<string, unknown> } }[] } };
      ResourceDict: { FontSet: { Name: string }[] };
    };
    const style = engine.EngineDict.StyleRun.RunArray[0].StyleSheet.StyleSheetData;
    expect(engine.ResourceDict.FontSet[style.Font as number].Name).toBe('LilitaOne');
    expect(style.FontSize).toBeGreaterThan(20);
    expect((style.FillColor as { Values: number[] }).Values.map((value) => Math.round(value * 255))).toEqual([255, 255, 230, 120]);
    const typeTool = (layer: Layer) =>
      layer.additionalProperties.TySh as unknown as Record<string, number> & { warpData: { descriptor: { items: Map<string, { value: unknown }> } } };
    const { transformXX, transformXY } = typeTool(texts[2]);
    expect((Math.atan2(transformXY, transformXX) * 180) / Math.PI).toBeCloseTo(-8, 3);
    expect(Object.keys(texts[2].additionalProperties)).toContain('lfx2');
  });

  it('says no tracking of letters that are connected', () => {
    const fonts = createFontLibrary(fontsFolder());
    const font = fonts.list().find(({ kind }) => kind === 'script')!.id;
    for (const place of [area(30, 90, 260, 120, { path: ARC }), area(40, 20, 200, 60)]) {
      const shared = { text: 'Harbour', area: place, font, effects: PLAIN };
      const set = createTypesetter(fonts).typeset({ ...shared, width: 320, height: 240, scale: 1 });
      const region = letteringRegionSchema.parse({
        ...{ ...shared, quad: set.quad, area: set.area, fontSize: set.fontSize, readBefore: '', wanted: 'Harbour', readAfter: '' },
        ...{ action: 'set', attempts: 1, check: 'exact' },
      });
      expect(placeOfText(fonts, { text: 'Harbour', region, outlines: set.outlines! })).toMatchObject({ tracking: 0 });
    }
  });

  it('says how far letters lean, about their baseline', () => {
    const fonts = createFontLibrary(fontsFolder());
    const typesetter = createTypesetter(fonts);
    const placeOf = (more: Partial<LetteringArea>, font = 'inter') => {
      const asked = area(40, 40, 240, 60, more);
      const set = typesetter.typeset({ text: 'Harbour', area: asked, width: 320, height: 160, font, effects: PLAIN, scale: 1 });
      const look = { font, fontSize: set.fontSize, area: set.area, effects: PLAIN, quad: set.quad };
      const told = { readBefore: '', wanted: 'Harbour', readAfter: 'Harbour', action: 'set', attempts: 1, check: 'exact' };
      return { place: placeOfText(fonts, { text: 'Harbour', region: letteringRegionSchema.parse({ ...look, ...told }), outlines: set.outlines! })!, set };
    };
    const upright = placeOf({});
    const leaning = placeOf({ slant: 15 });
    expect(upright.place.slant).toBe(0);
    expect(leaning.place).toMatchObject({ slant: 15, lines: ['Harbour'] });
    expect(leaning.place.tracking).toBeCloseTo(upright.place.tracking, 3);
    expect(leaning.place.y).toBeCloseTo(upright.place.y, 1);
    // Sheared about the middle of the capitals: their feet go to the left by half of what they lean.
    expect(upright.place.x - leaning.place.x).toBeCloseTo((fonts.get('inter').capHeight / 2) * leaning.set.fontSize * Math.tan((15 * Math.PI) / 180), 0);
    // A face that leans itself is sheared by the rest.
    expect(placeOf({ slant: 15 }, 'lobster').place.slant).toBe(4);
  });

  it('takes strings in perspective and several lines', async () => {
    const { write, add } = setUp();
    const quad = [
      [40, 40],
      [280, 70],
      [270, 150],
      [60, 130],
    ] as [[number, number], [number, number], [number, number], [number, number]];
    const strings = [
      { text: 'Harbour', area: area(40, 40, 240, 110, { path: { kind: 'perspective', quad } }), font: 'anton', effects: PLAIN },
      { text: 'fish and\nchips', area: area(110, 160, 100, 70), font: 'oswald', effects: PLAIN },
    ];
    const { final } = await add({ strings });
    const { bytesOf } = await write(['psd', 'svg']);
    const psd = parsePsd(bytesOf('psd'));
    expect((psd.children[1].children as Layer[]).map(({ text }) => text)).toEqual(['fish and\rchips', 'Harbour']);
    const shown = await decodeImage(new Resvg(bytesOf('svg').toString(), { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(shown, final).max).toBeLessThanOrEqual(2);
  });

  it('keeps transparency', async () => {
    const { write, add } = setUp();
    const { final } = await add({ base: picture(320, 240, 4) });
    const { bytesOf } = await write(['psd']);
    const psd = parsePsd(bytesOf('psd'));
    let sum = await rasterOf(psd.children[3] as Layer);
    for (const layer of [...psd.children[2].children!].reverse() as Layer[]) sum = composite(sum, await rasterOf(layer), { x: layer.left, y: layer.top });
    expect(difference(sum, final).max).toBeLessThanOrEqual(1);
  });
});

describe('an SVG', () => {
  it('keeps transparency', async () => {
    const { write, add } = setUp();
    const { final } = await add({ base: picture(320, 240, 4) });
    const { bytesOf } = await write(['svg']);
    const shown = await decodeImage(new Resvg(bytesOf('svg').toString(), { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(shown, final).max).toBeLessThanOrEqual(3);
    expect(bytesOf('svg').toString()).toContain('<g id="vectors" mask="url(#cut)">');
  });

  it('renders to the approved picture in resvg, and without its finish to clean lettering that is near it', async () => {
    const { write, add } = setUp();
    const { final } = await add();
    const { bytesOf } = await write(['svg']);
    const svg = bytesOf('svg').toString();
    const render = (text: string) => decodeImage(new Resvg(text, { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(await render(svg), final).max).toBeLessThanOrEqual(2);
    const bare = await render(svg.replace(/<image id="finish"[^>]*>/, ''));
    expect(difference(bare, final).mean).toBeLessThan(3);
    const { mean } = difference(await render(svg.replace(/<g id="lettering[\s\S]*<\/g>/, '').replace(/<image id="finish"[^>]*>/, '')), final);
    expect(mean).toBeGreaterThan(6);
  });

  it.each(STYLE_PRESETS.map(({ id, effects, font }) => [id, effects, font ?? 'lilita-one'] as const))('draws the look %s', async (_, effects, font) => {
    const { write, add } = setUp();
    const { final } = await add({ base: plain(320, 240, [90, 110, 130]), strings: [{ text: 'OPEN LATE', area: area(30, 60, 260, 110), font, effects }] });
    const { bytesOf } = await write(['svg']);
    const svg = bytesOf('svg').toString();
    const render = (text: string) => decodeImage(new Resvg(text, { font: { loadSystemFonts: false } }).render().asPng(), 'svg');
    expect(difference(await render(svg), final).max).toBeLessThanOrEqual(3);
    expect(difference(await render(svg.replace(/<image id="finish"[^>]*>/, '')), final).mean).toBeLessThan(6);
  });

  it('keeps the strings beside their outlines, as XML that an independent parser reads (libxml in libvips)', async () => {
    const { write, add } = setUp();
    const { final } = await add({ prompt: 'A sign <b> & "two" \u0007 🎉' });
    const { bytesOf } = await write(['svg']);
    const svg = bytesOf('svg').toString();
    expect(svg).toContain('<title>A sign &lt;b&gt; &amp; &quot;two&quot;  🎉</title>');
    expect([...svg.matchAll(/data-text="([^"]*)"/g)].map(([, text]) => text)).toEqual(['GOLD RUSH', 'Frozen quest', 'Größe &lt;1&gt; &amp; &quot;2&quot;']);
    expect(svg.match(/<path id="lettering-\d-outlines" d="M/g)).toHaveLength(3);
    expect(svg.match(/<text display="none"/g)).toHaveLength(3);
    const { data, info } = await sharp(Buffer.from(svg), { unlimited: true }).raw().toBuffer({ resolveWithObject: true });
    const image = { width: info.width, height: info.height, channels: info.channels as 4, data: new Uint8Array(data) };
    expect(difference(image, final).mean).toBeLessThan(1.5);
  });

  it.skipIf(chromiumPath === '')('looks the same in Chromium (needs Chromium)', async () => {
    const { write, add } = setUp();
    const { final } = await add();
    const { bytesOf } = await write(['svg']);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 320, height: 240 } });
      await page.setContent(`<body style="margin:0"><img src="data:image/svg+xml;base64,${bytesOf('svg').toString('base64')}">`, { waitUntil: 'load' });
      const shown = await decodeImage(await page.screenshot(), 'screenshot');
      const { max, mean } = difference(shown, final);
      expect(mean).toBeLessThan(0.6);
      expect(max).toBeLessThan(64);
    } finally {
      await browser.close();
    }
  });
});

describe('an OpenRaster file', () => {
  it('begins with its media type, stored, and its layers composite to the approved picture', async () => {
    const { write, add } = setUp();
    const { final } = await add({ layers: [{ name: 'style', image: picture(320, 240) }] });
    const { bytesOf } = await write(['ora']);
    const bytes = bytesOf('ora');
    const entries = unzip(bytes);
    expect([bytes.toString('latin1', 30, 38), bytes.toString('latin1', 38, 54), entries[0].method]).toEqual(['mimetype', 'image/openraster', 0]);
    const file = (name: string) => entries.find((entry) => entry.name === name)!.data;
    const layers = [
      ...file('stack.xml')
        .toString()
        .matchAll(/<layer name="([^"]*)" src="([^"]*)" x="(\d+)" y="(\d+)" opacity="1.0" visibility="(\w+)"/g),
    ];
    expect(layers.map(([, name, , , , visibility]) => [name, visibility])).toEqual([
      ['Text mask', 'hidden'],
      ['Größe &lt;1&gt; &amp; &quot;2&quot;', 'visible'],
      ['Frozen quest', 'visible'],
      ['GOLD RUSH', 'visible'],
      ['Restored background', 'visible'],
      ['Split: style', 'hidden'],
      ['Original', 'hidden'],
    ]);
    let sum: Raster = createRaster(320, 240, 4);
    for (const [, , source, x, y, visibility] of layers.reverse()) {
      if (visibility === 'hidden') continue;
      const image = await decodeImage(file(source), source);
      const layer = image.channels === 4 ? image : composite(plain(image.width, image.height, [0, 0, 0, 0]), await opaque(image));
      sum = composite(sum, layer, { x: Number(x), y: Number(y) });
    }
    expect(difference(sum, final).max).toBeLessThanOrEqual(1);
    expect(difference(await decodeImage(file('mergedimage.png'), 'merged'), final).max).toBe(0);
    expect((await sharp(file('Thumbnails/thumbnail.png')).metadata()).width).toBe(256);
  });

  it.skipIf(!existsSync('/usr/bin/unzip'))('is whole to unzip (needs unzip)', async () => {
    const { write, add, out } = setUp();
    await add();
    const { files } = await write(['ora']);
    const said = execFileSync('/usr/bin/unzip', ['-t', join(out, files.find(({ path }) => path.endsWith('.ora'))!.path)]).toString();
    expect(said).toContain('No errors detected');
  });
});

async function opaque(image: Raster): Promise<Raster> {
  const data = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { ...image, channels: 4, data: new Uint8Array(data) };
}

describe('documents of an export', () => {
  it('stand beside the picture under its name, in the manifest too, with the same bytes each time', async () => {
    const { write, add, out } = setUp();
    await add({ prompt: 'Schöne 漢字 🎉 sign' });
    const first = await write(['psd', 'svg', 'ora'], { hasManifest: true });
    expect(first.files.map(({ path, width, height, problem }) => [path, width, height, problem])).toEqual([
      ['schöne-漢字-sign.png', 320, 240, ''],
      ['schöne-漢字-sign.psd', 320, 240, ''],
      ['schöne-漢字-sign.svg', 320, 240, ''],
      ['schöne-漢字-sign.ora', 320, 240, ''],
    ]);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(manifest.settings.documents).toEqual(['psd', 'svg', 'ora']);
    expect(manifest.proofs[0].files.map(({ document, notes }: { document: string; notes: string[] }) => [document, notes])).toEqual([
      [null, []],
      ['psd', []],
      ['svg', []],
      ['ora', []],
    ]);
    const again = await write(['psd', 'svg', 'ora'], { template: 'again' });
    expect(again.files.map(({ sha256 }) => sha256)).toEqual(first.files.map(({ sha256 }) => sha256));
  });

  it('of an older proof with old lettering restore its background again, and say so', async () => {
    const { write, add } = setUp();
    const base = composite(picture(320, 240), plain(200, 30, [10, 10, 10, 255]), { x: 60, y: 195 });
    await add({ base, cleared: picture(320, 240), keeps: 'report' });
    const { files } = await write(['ora']);
    expect(files[1].notes).toEqual([expect.stringContaining('restored background was made again')]);
  });

  it.each(['report', 'nothing'] as const)('of an older proof that kept %s still composite to the picture, and say what is missing', async (keeps) => {
    const { write, add } = setUp();
    const { final } = await add({ keeps });
    const { files, bytesOf } = await write(['psd', 'svg', 'ora']);
    const psd = parsePsd(bytesOf('psd'));
    const find = (name: string) => psd.children.find((node) => node.name === name)!;
    let sum = await rasterOf(find('Restored background') as Layer);
    for (const layer of [...find('Lettering').children!].reverse() as Layer[]) sum = composite(sum, await rasterOf(layer), { x: layer.left, y: layer.top });
    expect(difference(sum, final).max).toBeLessThanOrEqual(1);
    expect(psd.children.some(({ name }) => name === 'Lettering as text')).toBe(keeps === 'report');
    const notes = files.at(-1)!.notes ?? [];
    if (keeps === 'report') expect(notes).toEqual([]);
    else
      expect(notes).toEqual([
        expect.stringContaining('edges of the letters'),
        expect.stringContaining('No outlines'),
        expect.stringContaining('no editable text'),
      ]);
  });

  it('restore the background where its kept picture is gone, and say so', async () => {
    const { add, write, artifacts } = setUp();
    const clean = plain(320, 240, [120, 130, 120]);
    const old = createTypesetter(createFontLibrary(fontsFolder())).typeset({
      ...{ text: 'QWZX', area: area(40, 20, 200, 60), width: 320, height: 240, font: 'anton', effects: PLAIN, scale: 1 },
    });
    const { cleared } = await add({ base: composite(clean, old.layer), cleared: clean, strings: [STRINGS[0]] });
    const key = createHash('sha256')
      .update(await encodePng(cleared))
      .digest('hex');
    rmSync(artifacts.path(key));
    const { files, bytesOf } = await write(['ora']);
    expect(files[1].notes).toEqual(['The restored background was made again: what lies under the letters may differ from what the typography pass made.']);
    const layers = unzip(bytesOf('ora'));
    const background = await decodeImage(layers.find(({ name }) => name === 'data/layer02.png')!.data, 'background');
    expect(difference(background, clean).mean).toBeLessThan(2);
  });

  it('of a proof without lettering hold the picture', async () => {
    const { write, addApproved } = setUp();
    const image = picture(90, 70);
    await addApproved({ id: 'b', prompt: 'Oak', image });
    const { files, bytesOf } = await write(['psd', 'svg', 'ora']);
    expect(files.flatMap(({ notes }) => notes ?? [])).toEqual([]);
    expect(parsePsd(bytesOf('psd')).children.map(({ name }) => name)).toEqual(['Restored background']);
    expect(difference(await decodeImage(new Resvg(bytesOf('svg').toString()).render().asPng(), 'svg'), image).max).toBe(0);
  });

  it('are refused where their layers would not fit into memory', async () => {
    const { exporter, request, addApproved, database } = setUp();
    await addApproved({ id: 'b', prompt: 'Oak' });
    database.prepare('UPDATE artifacts SET width = 8192, height = 8192').run();
    const { files, isReady } = await exporter.preflight(request(['psd']));
    expect([files.map(({ problem }) => problem), isReady]).toEqual([['', 'It has 8192 × 8192 px; editable files are written up to 6000 × 6000.'], false]);
  });

  it('are held by the pre-flight as pictures are: names, folders, what is there already', async () => {
    const { exporter, request, add, write } = setUp();
    await add();
    expect((await exporter.preflight(request(['psd'], { template: '../{slug}' }))).files.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('leads out'),
      expect.stringContaining('leads out'),
    ]);
    await write(['svg', 'svg']);
    expect((await exporter.preflight(request(['svg'], { format: 'webp' }))).files.map(({ path, problem }) => [path, problem])).toEqual([
      ['sign.webp', ''],
      ['sign.svg', '“sign.svg” is in the folder already.'],
    ]);
  });
});
