import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';

/** WebGL drawn by the processor, the same on every machine. */
const SOFTWARE_GL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

interface Picture extends Pixels {
  name: string;
}

function drawn(name: string, width: number, height: number, colourAt: (x: number, y: number) => readonly [number, number, number]): Picture {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 3) data.set(colourAt(x, y), at);
  return { name, data, width, height };
}

/** Every pixel has a colour of its own. */
const noise = (name: string, width: number, height: number, salt = 0) =>
  drawn(name, width, height, (x, y) => [(x * 7 + y * 3 + salt) & 255, (x * y + salt * 5) & 255, (x * 5 + y * 11) & 255]);

/** What is on the screen in a box, CSS px; one px of the screen each. */
async function screen(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<Pixels> {
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A part of a picture, as bytes. */
function part({ data, width }: Pixels, x: number, y: number, columns: number, rows: number): Buffer {
  return Buffer.concat(Array.from({ length: rows }, (_, row) => data.subarray(((y + row) * width + x) * 3, ((y + row) * width + x + columns) * 3)));
}

/** Where the pane's picture lies at 100 %, when nothing was panned: CSS px of the window. */
async function corner(page: Page, picture: Pixels, pane = 0): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.picture-viewer > .pane').nth(pane).boundingBox())!;
  return { x: Math.round(box.x + box.width / 2 - picture.width / 2), y: Math.round(box.y + box.height / 2 - picture.height / 2) };
}

async function fileOf({ name, data, width, height }: Picture) {
  const buffer = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}

async function choose(page: Page, pictures: readonly Picture[]): Promise<void> {
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByLabel('Image files').setInputFiles(await Promise.all(pictures.map(fileOf)));
}

async function open(page: Page, pictures: readonly Picture[]): Promise<void> {
  await choose(page, pictures);
  await complete(page);
}

const complete = (page: Page) => page.locator('.viewer-canvas[data-complete]').waitFor({ timeout: 60_000 });

/** After two frames, what was asked for is on the screen. */
const settled = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)))));

describe.skipIf(chromiumPath === '')('the picture viewer where there is no WebGL (needs Chromium)', () => {
  const shell = useBrowserShell((folder) => ({ GALLEY_MODELS: folder }), ['--disable-3d-apis']);

  it('says so, and shows, swipes and subtracts pictures all the same', async () => {
    const { page } = shell;
    const red = drawn('red.png', 300, 300, () => [200, 30, 30]);
    const blue = drawn('blue.png', 300, 300, () => [30, 30, 200]);
    await choose(page, [red, blue]);
    await page.getByText('Simple view: there is no WebGL 2 here').waitFor();
    const picture = page.getByRole('img', { name: '2 images compared' });
    await page.keyboard.press('w');
    await settled(page);
    const box = (await picture.boundingBox())!;
    const at = async (x: number) => [
      ...(await screen(page, { x: Math.round(box.x + box.width / 2 + x), y: Math.round(box.y + box.height / 2 + 60), width: 1, height: 1 })).data,
    ];
    await expect.poll(() => at(-60)).toEqual([200, 30, 30]);
    expect(await at(60)).toEqual([30, 30, 200]);
    await page.keyboard.press('Shift+D');
    await page.getByRole('group', { name: 'Gain' }).getByRole('button', { name: '×1', exact: true }).click();
    await settled(page);
    expect(await at(60)).toEqual([170, 0, 170]);
  }, 60_000);
});

