import type { ComparisonMeasures, ImageMeasures, LpipsNet, MeasureMapName, MeasureRegion, PairMeasures } from './measures.ts';
import { LPIPS_NETS, LPIPS_VERSION } from './measures.ts';
import { msg } from './msg.ts';

/** One measure in words for people; `id` is its name on the command line. Definitions: docs/measures.md. */
export interface MeasureRow<Of> {
  id: string;
  name: string;
  /** What it means, and what its ends mean, in a few plain words. */
  meaning: string;
  /** Shows where it comes from. */
  map: MeasureMapName | null;
  of(measures: Of): number | null;
  format(value: number): string;
}

export type PairRow = MeasureRow<PairMeasures>;
export type ImageRow = MeasureRow<ImageMeasures>;

export const LPIPS_NAMES: Record<LpipsNet, string> = { alex: `LPIPS (Alex v${LPIPS_VERSION})`, squeeze: `LPIPS (Squeeze v${LPIPS_VERSION})` };

export const MAP_WORDS: Record<MeasureMapName, { label: string; shows: string }> = {
  difference: { label: msg('Difference'), shows: msg('the channel that differs most') },
  deltaE: { label: 'ΔE00', shows: msg('how far the colours lie apart') },
  ssim: { label: 'SSIM', shows: msg('where structure differs') },
  flip: { label: 'FLIP', shows: msg('what is seen when flipping between both') },
  'lpips-alex': { label: 'LPIPS Alex', shows: msg('what a trained network finds different') },
  'lpips-squeeze': { label: 'LPIPS Squeeze', shows: msg('what a trained network finds different') },
};

export const REGION_WORDS: Record<MeasureRegion, { label: string; says: string }> = {
  whole: { label: msg('Whole'), says: msg('Every pixel.') },
  text: { label: msg('Text lines'), says: msg('The lines’ boxes with 16 px around them, at their own scale; means weighted by area.') },
  outside: {
    label: msg('Outside'),
    says: msg('Everything but the text mask. By the paste method: both images get the same pixels inside the mask, then they are measured.'),
  },
};

const lpipsRow = (net: LpipsNet): PairRow => ({
  id: `lpips-${net}`,
  name: LPIPS_NAMES[net],
  meaning: msg('How different a trained network finds them; 0 = same'),
  map: `lpips-${net}`,
  of: ({ lpips }) => lpips.find((value) => value.net === net)?.value ?? null,
  format: (value) => figure(value, 3),
});

/** b against a reference, in the order in which people ask. */
export const PAIR_ROWS: readonly PairRow[] = [
  {
    id: 'flip',
    name: 'FLIP',
    meaning: msg('What a person sees who flips between both; 0 = nothing, 1 = all'),
    map: 'flip',
    of: ({ flip }) => flip?.mean ?? null,
    format: (value) => figure(value, 4),
  },
  ...LPIPS_NETS.map(lpipsRow),
  {
    id: 'ssim',
    name: 'SSIM',
    meaning: msg('Likeness of structure in small windows; 1 = same'),
    map: 'ssim',
    of: ({ ssim }) => ssim,
    format: (value) => likeness(value),
  },
  {
    id: 'msSsim',
    name: 'MS-SSIM',
    meaning: msg('Likeness of structure at five scales; 1 = same'),
    map: null,
    of: ({ msSsim }) => msSsim,
    format: (value) => likeness(value),
  },
  {
    id: 'deltaE',
    name: msg('Mean ΔE00'),
    meaning: msg('How far colours lie apart, pixel by pixel; 1 is just visible'),
    map: 'deltaE',
    of: ({ deltaE }) => deltaE?.mean ?? null,
    format: (value) => figure(value, 2),
  },
  {
    id: 'maxDeltaE',
    name: msg('Largest ΔE00'),
    meaning: msg('The pixel whose colour is furthest off'),
    map: 'deltaE',
    of: ({ deltaE }) => deltaE?.max ?? null,
    format: (value) => figure(value, 1),
  },
  {
    id: 'colourCast',
    name: msg('Colour cast ΔE00'),
    meaning: msg('Between the mean colours: a tint over all; above 3 is a cast'),
    map: null,
    of: ({ colourCast }) => colourCast,
    format: (value) => figure(value, 2),
  },
  {
    id: 'sharpness',
    name: msg('Sharpness ratio'),
    meaning: msg('Fine detail ÷ the reference’s; 1 = as sharp, more is not better'),
    map: null,
    of: ({ sharpnessRatio }) => sharpnessRatio,
    format: (value) => `× ${value.toFixed(2)}`,
  },
  {
    id: 'difference',
    name: msg('Largest difference'),
    meaning: msg('Of a channel, 0–255; 0 = the same bit for bit'),
    map: 'difference',
    of: ({ difference }) => difference?.max ?? null,
    format: (value) => value.toFixed(0),
  },
  {
    id: 'meanDifference',
    name: msg('Mean difference'),
    meaning: msg('Of all channels, 0–255'),
    map: 'difference',
    of: ({ difference }) => difference?.mean ?? null,
    format: (value) => figure(value, 2),
  },
  {
    id: 'changedPixels',
    name: msg('Changed pixels'),
    meaning: msg('Share of the region’s pixels that differ at all'),
    map: 'difference',
    of: ({ difference, pixels }) => difference && difference.changedPixels / pixels,
    format: share,
  },
];

