import type { Colour } from '../../../../../shared/geometry.ts';
import type { Raster } from '../../../../../shared/raster.ts';
import { createRandom } from '../../random.ts';
import { blend } from '../../tint.ts';

/** A way to turn a modelled drawing into a printed or painted look; returns a raster of the same size, alpha kept. */
export type Look = 'flat' | 'cut-paper' | 'woodcut' | 'halftone' | 'low-poly' | 'painterly';

export const LOOK_WORDS: Record<string, Look> = {
  flat: 'flat',
  vector: 'flat',
  minimal: 'flat',
  cartoon: 'flat',
  cut: 'cut-paper',
  paper: 'cut-paper',
  papercut: 'cut-paper',
  collage: 'cut-paper',
  origami: 'low-poly',
  woodcut: 'woodcut',
  linocut: 'woodcut',
  engraving: 'woodcut',
  etching: 'woodcut',
  hatching: 'woodcut',
  ink: 'woodcut',
  sketch: 'woodcut',
  pencil: 'woodcut',
  charcoal: 'woodcut',
  monochrome: 'woodcut',
  lithograph: 'woodcut',
  pop: 'halftone',
  halftone: 'halftone',
  comic: 'halftone',
  warhol: 'halftone',
  retro: 'halftone',
  manga: 'halftone',
  screenprint: 'halftone',
  low: 'low-poly',
  poly: 'low-poly',
  lowpoly: 'low-poly',
  polygonal: 'low-poly',
  geometric: 'low-poly',
  faceted: 'low-poly',
  cubist: 'low-poly',
  painting: 'painterly',
  painterly: 'painterly',
  oil: 'painterly',
  watercolor: 'painterly',
  watercolour: 'painterly',
  acrylic: 'painterly',
  gouache: 'painterly',
  impressionist: 'painterly',
  realistic: 'painterly',
  photo: 'painterly',
  photograph: 'painterly',
  cinematic: 'painterly',
  portrait: 'painterly',
};

function lumaAt(data: Uint8Array, i: number): number {
  return 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
}

/** Lines cut into wood: swelling strokes in two directions, black on paper. */
export function woodcut({ width, height, data }: Raster, ink: Colour, paper: Colour, unit: number): Raster {
  const out = new Uint8Array(data.length);
  const pitch = Math.max(3, 9.5 * unit);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const darkness = 1 - lumaAt(data, i) / 255;
      const wobble = Math.sin(x / (46 * unit)) * 3.4 * unit + Math.sin((x + y) / (95 * unit)) * 7 * unit;
      const first = Math.abs((((y + x * 0.22 + wobble) / pitch) % 1) - 0.5) * 2;
      const second = Math.abs((((y * 0.36 - x + 100000 * pitch - wobble) / pitch) % 1) - 0.5) * 2;
      const soft = 2.2 / pitch;
      let cover = step(1 - darkness * 1.3 + 0.1, first, soft);
      if (darkness > 0.56) cover = Math.max(cover, step(1 - (darkness - 0.56) * 2.5, second, soft));
      if (darkness > 0.86) cover = 1;
      if (darkness < 0.12) cover = 0;
      for (let c = 0; c < 3; c++) out[i + c] = paper[c] + (ink[c] - paper[c]) * cover + 0.5;
      out[i + 3] = data[i + 3];
    }
  }
  return { width, height, channels: 4, data: out };
}

function step(edge: number, value: number, soft: number): number {
  const t = (value - edge) / soft + 0.5;
  return t < 0 ? 0 : Math.min(t, 1);
}