describe.skipIf(chromiumPath === '')('the picture viewer in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell((folder) => ({ GALLEY_MODELS: folder }), SOFTWARE_GL);
  let page: Page;
  beforeEach(() => {
    page = shell.page;
  });

  it('shows exactly the pixels of the file at 100 %, both sides of the swipe to the pixel, squares at 400 %, and black for no difference', async () => {
    const a = noise('a.png', 1200, 900);
    const b = noise('b.png', 1200, 900, 40);
    await open(page, [a, b, a]);
    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'A', exact: true }).click();
    await page.keyboard.press('z');
    await settled(page);
    const { x, y } = await corner(page, a);
    const seen = { x: 400, y: 300, width: 320, height: 240 };
    const clip = { ...seen, x: x + seen.x, y: y + seen.y };
    expect((await screen(page, clip)).data.equals(part(a, seen.x, seen.y, seen.width, seen.height))).toBe(true);

    await page.keyboard.press('w');
    const edge = page.getByRole('slider', { name: 'Edge between both pictures' });
    await edge.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    expect(await edge.getAttribute('aria-valuenow')).toBe('56');
    await settled(page);
    const pane = (await page.locator('.picture-viewer > .pane').first().boundingBox())!;
    const split = Math.round(pane.width * 0.56);
    const row = await screen(page, { x: pane.x, y: clip.y, width: pane.width, height: 1 });
    const left = Math.round(x - pane.x);
    // The handle itself lies over some px at the edge.
    expect(part(row, split - 60, 0, 40, 1).equals(part(a, split - 60 - left, seen.y, 40, 1))).toBe(true);
    expect(part(row, split + 20, 0, 40, 1).equals(part(b, split + 20 - left, seen.y, 40, 1))).toBe(true);
    await page.addStyleTag({ content: '.swipe-handle { visibility: hidden }' });
    const bare = await screen(page, { x: pane.x, y: clip.y, width: pane.width, height: 1 });
    expect(part(bare, split - 1, 0, 1, 1).equals(part(a, split - 1 - left, seen.y, 1, 1))).toBe(true);
    expect(part(bare, split, 0, 1, 1).equals(part(b, split - left, seen.y, 1, 1))).toBe(true);

    await page.keyboard.press('Shift+D');
    await page.getByRole('group', { name: 'Gain' }).getByRole('button', { name: '×1', exact: true }).click();
    await page.mouse.move(0, 0);
    await settled(page);
    const differs = await screen(page, clip);
    const expected = [0, 1, 2].map((channel) =>
      Math.abs(b.data[(seen.y * b.width + seen.x) * 3 + channel] - a.data[(seen.y * a.width + seen.x) * 3 + channel]),
    );
    expect([...differs.data.subarray(0, 3)]).toEqual(expected);
    await page.getByRole('button', { name: 'Linear' }).click();
    await settled(page);
    const light = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const linear = [0, 1, 2].map((channel) => {
      const [p, q] = [a, b].map(({ data, width }) => light(data[(seen.y * width + seen.x) * 3 + channel]));
      return Math.abs(p - q) * 255;
    });
    const shown = (await screen(page, clip)).data;
    expect(linear.map((value, channel) => Math.abs(value - shown[channel]) <= 1)).toEqual([true, true, true]);
    await page.getByRole('group', { name: 'Measured against A' }).getByRole('button', { name: 'C' }).click();
    await page.getByRole('group', { name: 'Gain' }).getByRole('button', { name: '×64' }).click();
    await settled(page);
    expect((await screen(page, clip)).data.every((value) => value === 0)).toBe(true);

    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'A', exact: true }).click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Zoom 400 %' }).waitFor();
    await settled(page);
    const squares = await screen(page, { ...clip, width: 64, height: 64 });
    const runs = new Set<number>();
    for (let at = 1, run = 1; at < 64; at++, run++) {
      if (!part(squares, at, 0, 1, 1).equals(part(squares, at - 1, 0, 1, 1))) {
        runs.add(run);
        run = 0;
      }
    }
    runs.delete([...runs][0]);
    expect([...runs].filter((run) => run !== 4)).toEqual([]);
  }, 120_000);

  it('waits a moment for a picture that is wanted, then shows what is there, and the picture when it comes', async () => {
    const red = drawn('red.png', 300, 300, () => [200, 30, 30]);
    const green = drawn('green.png', 300, 300, () => [30, 200, 30]);
    const blue = drawn('blue.png', 300, 300, () => [30, 30, 200]);
    await open(page, [red, green]);
    const inPane = async (pane: number) => {
      const { x, y } = await corner(page, red, pane);
      return [...(await screen(page, { x: x + 150, y: y + 100, width: 1, height: 1 })).data];
    };
    await expect.poll(() => inPane(1)).toEqual([30, 200, 30]);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/asset\/[0-9a-f]{64}$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByTitle('Choose image C').click();
    await page
      .getByRole('dialog')
      .getByLabel('Image file')
      .setInputFiles(await fileOf(blue));
    await page.locator('.picture-viewer > .pane').nth(2).waitFor();
    // Where they stand now that there are three.
    await expect.poll(() => inPane(0)).toEqual([200, 30, 30]);
    await expect.poll(() => inPane(1)).toEqual([30, 200, 30]);
    expect(await inPane(2)).not.toEqual([30, 30, 200]);
    release();
    await expect.poll(() => inPane(2)).toEqual([30, 30, 200]);
  }, 60_000);

  it('keeps the pixel under the pointer while the wheel zooms, tells its values, and the loupe shows it in every picture', async () => {
    const a = noise('a.png', 1500, 1500);
    const b = noise('b.png', 1500, 1500, 90);
    await open(page, [a, b]);
    const pane = (await page.locator('.picture-viewer > .pane').nth(1).boundingBox())!;
    await page.mouse.move(pane.x + 210, pane.y + 250);
    const place = page.locator('.readout-place');
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -240);
    await page.getByRole('button', { name: /^Zoom \d{3,} %$/ }).waitFor();
    await settled(page);
    const before = await place.textContent();
    await page.mouse.wheel(0, -300);
    await settled(page);
    expect(await place.textContent()).toBe(before);
    const [x, y] = (before ?? '').split(', ').map(Number);
    const at = (y * 1500 + x) * 3;
    const value = (picture: Picture) => [...picture.data.subarray(at, at + 3)].join(' ');
    await page.locator('.readout').getByText(value(a)).waitFor();
    await page.locator('.readout').getByText(value(b)).waitFor();

    await page.keyboard.down('i');
    const loupe = page.getByRole('region', { name: `Loupe at ${x}, ${y}` });
    await loupe.getByText(value(a)).waitFor();
    await loupe.getByText(value(b)).waitFor();
    await page.keyboard.up('i');
    await loupe.waitFor({ state: 'detached' });

    await page.keyboard.press('f');
    await page.keyboard.down('Shift');
    await page.mouse.move(pane.x + 100, pane.y + 200);
    await page.mouse.down();
    await page.mouse.move(pane.x + 160, pane.y + 260, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.getByRole('button', { name: /^Zoom \d{3} %$/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(shell.faults).toEqual([]);
  }, 120_000);

  it('goes through the ways to compare by keyboard, blinks while a key is held, draws nothing while nothing happens, and comes back after the context was lost', async () => {
    const red = drawn('red.png', 600, 600, () => [200, 30, 30]);
    const blue = drawn('blue.png', 600, 600, () => [30, 30, 200]);
    await open(page, [red, blue]);
    const canvas = page.getByRole('img', { name: '2 images compared' });
    const live = page.locator('output', { hasText: 'zoom' });
    const seen: string[] = [];
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('s');
      seen.push(((await live.textContent()) ?? '').split(',')[0]);
    }
    expect(seen).toEqual(['Swipe', 'Swipe down', 'Onion skin', 'Blink', 'Difference', 'A · red.png', 'B · blue.png', 'Side by side']);

    const box = (await canvas.boundingBox())!;
    const middle = async () => [
      ...(await screen(page, { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2), width: 1, height: 1 })).data,
    ];
    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'B', exact: true }).click();
    await settled(page);
    expect(await middle()).toEqual([30, 30, 200]);
    await page.keyboard.down(' ');
    await settled(page);
    expect(await middle()).toEqual([200, 30, 30]);
    await page.keyboard.up(' ');
    await settled(page);
    expect(await middle()).toEqual([30, 30, 200]);
    await page.keyboard.press('Shift+O');
    await page.keyboard.press(']');
    await settled(page);
    const [, , mixed] = await middle();
    expect(Math.abs(mixed - (30 * 0.4 + 200 * 0.6))).toBeLessThanOrEqual(1);

    const draws = await canvas.evaluate(async (element) => {
      const gl = (element as HTMLCanvasElement).getContext('webgl2')!;
      const draw = gl.drawArrays.bind(gl);
      let count = 0;
      gl.drawArrays = (...args: Parameters<typeof draw>) => {
        count++;
        draw(...args);
      };
      await new Promise((done) => setTimeout(done, 700));
      const idle = count;
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', code: 'KeyG', bubbles: true }));
      await new Promise((done) => setTimeout(done, 300));
      return { idle, changed: count - idle };
    });
    expect(draws.idle).toBe(0);
    expect(draws.changed).toBeGreaterThan(0);

    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'B', exact: true }).click();
    await canvas.evaluate(async (element) => {
      const lose = (element as HTMLCanvasElement).getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      lose.loseContext();
      await new Promise((done) => setTimeout(done, 200));
      lose.restoreContext();
    });
    await expect.poll(middle, { timeout: 10_000 }).toEqual([30, 30, 200]);
    expect(await faultsOf(page)).toEqual([]);
  }, 120_000);

  it('makes a fine pattern smaller without moiré, and lays pictures of other sizes to fit or pixel on pixel', async () => {
    // Every second pixel white: made smaller, all that is left is grey.
    const fine = drawn('fine.png', 2048, 2048, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]));
    const small = drawn('small.png', 512, 512, () => [0, 120, 0]);
    await open(page, [fine, small]);
    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'A', exact: true }).click();
    const box = (await page.locator('.picture-viewer > .pane').first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 60);
    await settled(page);
    const grey = await screen(page, { x: box.x + box.width / 2 - 100, y: box.y + box.height / 2 - 100, width: 200, height: 200 });
    expect(Math.max(...grey.data) - Math.min(...grey.data)).toBeLessThanOrEqual(2);

    await page.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'B', exact: true }).click();
    await page.getByText('B · small.png · 512 × 512, made to fit').waitFor();
    await page.keyboard.press('f');
    await settled(page);
    const at = { x: Math.round(box.x + box.width / 2 + 60), y: Math.round(box.y + box.height / 2 + 60), width: 1, height: 1 };
    expect([...(await screen(page, at)).data]).toEqual([0, 120, 0]);
    await page.getByRole('group', { name: 'Pictures of other sizes' }).getByRole('button', { name: 'Pixel on pixel' }).click();
    await settled(page);
    expect([...(await screen(page, at)).data]).not.toEqual([0, 120, 0]);
    expect(shell.faults).toEqual([]);
  }, 120_000);

  it('is exact on screens with 1.25 and 2 px for one', async () => {
    const a = noise('a.png', 700, 500);
    for (const deviceScaleFactor of [1.25, 2]) {
      const dense = await page
        .context()
        .browser()!
        .newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor });
      await dense.goto(shell.address);
      await open(dense, [a, drawn('b.png', 700, 500, () => [9, 9, 9])]);
      await dense.getByRole('group', { name: 'Compare' }).getByRole('button', { name: 'A', exact: true }).click();
      await dense.keyboard.press('z');
      await dense.mouse.move(0, 0);
      await settled(dense);
      const box = (await dense.locator('.viewer-canvas').boundingBox())!;
      const [x, y, across, down] = [box.x, box.y, box.width, box.height].map((value) => Math.round(value * deviceScaleFactor));
      const { data, info } = await sharp(await dense.screenshot())
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const left = x + Math.round(across / 2 - 350);
      const top = y + Math.round(down / 2 - 250);
      const seen = part({ data, width: info.width, height: info.height }, left + 200, top + 150, 240, 180);
      expect(seen.equals(part(a, 200, 150, 240, 180))).toBe(true);
      await dense.close();
    }
  }, 120_000);
});