/** One image by itself. */
export const IMAGE_ROWS: readonly ImageRow[] = [
  {
    id: 'detail',
    name: msg('Detail'),
    meaning: msg('Variance of the Laplacian: edges, texture, noise alike'),
    map: null,
    of: ({ laplacianVariance }) => laplacianVariance,
    format: (value) => figure(value, value < 10 ? 2 : 0),
  },
  {
    id: 'noise',
    name: msg('Noise'),
    meaning: msg('Levels of luma; 1 cannot be seen, 5 can in flat parts'),
    map: null,
    of: ({ noise }) => noise,
    format: (value) => figure(value, 2),
  },
  { id: 'banding', name: msg('Banding'), meaning: msg('Share of pixels on stairs of tones'), map: null, of: ({ banding }) => banding, format: share },
  {
    id: 'clippedLow',
    name: msg('Clipped dark'),
    meaning: msg('Share of pixels with a channel at 0'),
    map: null,
    of: ({ clipped }) => clipped?.low ?? null,
    format: share,
  },
  {
    id: 'clippedHigh',
    name: msg('Clipped bright'),
    meaning: msg('Share of pixels with a channel at 255'),
    map: null,
    of: ({ clipped }) => clipped?.high ?? null,
    format: share,
  },
  {
    id: 'seamHorizontal',
    name: msg('Seam ratio ↔'),
    meaning: msg('Step from right edge to left ÷ steps inside; 1 = no seam'),
    map: null,
    of: ({ seamRatio }) => seamRatio?.horizontal ?? null,
    format: (value) => value.toFixed(2),
  },
  {
    id: 'seamVertical',
    name: msg('Seam ratio ↕'),
    meaning: msg('Step from bottom to top ÷ steps inside; 1 = no seam'),
    map: null,
    of: ({ seamRatio }) => seamRatio?.vertical ?? null,
    format: (value) => value.toFixed(2),
  },
];

/** The measured regions of b against a. */
export function regionsOf({ whole, text, outside }: ComparisonMeasures): PairMeasures[] {
  return [whole, text, outside].filter((pair) => pair !== null);
}

/** Rows of which anything was measured. */
export function rowsOf<Of>(rows: readonly MeasureRow<Of>[], columns: readonly Of[]): MeasureRow<Of>[] {
  return rows.filter((row) => columns.some((column) => row.of(column) !== null));
}

export interface TargetWords {
  title: string;
  note: string;
}

/** How the distance to the target has to be called. */
export function targetWords({ isCircular, b }: NonNullable<ComparisonMeasures['toTarget']>): TargetWords {
  const isText = b.region === 'text';
  if (!isCircular) {
    return {
      title: isText ? msg('To the target, text lines') : msg('To the target, whole picture'),
      note: msg('How far each image is from what should stand there. Nearer is better.'),
    };
  }
  return {
    title: isText ? msg('Compositing check, text lines') : msg('Compositing check, whole picture'),
    note: msg(
      'Galley set this target and composed the final from it, so the final is close to it by construction. What is left is what later steps changed, or a compositing fault; it says nothing about quality.',
    ),
  };
}

/**
 * The one line that may be quoted: distance of the text to its target, character errors, change of the background. What was not measured is left out; the first two
 * go from a to b. '' = none of them was measured.
 */
export function headline({ toTarget, outside }: ComparisonMeasures, characterErrorRate: { before: number | null; after: number | null } | null): string {
  const parts: string[] = [];
  if (toTarget && toTarget.b.region === 'text') {
    for (const { net, value } of toTarget.b.lpips) {
      const before = toTarget.a.lpips.find((other) => other.net === net);
      if (!before) continue;
      const label = `Text-region ${LPIPS_NAMES[net]} to target render: ${before.value.toFixed(3)} → ${value.toFixed(3)}`;
      parts.push(toTarget.isCircular ? `${label} (compositing check)` : label);
    }
  }
  if (characterErrorRate && characterErrorRate.after !== null) {
    const { before, after } = characterErrorRate;
    parts.push(`CER ${before === null ? '' : `${before.toFixed(2)} → `}${after.toFixed(2)}`);
  }
  if (outside?.flip) parts.push(`background change (FLIP) ${outside.flip.mean.toFixed(3)}`);
  return parts.join('; ');
}

/** The names that `figureOf` takes. */
export const FIGURE_NAMES: readonly string[] = [...PAIR_ROWS.map(({ id }) => id), ...IMAGE_ROWS.map(({ id }) => `b.${id}`)];

/**
 * A figure by its name: a measure of the whole picture ("flip"), with its region ("text.flip", "outside.difference"), of b against the target ("target.deltaE") or of
 * one image ("b.noise"). null = not measured; undefined = there is no such name.
 */
export function figureOf(measures: ComparisonMeasures, name: string): number | null | undefined {
  const dot = name.indexOf('.');
  const [place, id] = dot < 0 ? ['whole', name] : [name.slice(0, dot), name.slice(dot + 1)];
  if (place === 'a' || place === 'b') return IMAGE_ROWS.find((row) => row.id === id)?.of(measures[place]);
  if (!['whole', 'text', 'outside', 'target'].includes(place)) return undefined;
  const row = PAIR_ROWS.find((candidate) => candidate.id === id);
  const pair = place === 'target' ? (measures.toTarget?.b ?? null) : measures[place as MeasureRegion];
  return row && (pair ? row.of(pair) : null);
}

/** "0" is exactly 0; what is less than the last digit says so. */
function figure(value: number, digits: number): string {
  if (value === 0) return '0';
  const least = 10 ** -digits;
  return Math.abs(value) < least / 2 ? `< ${least.toFixed(digits)}` : value.toFixed(digits);
}

/** "1" is exactly 1. */
function likeness(value: number): string {
  if (value === 1) return '1';
  return value > 0.99995 ? '> 0.9999' : value.toFixed(4);
}

function share(value: number): string {
  const percent = value * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  return percent < 0.05 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}
