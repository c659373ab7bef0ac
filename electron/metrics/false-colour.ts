import type { LegendStop, MapLegend, MeasureMapName } from '../../shared/measures.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { createLabConverter, type Lab } from './lab.ts';
import type { ScalarMap } from './measure-map.ts';

/** Colours at equal distances: those of matplotlib's magma (CC0), whose lightness rises evenly, so that it reads in grey and to colour-blind eyes as well. */
const ANCHORS = [
  [0, 0, 4],
  [28, 16, 68],
  [81, 18, 124],
  [130, 37, 129],
  [183, 55, 121],
  [229, 80, 100],
  [252, 137, 97],
  [254, 194, 135],
  [252, 253, 191],
] as const;
const STEPS = 256;
const LEGEND_STOPS = 9;

/** Fixed ranges, so that pictures of different pairs can be compared; dark = same, bright = different. */
const RANGES: Record<MeasureMapName, { unit: string; from: number; to: number }> = {
  difference: { unit: 'levels of the channel that differs most', from: 0, to: 64 },
  deltaE: { unit: 'CIEDE2000', from: 0, to: 20 },
  ssim: { unit: 'SSIM', from: 1, to: 0 },
  flip: { unit: 'FLIP', from: 0, to: 1 },
  'lpips-alex': { unit: 'LPIPS (Alex v0.1)', from: 0, to: 1 },
  'lpips-squeeze': { unit: 'LPIPS (Squeeze v0.1)', from: 0, to: 1 },
};

/** 256 colours of the scale, RGB interleaved, from dark to bright; between the anchors CIE L*a*b* is interpolated. */
export function colourScale(): Uint8Array {
  const converter = createLabConverter();
  const labs = ANCHORS.map(([r, g, b]) => {
    const lab = new Float64Array(3);
    converter.convert(r, g, b, lab, 0);
    return lab;
  });
  const table = new Uint8Array(STEPS * 3);
  for (let i = 0; i < STEPS; i++) {
    const position = (i / (STEPS - 1)) * (labs.length - 1);
    const index = Math.min(labs.length - 2, Math.floor(position));
    const share = position - index;
    const [l, a, b] = [0, 1, 2].map((c) => labs[index][c] + (labs[index + 1][c] - labs[index][c]) * share);
    table.set(srgbOf([l, a, b]), i * 3);
  }
  return table;
}

/** What the colours of a kind of map mean. */
export function legendOf(map: MeasureMapName): MapLegend {
  const { unit, from, to } = RANGES[map];
  const table = colourScale();
  const stops = Array.from({ length: LEGEND_STOPS }, (_, i): LegendStop => {
    const share = i / (LEGEND_STOPS - 1);
    const at = Math.round(share * (STEPS - 1)) * 3;
    return { value: from + (to - from) * share, colour: [table[at], table[at + 1], table[at + 2]] };
  });
  return { map, unit, from, to, stops };
}

/**
 * A map as an RGB picture: the values from `from` to `to` take the scale from dark to bright (`from` may be the larger one), what lies beyond takes its end, and what
 * is no number is grey.
 */
export function falseColour({ width, height, values }: ScalarMap, { from, to }: Pick<MapLegend, 'from' | 'to'>): Raster {
  const table = colourScale();
  const image = createRaster(width, height, 3);
  const factor = (STEPS - 1) / (to - from);
  for (let i = 0, at = 0; i < values.length; i++, at += 3) {
    const position = (values[i] - from) * factor;
    if (Number.isNaN(position)) {
      image.data.fill(128, at, at + 3);
      continue;
    }
    const step = Math.round(Math.max(0, Math.min(STEPS - 1, position))) * 3;
    image.data[at] = table[step];
    image.data[at + 1] = table[step + 1];
    image.data[at + 2] = table[step + 2];
  }
  return image;
}

/** The inverse of lab.ts: IEC 61966-2-1 with the D65 white, clamped and rounded. */
function srgbOf([lightness, a, b]: Lab): number[] {
  const fy = (lightness + 16) / 116;
  const [x, y, z] = [fy + a / 500, fy, fy - b / 200].map((f) => (f ** 3 > 216 / 24_389 ? f ** 3 : (116 * f - 16) / (24_389 / 27)));
  const [X, Z] = [x * 0.95047, z * 1.08883];
  const linear = [3.2404542 * X - 1.5371385 * y - 0.4985314 * Z, -0.969266 * X + 1.8760108 * y + 0.041556 * Z, 0.0556434 * X - 0.2040259 * y + 1.0572252 * Z];
  return linear.map((light) => {
    const value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.max(0, light) ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  });
}
