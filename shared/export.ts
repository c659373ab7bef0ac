import { z } from 'zod';

export const EXPORT_FORMATS = ['png', 'webp', 'jpeg', 'avif'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Editable files: Photoshop, SVG with outlines, OpenRaster. */
export const EXPORT_DOCUMENTS = ['psd', 'svg', 'ora'] as const;
export type ExportDocument = (typeof EXPORT_DOCUMENTS)[number];

/** Of a contact sheet as PDF. */
export const sheetPaperSchema = z.object({ size: z.enum(['A4', 'A3', 'letter']), isLandscape: z.boolean() });
export type SheetPaper = z.infer<typeof sheetPaperSchema>;

export const SHEET_FORMATS = ['png', 'pdf'] as const;

export const exportRequestSchema = z.object({
  /** Left out = every approved proof. */
  proofIds: z.array(z.string()).optional(),
  /** Absolute folder; created when missing. */
  folder: z.string().min(1),
  /** Tokens: {project} {intent} {slug} {n} {id} {model} {seed} {width} {height} {scale} {date}; "/" makes folders. */
  template: z.string().min(1).max(300).default('{project}/{intent}/{slug}-{n}'),
  format: exportFormatSchema.default('png'),
  /** 1–100, ignored for PNG. */
  quality: z.int().min(1).max(100).default(90),
  /** Scales of the proof's own size. */
  scales: z.array(z.number().min(0.05).max(4)).min(1).max(6).default([1]),
  /** Also writes the layers of split renders beside them, as PNG: badge.object.png. */
  hasLayers: z.boolean().default(false),
  /** Beside each picture, at the proof's own size. */
  documents: z.array(z.enum(EXPORT_DOCUMENTS)).default([]),
  hasManifest: z.boolean().default(true),
  hasContactSheet: z.boolean().default(true),
  /** Of the contact sheet; ignored without one. */
  sheetFormats: z.array(z.enum(SHEET_FORMATS)).min(1).default(['png']),
  sheetPaper: sheetPaperSchema.default({ size: 'A4', isLandscape: false }),
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
export type ExportFile = z.infer<typeof exportFileSchema>;

export const preflightSchema = z.object({
  files: z.array(exportFileSchema),
  /** Problems that are not about one file (no approved proof, folder not writable …). */
  problems: z.array(z.string()),
  /** What stops nothing but should be known: approved proofs that are red by the team's limits. Left out = nothing. */
  notes: z.array(z.string()).optional(),
  isReady: z.boolean(),
});
export type Preflight = z.infer<typeof preflightSchema>;

export const exportResultSchema = z.object({
  folder: z.string(),
  /** `notes`: what a document could not be given, whole sentences; left out = nothing. */
  files: z.array(exportFileSchema.extend({ bytes: z.int(), sha256: z.string(), notes: z.array(z.string()).optional() })),
  manifestPath: z.string().nullable(),
  contactSheetPath: z.string().nullable(),
});
export type ExportResult = z.infer<typeof exportResultSchema>;
