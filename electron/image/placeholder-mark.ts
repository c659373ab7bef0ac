import type { Raster } from '../../shared/raster.ts';

/** Side of the corner triangle as a share of the image's shorter side, and its limits in px. */
const SHARE = 0.16;
const MIN_SIDE = 14;
const MAX_SIDE = 160;
/** Stripes along the triangle's side. */
const STRIPES = 4;
const DARK = 24;
const LIGHT = 244;
const OPACITY = 0.82;

/**
 * Marks an image as a placeholder: a hatched triangle in the bottom right corner, drawn with soft edges.
 * Everything else stays bit for bit. Transparent ground under the mark becomes visible as far as the mark covers it.
 */
export function markPlaceholder(image: Raster): Raster {
  const { width, height, channels } = image;
  const shorter = Math.min(width, height);
  const side = Math.min(shorter, MAX_SIDE, Math.max(MIN_SIDE, Math.round(shorter * SHARE)));
  const output: Raster = { ...image, data: image.data.slice() };
  const stripe = side / STRIPES;
  for (let y = height - side; y < height; y++) {
    for (let x = width - side; x < width; x++) {
      // Distance from the triangle's long edge in units of its side; the corner itself is at `side`.
      const depth = x + 0.5 - (width - side) + (y + 0.5 - (height - side)) - side;
      const coverage = Math.min(1, Math.max(0, depth + 0.5));
      if (coverage > 0) paint(output.data, (y * width + x) * channels, channels, hatch(depth, stripe), coverage * OPACITY);
    }
  }
  return output;
}

/** Light and dark bands parallel to the long edge, one px soft. The outermost band is dark, so the mark ends clearly on light images. */
function hatch(depth: number, stripe: number): number {
  const phase = (depth / stripe) % 2;
  const distance = phase < 1 ? Math.min(phase, 1 - phase) : -Math.min(phase - 1, 2 - phase);
  const dark = Math.min(1, Math.max(0, distance * stripe + 0.5));
  return LIGHT + (DARK - LIGHT) * dark;
}

function paint(data: Uint8Array, at: number, channels: number, grey: number, opacity: number): void {
  if (channels < 4) {
    for (let c = 0; c < channels; c++) data[at + c] = Math.round(data[at + c] + (grey - data[at + c]) * opacity);
    return;
  }
  const below = (data[at + 3] / 255) * (1 - opacity);
  const total = opacity + below;
  for (let c = 0; c < 3; c++) data[at + c] = Math.round((grey * opacity + data[at + c] * below) / total);
  data[at + 3] = Math.round(total * 255);
}
