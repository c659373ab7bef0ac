import type { Raster } from '../../../shared/raster.ts';

/** Largest difference in levels that counts as none: a little more than what rounding does, so that both together stay within one level. */
const ROUNDING = 0.75;

/**
 * Turns “over” around: writes the RGBA pixel that, laid over `under`, gives `target`. It is as opaque as `alpha` asks where that can give the target,
 * else as little more opaque as is needed. Straight alpha, on sRGB values, as design tools composite.
 * @param at number of the pixel in `target` and `under`, which have the same size and channels (3 or 4)
 * @param to where in `layer` the four bytes go
 * @returns false, with the pixel cleared, when no pixel can do it (where `target` is more transparent than `under`)
 */
export function solvePixel(target: Raster, under: Raster, at: number, alpha: number, layer: Uint8Array, to: number): boolean {
  const { channels } = target;
  const from = at * channels;
  const below = channels === 4 ? under.data[from + 3] : 255;
  const whole = channels === 4 ? target.data[from + 3] : 255;
  const isSolved = below === 255 && whole === 255 ? solveOpaque(target, under, from, alpha, layer, to) : solveClear(target, under, from, alpha, layer, to);
  if (!isSolved) layer.fill(0, to, to + 4);
  return isSolved;
}

function solveOpaque(target: Raster, under: Raster, from: number, alpha: number, layer: Uint8Array, to: number): boolean {
  let needed = alpha;
  for (let c = from; c < from + 3; c++) {
    const step = target.data[c] - under.data[c];
    if (step > 0) needed = Math.max(needed, Math.ceil((255 * step) / (255 - under.data[c])));
    else if (step < 0) needed = Math.max(needed, Math.ceil((-255 * step) / under.data[c]));
  }
  if (needed > 0) {
    for (let c = 0; c < 3; c++) {
      layer[to + c] = clamp((target.data[from + c] * 255 - under.data[from + c] * (255 - needed)) / needed);
    }
  }
  layer[to + 3] = needed;
  return true;
}

/** Where the picture is transparent, the alpha follows from the two that are known: whole = alpha + below × (1 − alpha), give or take what rounding did. */
function solveClear(target: Raster, under: Raster, from: number, alpha: number, layer: Uint8Array, to: number): boolean {
  const below = under.data[from + 3];
  const whole = target.data[from + 3];
  const exact = below === 255 ? alpha : Math.round((255 * (whole - below)) / (255 - below));
  for (const chosen of [alpha, exact, exact + 1, exact + 2]) {
    const total = chosen + (below * (255 - chosen)) / 255;
    if (chosen >= 0 && chosen <= 255 && Math.abs(total - whole) <= ROUNDING && colour(target, under, from, { chosen, below, total }, layer, to)) return true;
  }
  return false;
}

interface Clear {
  chosen: number;
  below: number;
  total: number;
}

function colour(target: Raster, under: Raster, from: number, { chosen, below, total }: Clear, layer: Uint8Array, to: number): boolean {
  const rest = (below * (255 - chosen)) / 255;
  for (let c = 0; c < 3; c++) {
    const [wanted, ground] = [target.data[from + c], under.data[from + c]];
    layer[to + c] = chosen === 0 ? 0 : clamp((wanted * total - ground * rest) / chosen);
    // As it is seen: what is nearly transparent may be far off.
    if (Math.abs(layer[to + c] * chosen + ground * rest - wanted * total) / 255 > ROUNDING) return false;
  }
  layer[to + 3] = chosen;
  return true;
}

function clamp(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
}

/** True when two pictures have the same pixel there. */
export function isSamePixel(a: Raster, b: Raster, at: number): boolean {
  const from = at * a.channels;
  for (let c = from; c < from + a.channels; c++) if (a.data[c] !== b.data[c]) return false;
  return true;
}