/** Pop art: posterised colours and a rotated screen of dots in the half-tones. */
export function halftone({ width, height, data }: Raster, ink: Colour, unit: number): Raster {
  const out = new Uint8Array(data.length);
  const pitch = Math.max(4, 13 * unit);
  const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const luma = lumaAt(data, i) / 255;
      const u = ((x * cos + y * sin) / pitch + 5000) % 1;
      const v = ((y * cos - x * sin) / pitch + 5000) % 1;
      const distance = Math.hypot(u - 0.5, v - 0.5);
      const size = luma > 0.74 ? 0 : Math.min(0.64, (0.74 - luma) * 0.95);
      const dot = luma < 0.14 ? 1 : step(-size, -distance, 1.6 / pitch);
      const level = luma < 0.3 ? 0.5 : luma < 0.62 ? 0.86 : 1.04;
      const gain = (level * 0.62 + luma * 0.38) / Math.max(0.12, luma);
      for (let c = 0; c < 3; c++) {
        const grey = luma * 255;
        const vivid = Math.max(0, Math.min(255, (grey + (data[i + c] - grey) * 1.35) * Math.min(2.2, gain)));
        out[i + c] = vivid + (ink[c] - vivid) * dot * 0.82 + 0.5;
      }
      out[i + 3] = data[i + 3];
    }
  }
  return { width, height, channels: 4, data: out };
}

/** Triangles of one colour each, from a jittered grid that is finer where the drawing is. */
export function lowPoly({ width, height, data }: Raster, seed: number, unit: number): Raster {
  const cell = Math.max(4, 24 * unit);
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const random = createRandom(seed).fork('low-poly');
  const px = new Float32Array(columns * rows);
  const py = new Float32Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      px[r * columns + c] = (c - 0.75 + (r % 2) * 0.5 + random.range(-0.34, 0.34)) * cell;
      py[r * columns + c] = (r - 0.5 + random.range(-0.34, 0.34)) * cell;
    }
  }
  const out = new Uint8Array(data.length);
  const image = { width, height, data, out };
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const a = r * columns + c;
      const [b, d, e] = [a + 1, a + columns, a + columns + 1];
      const first = r % 2 ? [a, b, e] : [a, b, d];
      const second = r % 2 ? [a, e, d] : [b, e, d];
      for (const [i, j, k] of [first, second]) fillTriangle(image, px[i], py[i], px[j], py[j], px[k], py[k], random.range(0.955, 1.045));
    }
  }
  return { width, height, channels: 4, data: out };
}

interface Canvas {
  width: number;
  height: number;
  data: Uint8Array;
  out: Uint8Array;
}

function fillTriangle(image: Canvas, x0: number, y0: number, x1: number, y1: number, x2: number, y2: number, gain: number): void {
  const { width, height, data, out } = image;
  const sum = [0, 0, 0, 0];
  for (const [u, v] of [
    [0.33, 0.33],
    [0.6, 0.2],
    [0.2, 0.6],
    [0.2, 0.2],
  ]) {
    const x = Math.max(0, Math.min(width - 1, Math.round(x0 + (x1 - x0) * u + (x2 - x0) * v)));
    const y = Math.max(0, Math.min(height - 1, Math.round(y0 + (y1 - y0) * u + (y2 - y0) * v)));
    for (let c = 0; c < 4; c++) sum[c] += data[(y * width + x) * 4 + c] / 4;
  }
  const top = Math.max(0, Math.floor(Math.min(y0, y1, y2)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y1, y2)));
  const left = Math.max(0, Math.floor(Math.min(x0, x1, x2)));
  const right = Math.min(width - 1, Math.ceil(Math.max(x0, x1, x2)));
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (area === 0) return;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const w0 = ((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y)) / area;
      const w1 = ((x2 - x) * (y0 - y) - (x0 - x) * (y2 - y)) / area;
      if (w0 < -0.02 || w1 < -0.02 || w0 + w1 > 1.02) continue;
      const i = (y * width + x) * 4;
      // Eyes, lips and outlines are finer than facets: what differs much from its facet keeps its drawing.
      const away = Math.abs(data[i] - sum[0]) + Math.abs(data[i + 1] - sum[1]) + Math.abs(data[i + 2] - sum[2]);
      const keep = Math.max(0, Math.min(1, (away - 36) / 50));
      for (let c = 0; c < 3; c++) out[i + c] = Math.min(255, (sum[c] + (data[i + c] - sum[c]) * keep) * gain + 0.5);
      out[i + 3] = data[i + 3];
    }
  }
}

