import { z } from 'zod';
import { boxSchema, colourSchema, pointSchema, quadSchema } from './geometry.ts';

/** Where lettering may stand on a base: reported by Sketch, found by the placer, or drawn by the artist. */
export const letteringAreaSchema = z.object({
  box: boxSchema,
  /** Degrees clockwise about the box's centre. */
  rotation: z.number().default(0),
  /** Degrees by which the letters lean to the right, whatever their face: they are sheared about the middle of their capitals. Left out = as the face has them. */
  slant: z.number().min(-45).max(45).optional(),
  /** Room between letters beyond what the face has, as a share of the font size, as it was set; left out = as the face has it, on arcs as the span asks for. */
  tracking: z.number().min(-0.2).max(1).optional(),
  /** How much wider than their face the letters are, 1 = as it is drawn; left out = 1. */
  stretch: z.number().min(0.5).max(2).optional(),
  /** How far outlines are moved outwards, as a share of the capitals' height: strokes get heavier by twice of it. Left out = as the face is drawn. */
  embolden: z.number().min(0).max(0.04).optional(),
  /** Height of the capitals on an arc, px, as they were set; left out = what its band asks for. */
  capHeight: z.number().positive().optional(),
  /** `arc`: the baseline is part of a circle; angles in degrees, 0 = right, clockwise; `inside` = letters' feet point away from the centre (lower arc of a badge). */
  path: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('straight') }),
      z.object({
        kind: z.literal('arc'),
        centreX: z.number(),
        centreY: z.number(),
        radius: z.number(),
        startAngle: z.number(),
        endAngle: z.number(),
        inside: z.boolean(),
      }),
      /** The text's box is seen in perspective: `quad` is where its corners stand in the image. `box` is then the quad's bounding box and `rotation` 0. */
      z.object({ kind: z.literal('perspective'), quad: quadSchema }),
    ])
    .default({ kind: 'straight' }),
  /** Importance: the first string goes into the lowest rank. */
  rank: z.int().min(0).default(0),
  align: z.enum(['start', 'middle', 'end']).default('middle'),
  /** Mean colour of what is behind. */
  ground: colourSchema,
  /** A fill that the base's palette suggests; null = choose by contrast. */
  ink: colourSchema.nullable().default(null),
  /** A bundled font id that suits the base; null = choose. */
  font: z.string().nullable().default(null),
  /** What the area is part of, so that "on the ribbon" finds it; left out where it is a plain place. */
  place: z.enum(['arc-top', 'arc-bottom', 'ribbon', 'plate']).optional(),
});
export type LetteringArea = z.infer<typeof letteringAreaSchema>;

/** Colours of a gradient between its ends: `at` 0 = top of the letters (or the line's left end), 1 = baseline (or its right end). */
const gradientStopSchema = z.object({ at: z.number().min(0).max(1), colour: colourSchema });

/** Structure in the letters themselves; what `wear` eats away shows the ground. */
export const TEXTURES = ['stone', 'chalk', 'wood', 'foil', 'print'] as const;

export const letteringEffectsSchema = z.object({
  fill: z.union([
    z.object({ kind: z.literal('solid'), colour: colourSchema }),
    /**
     * Runs down the letters, turned and bent with them; `stops` stand between `from` (top) and `to` (baseline). `along` = from the first letter to the last
     * instead.
     */
    z.object({
      kind: z.literal('gradient'),
      from: colourSchema,
      to: colourSchema,
      stops: z.array(gradientStopSchema).max(8).optional(),
      axis: z.literal('along').optional(),
    }),
  ]),
  /** Widths and offsets are shares of the font size. */
  outline: z.object({ colour: colourSchema, width: z.number().min(0).max(0.5) }).nullable(),
  shadow: z.object({ colour: colourSchema, opacity: z.number().min(0).max(1), offsetX: z.number(), offsetY: z.number(), blur: z.number().min(0) }).nullable(),
  bevel: z.object({ width: z.number().min(0).max(0.3), strength: z.number().min(0).max(1) }).nullable(),
  /** A second line around the first; its width is its own, beyond the first. */
  secondOutline: z
    .object({ colour: colourSchema, width: z.number().min(0).max(0.5) })
    .nullable()
    .optional(),
  /** Light around the letters, under everything else but the plate. */
  glow: z
    .object({ colour: colourSchema, opacity: z.number().min(0).max(1), size: z.number().min(0).max(1) })
    .nullable()
    .optional(),
  /** A shadow that the letters' own edge casts into them: cut, pressed or hollow letters. */
  innerShadow: z
    .object({ colour: colourSchema, opacity: z.number().min(0).max(1), offsetX: z.number(), offsetY: z.number(), blur: z.number().min(0) })
    .nullable()
    .optional(),
  /** `amount`: how strongly light and dark vary; `wear`: share of the letters' area that is eaten away. */
  texture: z
    .object({ kind: z.enum(TEXTURES), amount: z.number().min(0).max(1), wear: z.number().min(0).max(0.6) })
    .nullable()
    .optional(),
  /** A calm patch behind the letters where nothing else would make them readable. */
  plate: z
    .object({ colour: colourSchema, opacity: z.number().min(0).max(1), margin: z.number().min(0).max(1) })
    .nullable()
    .optional(),
});
export type LetteringEffects = z.infer<typeof letteringEffectsSchema>;

