import { createRaster, type Raster } from '../../shared/raster.ts';

/** Numbers 0–1 that are the same every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A scene with a ramp, soft spots, hard-edged bars and fine grain in colour (levels from end to end): something for every measure. RGB. */
export function scene(width: number, height: number, seed = 1, grain = 8): Raster {
  const random = seeded(seed);
  const image = createRaster(width, height, 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const ramp = 60 + (100 * x) / width + (50 * y) / height;
      const spot = 40 * Math.exp(-((x - width / 3) ** 2 + (y - height / 2) ** 2) / (width * height * 0.02));
      const bar = y > height * 0.6 && y < height * 0.8 && x % 24 < 10 ? -50 : 0;
      for (let c = 0; c < 3; c++) image.data[at + c] = ramp + spot * (1 - c / 2) + bar * (0.6 + c * 0.2) + (random() - 0.5) * grain;
    }
  }
  return image;
}

/** Every value changed by `change`, clamped and rounded. */
export function changed(image: Raster, change: (value: number, channel: number) => number): Raster {
  const data = image.data.map((value, i) => Math.max(0, Math.min(255, Math.round(change(value, i % image.channels)))));
  return { ...image, data };
}

/** With white noise of a deviation in levels (sum of twelve uniform numbers). */
export function noisy(image: Raster, deviation: number, seed = 3): Raster {
  const random = seeded(seed);
  return changed(image, (value) => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return value + sum * deviation;
  });
}

/** Box-blurred `times` times over 3 × 3 pixels, border repeated. */
export function blurred(image: Raster, times: number): Raster {
  let current = image;
  for (let i = 0; i < times; i++) current = blurredOnce(current);
  return current;
}

function blurredOnce(image: Raster): Raster {
  const { width, height, channels } = image;
  const out = createRaster(width, height, channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let v = y - 1; v <= y + 1; v++) {
          for (let u = x - 1; u <= x + 1; u++) {
            sum += image.data[(Math.max(0, Math.min(height - 1, v)) * width + Math.max(0, Math.min(width - 1, u))) * channels + c];
          }
        }
        out.data[(y * width + x) * channels + c] = Math.round(sum / 9);
      }
    }
  }
  return out;
}

/** Moved to the right, what comes in at the left repeats the border. */
export function shifted(image: Raster, by: number): Raster {
  const { width, height, channels } = image;
  const out = createRaster(width, height, channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + Math.max(0, x - by)) * channels;
      out.data.set(image.data.subarray(from, from + channels), (y * width + x) * channels);
    }
  }
  return out;
}

/** With an alpha channel of one value. */
export function withAlpha(image: Raster, alpha: number): Raster {
  const out = createRaster(image.width, image.height, 4);
  for (let i = 0; i < image.width * image.height; i++) {
    out.data.set(image.data.subarray(i * 3, i * 3 + 3), i * 4);
    out.data[i * 4 + 3] = alpha;
  }
  return out;
}