/** Oil: short overlapping brush strokes along the shading, large first, small on top. */
export function painterly({ width, height, data }: Raster, seed: number, unit: number): Raster {
  const out = new Uint8Array(data);
  const random = createRandom(seed).fork('brush');
  for (const [size, spread] of [
    [15, 1.15],
    [7, 1.25],
    [3.4, 1.4],
  ] as const) {
    const radius = Math.max(1.5, size * unit);
    const gap = Math.max(2, radius * spread);
    for (let gy = 0; gy < height; gy += gap) {
      for (let gx = 0; gx < width; gx += gap) {
        const x = Math.round(gx + random.range(-0.5, 0.5) * gap);
        const y = Math.round(gy + random.range(-0.5, 0.5) * gap);
        if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
        const i = (y * width + x) * 4;
        const dx = lumaAt(data, i + 4) - lumaAt(data, i - 4);
        const dy = lumaAt(data, i + width * 4) - lumaAt(data, i - width * 4);
        const detail = Math.abs(dx) + Math.abs(dy);
        if ((size > 10 && detail > 18) || (size > 5 && detail > 60)) continue;
        if (size < 5 && detail < 5 && random.next() > 0.16) continue;
        const angle = detail > 2 ? Math.atan2(dx, -dy) : -0.7 + Math.sin(x / (190 * unit)) * 0.6;
        dab(out, data, width, height, x, y, radius, angle, random.range(-9, 9));
      }
    }
  }
  return { width, height, channels: 4, data: out };
}

/** One brush mark: an ellipse with bristle streaks in the colour under its centre. */
function dab(out: Uint8Array, data: Uint8Array, width: number, height: number, x: number, y: number, radius: number, angle: number, change: number): void {
  const i = (y * width + x) * 4;
  if (data[i + 3] < 8) return;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const long = radius * 1.9;
  const thin = radius * 0.62;
  const reachX = Math.ceil(Math.sqrt((long * cos) ** 2 + (thin * sin) ** 2));
  const reachY = Math.ceil(Math.sqrt((long * sin) ** 2 + (thin * cos) ** 2));
  for (let dy = -reachY; dy <= reachY; dy++) {
    const py = y + dy;
    if (py < 0 || py >= height) continue;
    for (let dx = -reachX; dx <= reachX; dx++) {
      const px = x + dx;
      if (px < 0 || px >= width) continue;
      const u = (dx * cos + dy * sin) / long;
      const v = (dy * cos - dx * sin) / thin;
      const distance = u * u + v * v;
      if (distance > 1) continue;
      const o = (py * width + px) * 4;
      // paint stays on its own side of a contour
      if (Math.abs(data[o] - data[i]) + Math.abs(data[o + 1] - data[i + 1]) + Math.abs(data[o + 2] - data[i + 2]) > 84) continue;
      const opacity = distance > 0.7 ? (1 - distance) / 0.3 : 1;
      const bristle = change + (v < -0.45 ? 7 : v > 0.5 ? -7 : 0);
      for (let c = 0; c < 3; c++) {
        const target = data[i + c] + bristle;
        out[o + c] = Math.max(0, Math.min(255, out[o + c] + (target - out[o + c]) * opacity * 0.85));
      }
    }
  }
}

/** Sheets of coloured paper: few flat tones. */
export function cutPaper({ width, height, data }: Raster, paper: Colour): Raster {
  const out = new Uint8Array(data.length);
  const levels = 5;
  const table = Float32Array.from({ length: 256 }, (_, value) => (Math.round((value / 255) * levels) / levels) * 255);
  for (let i = 0; i < data.length; i += 4) {
    const luma = lumaAt(data, i);
    const step = table[Math.round(luma)];
    const gain = Math.max(0.3, (step * 0.7 + luma * 0.3) / Math.max(8, luma));
    for (let c = 0; c < 3; c++) out[i + c] = Math.min(255, data[i + c] * gain * 0.94 + paper[c] * 0.06);
    out[i + 3] = data[i + 3];
  }
  return { width, height, channels: 4, data: out };
}

/** Ink and paper for a two-colour print. */
export function printInks(dark: Colour, light: Colour): { ink: Colour; paper: Colour } {
  return { ink: blend(dark, [20, 16, 20], 0.5), paper: blend(light, [246, 238, 220], 0.5) };
}