/** Scripts that are told apart. OCR reads Latin and Han; what it cannot read is said, not guessed. */
export const SCRIPTS = ['latin', 'han', 'kana', 'hangul', 'cyrillic', 'greek', 'arabic', 'hebrew', 'devanagari', 'thai', 'unknown'] as const;
export const scriptSchema = z.enum(SCRIPTS);
export type Script = z.infer<typeof scriptSchema>;

/** How the lettering sits in the picture, measured from what stood there. */
export const letteringFinishSchema = z.object({
  /** Blur of the edges in px, 0 = as sharp as the typesetter makes them. */
  softness: z.number().min(0).max(8),
  /** Standard deviation of luma noise inside the letters, 0–255. */
  grain: z.number().min(0).max(64),
});
export type LetteringFinish = z.infer<typeof letteringFinishSchema>;

/** A face that looks like what stood there; `score` 0–1, 1 = the same shapes. */
export const fontMatchSchema = z.object({ font: z.string(), score: z.number() });
export type FontMatch = z.infer<typeof fontMatchSchema>;

/** What a person should look at. */
export const REGION_FLAGS = ['ambiguous', 'better-by-model', 'low-contrast', 'does-not-fit', 'script-unreadable', 'font-uncertain', 'drifted'] as const;
export const regionFlagSchema = z.enum(REGION_FLAGS);
export type RegionFlag = z.infer<typeof regionFlagSchema>;

/** One string's place and look, set by hand or taken from an earlier pass: overrules everything that would be measured. */
export const placedTextSchema = z
  .object({
    /** '' = what stands in `region` (and `moreRegions`) is erased, and nothing is set there. */
    text: z.string().max(200),
    /** Number of the region that it replaces (1 = first in the report's order); null = a new place. */
    region: z.int().min(1).nullable().default(null),
    /** Further regions that go for it: with an `area` the string stands there as a whole, else its words are shared out among the regions in this order. */
    moreRegions: z.array(z.int().min(1)).max(24).optional(),
    area: letteringAreaSchema.optional(),
    font: z.string().optional(),
    effects: letteringEffectsSchema.optional(),
    finish: letteringFinishSchema.optional(),
  })
  .refine(({ text, region }) => text !== '' || region !== null, { path: ['text'], error: 'Without a string a region is needed, which is erased.' })
  .refine(({ region, moreRegions = [] }) => region !== null || moreRegions.length === 0, { path: ['region'], error: 'The first region is missing.' });
export type PlacedText = z.infer<typeof placedTextSchema>;

/** What the artist may fix by hand; everything left out is chosen by the pass. */
export const letteringOptionsSchema = z.object({
  /** Replaces the strings that were read from the prompt. */
  texts: z.array(z.string().min(1).max(200)).max(12).optional(),
  /** Where or how each of `texts` should stand, in the same order ("on the ribbon"); '' = anywhere. Shorter lists leave the rest as read. */
  placements: z.array(z.string().max(200)).max(12).optional(),
  /** The artist's box in pixels of the image; strings are stacked in it. */
  box: boxSchema.optional(),
  /** Bundled font id. */
  font: z.string().optional(),
  /** Degrees of arc for the box's baseline: positive bends up in the middle. */
  arc: z.number().min(-180).max(180).optional(),
  effects: letteringEffectsSchema.partial().optional(),
  /**
   * Strings with their own places and looks; `texts`, `box`, `font`, `arc` and `effects` are then for the strings that are not in it. Without `texts` they are
   * all that is set, whatever the prompt says.
   */
  placed: z.array(placedTextSchema).max(24).optional(),
  /** The strings that the base was made for: a rework of its lettering keeps them, so that the base is not rendered again. */
  baseTexts: z.array(z.string()).max(12).optional(),
  /** Id of a style preset: effects that fit a look ("gold-badge", "neon", or one the team saved). */
  style: z.string().max(80).optional(),
});
export type LetteringOptions = z.infer<typeof letteringOptionsSchema>;

