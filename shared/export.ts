import { z } from 'zod';

export const EXPORT_FORMATS = ['png', 'webp', 'jpeg', 'avif', 'tiff'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Editable files: Photoshop, SVG with outlines, OpenRaster. */
export const EXPORT_DOCUMENTS = ['psd', 'svg', 'ora'] as const;
export type ExportDocument = (typeof EXPORT_DOCUMENTS)[number];

/** Of a contact sheet as PDF. */
export const sheetPaperSchema = z.object({ size: z.enum(['A4', 'A3', 'letter']), isLandscape: z.boolean() });
export type SheetPaper = z.infer<typeof sheetPaperSchema>;

export const SHEET_FORMATS = ['png', 'pdf'] as const;

/** What a contact sheet can say below a picture, besides the file's name. */
export const SHEET_CAPTIONS = ['prompt', 'seed', 'model', 'verdict', 'stars', 'date', 'size'] as const;
export type SheetCaption = (typeof SHEET_CAPTIONS)[number];

/** What is done about sides that are no power of two; `warn` only says so. */
export const EXPORT_SIDES = ['any', 'warn', 'pad', 'resize'] as const;

/** What is done about a file that is there already. */
export const EXISTING_FILES = ['refuse', 'skip', 'overwrite', 'rename'] as const;
export type ExistingFiles = (typeof EXISTING_FILES)[number];

/** All of an export but which proofs go and where: what a preset keeps. */
export const exportSettingsSchema = z.object({
  /** EXPORT_TOKENS in braces; "/" makes folders. */
  template: z.string().min(1).max(300).default('{project}/{intent}/{slug}-{n}'),
  format: exportFormatSchema.default('png'),
  /** The same pictures in these formats too, under the same names. */
  alsoFormats: z.array(exportFormatSchema).max(EXPORT_FORMATS.length).default([]),
  /** 1–100, ignored for PNG and TIFF. */
  quality: z.int().min(1).max(100).default(90),
  /** Which sizes: 1 = 1x, 2 = 2x … */
  scales: z.array(z.number().min(0.05).max(4)).min(1).max(6).default([1]),
  /** What the proof's own pixels are: 2 = they are the 2x, and the 1x has half of them. Nothing is enlarged up to here. */
  ownScale: z.number().min(0.25).max(4).default(1),
  /** `pad`: to the next power of two, at the right and below, transparent; `resize`: resampled to the nearest one. */
  sides: z.enum(EXPORT_SIDES).default('any'),
  /** Print resolution that the files name (PNG pHYs, JFIF, TIFF, EXIF); null = none. The pixels stay as they are. */
  dpi: z.int().min(1).max(2400).nullable().default(null),
  /** `keep`: prompt, seed, model and recipe go into the pictures, Content Credentials of an unchanged import stay. `strip`: nothing but pixels. */
  metadata: z.enum(['keep', 'strip']).default('keep'),
  existing: z.enum(EXISTING_FILES).default('refuse'),
  /** Also writes the layers of split renders beside them, as PNG: badge.object.png. */
  hasLayers: z.boolean().default(false),
  /** Beside each picture, at the proof's own size. */
  documents: z.array(z.enum(EXPORT_DOCUMENTS)).default([]),
  hasManifest: z.boolean().default(true),
  hasContactSheet: z.boolean().default(true),
  /** Of the contact sheet; ignored without one. */
  sheetFormats: z.array(z.enum(SHEET_FORMATS)).min(1).default(['png']),
  sheetPaper: sheetPaperSchema.default({ size: 'A4', isLandscape: false }),
  /** The sheet as PNG: one tall picture, or pages like the PDF's. */
  sheetPng: z.enum(['one', 'pages']).default('one'),
  /** null = as many as stay large enough to be judged. */
  sheetColumns: z.int().min(1).max(6).nullable().default(null),
  sheetCaptions: z.array(z.enum(SHEET_CAPTIONS)).default(['prompt', 'size', 'model']),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

export const exportRequestSchema = exportSettingsSchema.extend({
  /** Left out = every approved proof. */
  proofIds: z.array(z.string()).optional(),
  /** Absolute folder; created when missing. */
  folder: z.string().min(1),
  /** Name of the preset that the settings began with, for the history. */
  preset: z.string().max(80).optional(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;
export type ExportRequestInput = z.input<typeof exportRequestSchema>;

export const exportFileSchema = z.object({
  proofId: z.string(),
  /** Relative to the folder, "/" between parts. */
  path: z.string(),
  width: z.int(),
  height: z.int(),
  /** What stops this file; '' = nothing. */
  problem: z.string(),
});

export const exportResultSchema = z.object({
  /** In the history. */
  runId: z.string(),
  folder: z.string(),
  /** `notes`: what a document could not be given, whole sentences in English; left out = nothing. */
  files: z.array(exportFileSchema.extend({ bytes: z.int(), sha256: z.string(), notes: z.array(z.string()).optional() })),
  manifestPath: z.string().nullable(),
  contactSheetPath: z.string().nullable(),
});
export type ExportResult = z.infer<typeof exportResultSchema>;
