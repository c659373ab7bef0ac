import { describe, expect, it } from 'vitest';
import { eraseText } from '../../electron/typography/erase.ts';
import { clearRegions } from '../../electron/typography/pass-clear.ts';
import type { TextRegion } from '../../electron/typography/ports.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { changedOutside, draw, ground, line } from './drawing.ts';

function boxMask(width: number, height: number, x: number, y: number, w: number, h: number): Raster {
  const mask = createRaster(width, height, 1);
  for (let row = y; row < y + h; row++) mask.data.fill(255, row * width + x, row * width + x + w);
  return mask;
}

/** Mean absolute difference of all channels inside the mask. */
function errorInside(a: Raster, b: Raster, mask: Raster): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let c = 0; c < 3; c++) sum += Math.abs(a.data[i * a.channels + c] - b.data[i * b.channels + c]);
    count += 3;
  }
  return sum / count;
}

const GRADIENT = '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#f4b860"/><stop offset="1" stop-color="#5a1e78"/></linearGradient></defs>';
const STRIPES = Array.from({ length: 40 }, (_, i) => `<rect x="0" y="${i * 8}" width="400" height="4" fill="#7a4a2a"/>`).join('');

describe('eraseText', () => {
  it.each([
    ['a gradient', `${GRADIENT}<rect width="400" height="200" fill="url(#g)"/>`, 3],
    ['stripes', `${ground('#c9a06a')}${STRIPES}`, 12],
  ])('rebuilds %s and touches nothing outside its mask', async (_, body, most) => {
    const clean = await draw(400, 200, body);
    const lettered = await draw(400, 200, body + line('ERASE ME', 200, 120, 56));
    const erased = eraseText(lettered, boxMask(400, 200, 40, 66, 320, 68), { seed: 7 });
    expect(changedOutside(lettered, erased.image, erased.mask)).toBe(0);
    expect(errorInside(erased.image, clean, erased.mask)).toBeLessThan(most);
  });

  it('grows over what the mask cuts through', async () => {
    const clean = await draw(300, 120, ground('#ddd'));
    const lettered = await draw(300, 120, ground('#ddd') + line('TIGHT', 150, 80, 60));
    const erased = eraseText(lettered, boxMask(300, 120, 66, 40, 168, 40));
    expect(errorInside(erased.image, clean, { ...erased.mask, data: new Uint8Array(300 * 120).fill(255) })).toBeLessThan(0.5);
  });

  it('is the same for the same seed, and leaves the input alone', async () => {
    const image = await draw(200, 100, ground('#8a8') + STRIPES + line('AGAIN', 100, 60, 40));
    const before = image.data.slice();
    const mask = boxMask(200, 100, 30, 25, 140, 45);
    expect(Buffer.compare(eraseText(image, mask, { seed: 3 }).image.data, eraseText(image, mask, { seed: 3 }).image.data)).toBe(0);
    expect(Buffer.compare(image.data, before)).toBe(0);
  });

  it('keeps what must stay', async () => {
    const image = await draw(300, 150, ground('#eee') + line('OUT', 150, 60, 50) + line('STAYS', 150, 110, 50));
    const keep = boxMask(300, 150, 0, 66, 300, 84);
    const erased = eraseText(image, boxMask(300, 150, 60, 15, 180, 55), { keep });
    const below = 66 * 300 * image.channels;
    expect(Buffer.compare(erased.image.data.subarray(below), image.data.subarray(below))).toBe(0);
  });

  it('survives an empty mask, a full one and 1 × 1 px', () => {
    const image = createRaster(40, 30, 4);
    const none = eraseText(image, createRaster(40, 30, 1));
    expect(none.image.data).toEqual(image.data);
    expect(none.mask.data.some((value) => value > 0)).toBe(false);
    expect(eraseText(image, boxMask(40, 30, 0, 0, 40, 30)).image.data).toHaveLength(40 * 30 * 4);
    expect(eraseText(createRaster(1, 1, 3), boxMask(1, 1, 0, 0, 1, 1)).image.data).toHaveLength(3);
  });
});

/** A line of text where the reader would have found it. */
function region(x: number, y: number, width: number, height: number): TextRegion {
  const quad: TextRegion['quad'] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return { quad, text: 'OLD', confidence: 1, detection: 1 } as TextRegion;
}

/** Largest difference of any channel in a box, or in the whole image. */
function worst(a: Raster, b: Raster, [left, top, right, bottom] = [0, 0, a.width, a.height]): number {
  let most = 0;
  for (let y = top; y < bottom; y++) {
    for (let p = (y * a.width + left) * a.channels; p < (y * a.width + right) * a.channels; p++) most = Math.max(most, Math.abs(a.data[p] - b.data[p]));
  }
  return most;
}

