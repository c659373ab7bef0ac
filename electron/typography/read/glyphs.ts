import type { Strokes } from './strokes.ts';

/** Ink that stands over one stretch of a line: a letter, or something else. Columns and rows of the strip, both ends inside. */
export interface Glyph {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Pixels of ink. */
  count: number;
  /** Mean length of its ink along rows, px. */
  run: number;
  /** Greatest strength of its strokes. */
  peak: number;
}

/** Specks with fewer pixels are noise. */
const LEAST = 5;
/** Parts that lie this much over one another are one letter, as a share of the narrower. */
const STACKED = 0.4;

/** The separate pieces of ink between two columns, those over one another as one, from the left. */
export function glyphsOf(strokes: Strokes, from: number, to: number, threshold: number): Glyph[] {
  const { width, height, data } = strokes;
  const seen = new Uint8Array(width * height);
  const queue = new Int32Array(width * height);
  const parts: Glyph[] = [];
  for (let x = from; x < to; x++) {
    for (let y = 0; y < height; y++) {
      const start = y * width + x;
      if (seen[start] || data[start] < threshold) continue;
      const part = flood(strokes, seen, queue, start, [from, to], threshold);
      if (part.count >= LEAST) parts.push(part);
    }
  }
  return stacked(parts);
}

function flood({ width, height, data }: Strokes, seen: Uint8Array, queue: Int32Array, start: number, [from, to]: [number, number], threshold: number): Glyph {
  const part: Glyph = { left: width, right: 0, top: height, bottom: 0, count: 0, run: 0, peak: 0 };
  let [runs, end] = [0, 1];
  queue[0] = start;
  seen[start] = 1;
  for (let read = 0; read < end; read++) {
    const at = queue[read];
    const x = at % width;
    const y = (at - x) / width;
    part.left = Math.min(part.left, x);
    part.right = Math.max(part.right, x);
    part.top = Math.min(part.top, y);
    part.bottom = Math.max(part.bottom, y);
    part.peak = Math.max(part.peak, data[at]);
    part.count++;
    if (x === from || data[at - 1] < threshold) runs++;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(from, x - 1); nx <= Math.min(to - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] || data[next] < threshold) continue;
        seen[next] = 1;
        queue[end++] = next;
      }
    }
  }
  part.run = part.count / Math.max(1, runs);
  return part;
}

function stacked(parts: readonly Glyph[]): Glyph[] {
  const glyphs: Glyph[] = [];
  for (const part of [...parts].sort((a, b) => a.left - b.left || a.top - b.top)) {
    const last = glyphs.at(-1);
    const shared = last ? Math.min(last.right, part.right) - part.left + 1 : 0;
    if (last && shared >= STACKED * Math.min(last.right - last.left + 1, part.right - part.left + 1)) glyphs[glyphs.length - 1] = joined(last, part);
    else glyphs.push(part);
  }
  return glyphs;
}

function joined(a: Glyph, b: Glyph): Glyph {
  const count = a.count + b.count;
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    count,
    run: (a.run * a.count + b.run * b.count) / count,
    peak: Math.max(a.peak, b.peak),
  };
}
