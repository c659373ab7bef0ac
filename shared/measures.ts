import { z } from 'zod';

/** The two networks of LPIPS that are measured with; their values are never mixed. */
export const LPIPS_NETS = ['alex', 'squeeze'] as const;
export const lpipsNetSchema = z.enum(LPIPS_NETS);
export type LpipsNet = z.infer<typeof lpipsNetSchema>;

/** Version of the linear heads. */
export const LPIPS_VERSION = '0.1';

/** What can be asked for and what can be left out. */
export const MEASURES = ['difference', 'deltaE', 'colourCast', 'ssim', 'msSsim', 'flip', 'lpips', 'sharpness', 'noise', 'banding', 'clipped', 'seam'] as const;
export const measureSchema = z.enum(MEASURES);
export type Measure = z.infer<typeof measureSchema>;

/** Pictures of where two images differ; docs/measures.md has their ranges. */
export const MEASURE_MAPS = ['difference', 'deltaE', 'ssim', 'flip', 'lpips-alex', 'lpips-squeeze'] as const;
export const measureMapSchema = z.enum(MEASURE_MAPS);
export type MeasureMapName = z.infer<typeof measureMapSchema>;

/**
 * whole = every pixel; text = the lines' boxes with 16 px around them, at native scale; outside = everything but the mask, measured after the same pixels were
 * pasted inside the mask of both images.
 */
export const MEASURE_REGIONS = ['whole', 'text', 'outside'] as const;
export const measureRegionSchema = z.enum(MEASURE_REGIONS);
export type MeasureRegion = z.infer<typeof measureRegionSchema>;

/** LPIPS is never shown without its net and version, nor its region and reference, which are told by where it stands. 0 = same. */
export const lpipsValueSchema = z.object({ net: lpipsNetSchema, version: z.literal(LPIPS_VERSION), value: z.number() });
export type LpipsValue = z.infer<typeof lpipsValueSchema>;

/** FLIP error, 0–1; the quartiles are weighted by the error, as the authors' tool gives them. */
export const flipSummarySchema = z.object({
  mean: z.number(),
  weightedQuartile1: z.number(),
  weightedMedian: z.number(),
  weightedQuartile3: z.number(),
  min: z.number(),
  max: z.number(),
});
export type FlipSummary = z.infer<typeof flipSummarySchema>;

/** One image against a reference, in one region. null = not asked for, does not apply or cannot be measured (a side is too short, nothing to divide by). */
export const pairMeasuresSchema = z.object({
  region: measureRegionSchema,
  /** Pixels of the region. */
  pixels: z.int(),
  /** Of 8-bit channel values, 0–255. */
  difference: z.object({ max: z.number(), mean: z.number(), changedPixels: z.int() }).nullable(),
  /** CIEDE2000 of the pairs of pixels. */
  deltaE: z.object({ mean: z.number(), max: z.number() }).nullable(),
  /** CIEDE2000 of the mean colours. */
  colourCast: z.number().nullable(),
  /** 1 = same. */
  ssim: z.number().nullable(),
  /** 1 = same; null when a side is 160 px or shorter, and for `text`. */
  msSsim: z.number().nullable(),
  flip: flipSummarySchema.nullable(),
  /** One for each net whose weights were given. */
  lpips: z.array(lpipsValueSchema),
  /** Variance of the Laplacian ÷ the reference's; 1 = as sharp. */
  sharpnessRatio: z.number().nullable(),
});
export type PairMeasures = z.infer<typeof pairMeasuresSchema>;

/** One image by itself. null = not asked for or cannot be measured. */
export const imageMeasuresSchema = z.object({
  /** Variance of the Laplacian of luma. */
  laplacianVariance: z.number().nullable(),
  /** Standard deviation of luma noise, 8-bit levels. */
  noise: z.number().nullable(),
  /** Share of the pixels that lie on the treads of a staircase of tones, 0–1. */
  banding: z.number().nullable(),
  /** Shares of the pixels, 0–1: a channel at 0 (`low`), a channel at 255 (`high`), all at 0 (`black`), all at 255 (`white`). */
  clipped: z.object({ low: z.number(), high: z.number(), black: z.number(), white: z.number() }).nullable(),
  /** For tiles: step across the border ÷ step inside; null when it was not said to be a tile. */
  seamRatio: z.object({ horizontal: z.number(), vertical: z.number() }).nullable(),
});
export type ImageMeasures = z.infer<typeof imageMeasuresSchema>;

/** What could not be measured though it was asked for, and why in a sentence, so that nothing is missing without a word. */
export const notMeasuredSchema = z.object({ measure: measureSchema, reason: z.enum(['no-weights', 'too-small', 'flat']), note: z.string() });
export type NotMeasured = z.infer<typeof notMeasuredSchema>;

/** Everything that was measured of two images, plain data. Definitions: docs/measures.md. */
export const comparisonMeasuresSchema = z.object({
  width: z.int(),
  height: z.int(),
  a: imageMeasuresSchema,
  b: imageMeasuresSchema,
  /** b against a: how much changed, not what became better; null when the region was not asked for. */
  whole: pairMeasuresSchema.nullable(),
  /** b against a in the lines of text; null without lines and mask. */
  text: pairMeasuresSchema.nullable(),
  /** b against a outside the mask; null without a mask or when it covers everything. */
  outside: pairMeasuresSchema.nullable(),
  /** Both against the target, in the lines of text where there are any (the whole frame dilutes them), otherwise everywhere; null without a target. */
  toTarget: z
    .object({
      /** The target is the app's own setting and b was composed by the app: a small distance checks the compositing and proves nothing about quality. */
      isCircular: z.boolean(),
      a: pairMeasuresSchema,
      b: pairMeasuresSchema,
    })
    .nullable(),
  notMeasured: z.array(notMeasuredSchema),
});
export type ComparisonMeasures = z.infer<typeof comparisonMeasuresSchema>;

/** One colour of a map's legend. */
export const legendStopSchema = z.object({ value: z.number(), colour: z.tuple([z.int(), z.int(), z.int()]) });
export type LegendStop = z.infer<typeof legendStopSchema>;

/** What the colours of a map mean, from the lowest value to the highest. */
export const mapLegendSchema = z.object({
  map: measureMapSchema,
  /** "CIEDE2000", "levels", "FLIP", … */
  unit: z.string(),
  /** Values at both ends; what lies beyond has the end's colour. */
  from: z.number(),
  to: z.number(),
  stops: z.array(legendStopSchema),
});
export type MapLegend = z.infer<typeof mapLegendSchema>;