/** Who made a region's letters where models were asked to. */
export const letteredBySchema = z.object({
  /** Id of the model; null = Galley's typesetter. */
  model: z.string().nullable(),
  /** For people: "Ideogram 3.0", "Galley's typesetter". */
  label: z.string(),
  /** Models that were not taken, in the order in which they were tried, and why: whole sentences. */
  refused: z.array(z.object({ model: z.string(), label: z.string(), reason: z.string() })),
});
export type LetteredBy = z.infer<typeof letteredBySchema>;

/** One region of lettering after the pass. Readings are '' where nothing was read. */
export const letteringRegionSchema = z.object({
  quad: quadSchema,
  /** What OCR read there before; '' where the base had no text. */
  readBefore: z.string(),
  /** What should stand there; null = text that was found and left alone. */
  wanted: z.string().nullable(),
  readAfter: z.string(),
  /** set = put into a free area, replaced = old text erased first, kept = already right or not asked for, erased = taken away, nothing set (`wanted` is null). */
  action: z.enum(['set', 'replaced', 'kept', 'erased']),
  /** Bundled font id and size in px; null for `kept`. */
  font: z.string().nullable(),
  fontSize: z.number().nullable(),
  attempts: z.int().min(0),
  /** exact = OCR reads the wanted string; mismatch = it does not, even after retries; unreadable = the script has no OCR weights. */
  check: z.enum(['exact', 'mismatch', 'unreadable', 'not-checked']),
  /** Everything below came with schema 2 of the report; reports of older proofs have none of it. */
  /** Outline of what was found, px; [] for new lettering. */
  polygon: z.array(pointSchema).default([]),
  script: scriptSchema.default('unknown'),
  /** As it was set, so that it can be set again with other words; null for `kept`. */
  area: letteringAreaSchema.nullable().default(null),
  effects: letteringEffectsSchema.nullable().default(null),
  finish: letteringFinishSchema.nullable().default(null),
  /** Best first, at most five; [] for new lettering. */
  fontMatches: z.array(fontMatchSchema).max(5).default([]),
  /** WCAG 2 contrast ratio of the letters against what is behind them, 1–21; null where nothing was set. */
  contrast: z.number().nullable().default(null),
  flags: z.array(regionFlagSchema).default([]),
  /** Left out = no model was asked. A model's letters have no font, size and effects. */
  letteredBy: letteredBySchema.optional(),
});
export type LetteringRegion = z.infer<typeof letteringRegionSchema>;

export const letteringReportSchema = z.object({
  regions: z.array(letteringRegionSchema),
  /** Over all wanted strings; null when none is wanted. 0 = exact, 1 = nothing right; may exceed 1. */
  characterErrorRate: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  /** Milliseconds per stage: find, read, erase, set, check. */
  stagesMs: z.record(z.string(), z.number()),
  warnings: z.array(z.string()),
});
export type LetteringReport = z.infer<typeof letteringReportSchema>;

/** A typeface that lettering can be set in. */
export const fontSchema = z.object({
  id: z.string(),
  family: z.string(),
  /** "display", "slab", "condensed", "serif", … ; "added" for the team's own. */
  kind: z.string(),
  /** As the font file or its bundle says; '' = it says nothing. */
  licence: z.string(),
  isAdded: z.boolean(),
});
export type Font = z.infer<typeof fontSchema>;

/** A typeface as the window lists it. */
export const listedFontSchema = fontSchema.extend({
  /** Where the window loads its file, to show it; never the same for another file. */
  address: z.string(),
});
export type ListedFont = z.infer<typeof listedFontSchema>;

/** A look for lettering that can be chosen by name. */
export const letteringStyleSchema = z.object({
  id: z.string(),
  label: z.string(),
  effects: letteringEffectsSchema,
  /** A face that suits it; null = any. */
  font: z.string().nullable(),
  isBuiltIn: z.boolean(),
});
export type LetteringStyle = z.infer<typeof letteringStyleSchema>;
