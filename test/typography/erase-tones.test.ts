import { describe, expect, it } from 'vitest';
import { matchTones } from '../../electron/typography/erase/tones.ts';
import { copyCentres, type Field, type Level, REACH } from '../../electron/typography/erase/votes.ts';
import { mulberry32 } from '../../shared/mulberry.ts';

const [WIDTH, HEIGHT] = [160, 64];
const STRIDE = 2;

/** A hole between 56 and 104 px, filled from 48 px to the left up to its middle, and from 48 px to the right beyond. */
function filled(light: (x: number, random: () => number) => number): { level: Level; field: Field } {
  const random = mulberry32(5);
  const pixels = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => light(i % WIDTH, random));
  const hole = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % WIDTH >= 56 && i % WIDTH < 104 ? 1 : 0));
  const targets: number[] = [];
  const sources = new Int32Array(hole.length).fill(-1);
  for (let y = REACH; y < HEIGHT - REACH; y += STRIDE) {
    for (let x = 56 - REACH; x < 104 + REACH; x += STRIDE) {
      targets.push(y * WIDTH + x);
      sources[y * WIDTH + x] = y * WIDTH + x + (x < 80 ? -50 : 50);
    }
  }
  const level: Level = { width: WIDTH, height: HEIGHT, channels: 1, pixels, hole };
  const field: Field = {
    stride: STRIDE,
    targets: Int32Array.from(targets),
    sources,
    costs: new Float32Array(hole.length),
    isSource: new Uint8Array(hole.length),
  };
  copyCentres(level, field);
  return { level, field };
}

/** The largest step between means of columns 6 px apart, in the middle rows. */
function largestStep({ pixels }: Level): number {
  const mean = (x: number) => {
    let sum = 0;
    for (let y = 16; y < 48; y++) for (let k = 0; k < 4; k++) sum += pixels[y * WIDTH + x + k];
    return sum / 128;
  };
  let most = 0;
  for (let x = 50; x < 104; x++) most = Math.max(most, Math.abs(mean(x + 6) - mean(x)));
  return most;
}

describe('matchTones', () => {
  const band = (x: number, random: () => number) => (x < 80 ? 60 : 150) + random() * 12;

  it('spreads what light and dark pieces differ by over the hole', () => {
    const { level, field } = filled(band);
    expect(largestStep(level)).toBeGreaterThan(80);
    const before = level.pixels.slice();
    matchTones(level, field, null);
    expect(largestStep(level)).toBeLessThan(22);
    expect(level.pixels.filter((value, i) => !level.hole[i] && value !== before[i])).toHaveLength(0);
  });

  it('keeps the grain of the pieces', () => {
    const { level, field } = filled(band);
    matchTones(level, field, null);
    const rough = (x: number) => {
      let sum = 0;
      for (let y = 16; y < 47; y++) sum += Math.abs(level.pixels[y * WIDTH + x] - level.pixels[(y + 1) * WIDTH + x]);
      return sum / 31;
    };
    expect(rough(70)).toBeGreaterThan(2.5);
    expect(rough(92)).toBeGreaterThan(2.5);
  });

  it('leaves texture alone that merely fits badly', () => {
    const { level, field } = filled((_, random) => 40 + random() * 170);
    const before = level.pixels.slice();
    matchTones(level, field, null);
    let sum = 0;
    for (let i = 0; i < before.length; i++) sum += Math.abs(before[i] - level.pixels[i]);
    expect(sum / level.hole.filter((value) => value).length).toBeLessThan(3);
  });
});