const BLUR = '<filter id="b" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="7"/></filter>';
const SHADE =
  '<defs><linearGradient id="s" x2="1" y2="1"><stop stop-color="#6a8fb0"/><stop offset="1" stop-color="#a0b8a0"/></linearGradient></defs><rect width="600" height="240" fill="url(#s)"/>';
const SWIRLS = Array.from({ length: 46 }, (_, i) => {
  const [x, y] = [(i * 137) % 520, (i * 71) % 260];
  return `<path d="M${x} ${y} q${60 - ((i * 53) % 120)} ${40 - ((i * 31) % 80)} ${90 - ((i * 97) % 180)} ${70 - ((i * 41) % 140)}" stroke="hsl(${(i * 47) % 360} 80% 50%)" stroke-width="${4 + (i % 5)}" fill="none"/>`;
}).join('');

describe('clearRegions', () => {
  it.each([
    ['an outline', line('OUTLINE', 300, 150, 84, 'fill="#fff3c0" stroke="#4a1c08" stroke-width="9" paint-order="stroke"')],
    ['a shadow', `<g filter="url(#b)" opacity="0.8">${line('SHADOW', 308, 158, 84, 'fill="#000"')}</g>${line('SHADOW', 300, 150, 84, 'fill="#fff"')}`],
    [
      'a glow',
      `<g filter="url(#b)">${line('GLOWING', 300, 150, 84, 'fill="#ff40c8" stroke="#ff40c8" stroke-width="10"')}</g>${line('GLOWING', 300, 150, 84, 'fill="#fff"')}`,
    ],
  ])('takes %s away and leaves no ghost', async (_, lettering) => {
    const clean = await draw(600, 240, SHADE);
    const lettered = await draw(600, 240, SHADE + BLUR + lettering);
    const { image, mask, hard } = clearRegions(lettered, [region(84, 84, 432, 70)], [], 1);
    expect(changedOutside(lettered, image, mask)).toBe(0);
    expect(worst(image, clean)).toBeLessThanOrEqual(6);
    expect(hard).toEqual([]);
  });

  it('is not misled by heavy letters that fill their region', async () => {
    const clean = await draw(600, 240, ground('#26507a'));
    const lettered = await draw(600, 240, ground('#26507a') + line('HEAVY', 300, 150, 100, 'fill="#f6f2e4" stroke="#f6f2e4" stroke-width="14"'));
    expect(worst(clearRegions(lettered, [region(120, 72, 360, 84)], [], 1).image, clean)).toBeLessThanOrEqual(1);
  });

  it('pulls no colour across the edge of an object', async () => {
    const page = `${ground('#8c3a1e')}<polygon points="60,20 560,60 540,230 40,200" fill="#f2ead2"/>`;
    const clean = await draw(600, 240, page);
    const lettered = await draw(600, 240, page + line('PEACEFUL', 300, 192, 62, 'fill="#2a2a3a"'));
    const { image } = clearRegions(lettered, [region(140, 143, 320, 52)], [], 1);
    expect(worst(image, clean, [120, 140, 480, 208])).toBeLessThanOrEqual(4);
  });

  it('leaves a frame of the same colour beside the letters as it is', async () => {
    const sign = `${ground('#6f7f68')}<rect x="20" y="20" width="560" height="200" rx="14" fill="#f4f4f0"/><rect x="32" y="32" width="536" height="176" rx="8" fill="none" stroke="#1c46b4" stroke-width="8"/>`;
    const clean = await draw(600, 240, sign);
    const lettered = await draw(600, 240, sign + line('PRIVATE', 300, 104, 78, 'fill="#183ca8"'));
    expect(worst(clearRegions(lettered, [region(130, 44, 340, 66)], [], 1).image, clean)).toBeLessThanOrEqual(8);
  });

  it('takes letters away whose colours are also around them, and leaves what merely stands beside', async () => {
    const dusk =
      '<defs><linearGradient id="d" x2="1" y2="1"><stop stop-color="#e0a860"/><stop offset=".5" stop-color="#a06a40"/><stop offset="1" stop-color="#40302c"/></linearGradient><linearGradient id="l"><stop stop-color="#f8e0a0"/><stop offset=".5" stop-color="#e0b060"/><stop offset="1" stop-color="#a87438"/></linearGradient></defs>';
    const bar = '<rect x="556" y="60" width="9" height="130" fill="#e0b060"/>';
    const page = `${dusk}<rect width="600" height="240" fill="url(#d)"/>${bar}`;
    const clean = await draw(600, 240, page);
    const lettered = await draw(600, 240, page + line('GOLDEN', 300, 150, 96, 'fill="url(#l)" stroke="url(#l)" stroke-width="8"'));
    const { image, mask } = clearRegions(lettered, [region(70, 68, 460, 92)], [], 1);
    let [ink, missed] = [0, 0];
    for (let i = 0; i < 600 * 240; i++) {
      const contrast = Math.max(...[0, 1, 2].map((c) => Math.abs(lettered.data[i * 4 + c] - clean.data[i * 4 + c])));
      if (contrast < 16) continue;
      ink++;
      if (!mask.data[i]) missed++;
    }
    expect(missed / ink).toBeLessThan(0.01);
    expect(worst(image, lettered, [552, 40, 570, 210])).toBe(0);
  });

  it('continues an edge that the letters stand on', async () => {
    const hill = `${ground('#efe4c8')}<rect y="118" width="600" height="122" fill="#2c6478"/>`;
    const clean = await draw(600, 240, hill);
    const lettered = await draw(600, 240, hill + line('HALFWAY', 300, 144, 72, 'fill="#f0d050" stroke="#3c160a" stroke-width="5" paint-order="stroke"'));
    const { image, mask } = clearRegions(lettered, [region(120, 90, 360, 58)], [], 1);
    expect(errorInside(image, clean, mask)).toBeLessThan(12);
  });

  it('keeps what lies between the letters, and right lettering close by', async () => {
    const image = await draw(500, 200, ground('#ddd') + line('BE AT', 250, 80, 70) + line('STAYS', 250, 150, 60));
    const kept = region(140, 104, 220, 50);
    const cleared = clearRegions(image, [region(140, 26, 220, 58)], [kept], 1);
    expect(worst(cleared.image, image, [140, 104, 360, 154])).toBe(0);
    expect(cleared.mask.data[55 * 500 + 247]).toBe(0);
  });

  it('gives a clear ground back clear', async () => {
    const lettered = await draw(400, 160, line('CLEAR', 200, 100, 80, 'fill="#d03020"'));
    const { image } = clearRegions(lettered, [region(70, 38, 260, 66)], [], 1);
    expect(image.channels).toBe(4);
    expect(image.data.some((value, i) => i % 4 === 3 && value > 0)).toBe(false);
  });

  it('says where a model would do better', async () => {
    const busy = await draw(520, 260, ground('#16202c') + SWIRLS + line('LOST', 260, 165, 130, 'fill="#fff" stroke="#fff" stroke-width="16"'));
    const lost = region(70, 66, 380, 106);
    expect(clearRegions(busy, [lost], [], 1).hard).toEqual([lost]);
    const even = await draw(520, 260, ground('#c9a06a') + STRIPES + line('EVEN', 200, 165, 90, 'fill="#fff"'));
    expect(clearRegions(even, [region(90, 96, 220, 70)], [], 1).hard).toEqual([]);
  });

  it('says where structure breaks off, and not where nothing runs into the hole', async () => {
    const disc = '<circle cx="300" cy="180" r="150" fill="#e0532c"/><circle cx="300" cy="180" r="128" fill="none" stroke="#fff" stroke-width="8"/>';
    const crossed = await draw(600, 360, ground('#d8dce0') + disc + line('SUMMER', 300, 210, 110, 'fill="#181018" stroke="#181018" stroke-width="12"'));
    const summer = region(66, 118, 470, 104);
    expect(clearRegions(crossed, [summer], [], 1).hard).toEqual([summer]);
    const plate = `${ground('#6f7f68')}<rect x="20" y="20" width="560" height="200" fill="#f4f4f0"/><rect x="32" y="32" width="536" height="176" fill="none" stroke="#1c46b4" stroke-width="12"/>`;
    const sign = await draw(600, 240, plate + line('PRIVATE', 300, 104, 80, 'fill="#1c46b4"'));
    expect(clearRegions(sign, [region(130, 42, 340, 68)], [], 1).hard).toEqual([]);
  });

  it('gives the same bytes for the same seed', async () => {
    const image = await draw(520, 260, ground('#16202c') + SWIRLS + line('TWICE', 260, 165, 100, 'fill="#fff"'));
    const [first, second] = [1, 2].map(() => clearRegions(image, [region(90, 84, 340, 84)], [], 5));
    expect(Buffer.compare(first.image.data, second.image.data)).toBe(0);
    expect(Buffer.compare(first.mask.data, second.mask.data)).toBe(0);
  });

  it('costs what the lettering costs, not what the picture does', async () => {
    const body = ground('#c9a06a') + STRIPES + line('SMALL', 200, 100, 50);
    const [small, large] = [await draw(400, 200, body), await draw(1600, 800, body)];
    const fastest = (image: Raster) =>
      Math.min(
        ...Array.from({ length: 4 }, () => {
          const start = performance.now();
          clearRegions(image, [region(100, 60, 200, 44)], [], 1);
          return performance.now() - start;
        }),
      );
    fastest(small);
    expect(fastest(large) / fastest(small)).toBeLessThan(4);
  });
});
