import { z } from 'zod';
import { exportSettingsSchema } from './export.ts';

export const PRESET_GROUPS = ['engine', 'web', 'print', 'layered', 'own'] as const;

export const presetNameSchema = z.string().trim().min(1).max(60);

/** Settings of an export under a name. Built-in ones cannot be changed; a copy can. */
export const exportPresetSchema = z.object({
  /** Of a built-in one fixed: unity, unreal, godot, web, print, print-png, psd, openraster. */
  id: z.string(),
  name: presetNameSchema,
  /** One sentence. */
  about: z.string().max(300),
  group: z.enum(PRESET_GROUPS),
  settings: exportSettingsSchema,
});
export type ExportPreset = z.infer<typeof exportPresetSchema>;

/** A preset to keep; with an id it replaces the team's own of that id. */
export const presetToSaveSchema = exportPresetSchema
  .pick({ name: true, settings: true })
  .extend({ id: z.string().optional(), about: z.string().max(300).default('') });
export type PresetToSave = z.infer<typeof presetToSaveSchema>;

/** Presets as a file, to give to another project. */
export const presetFileSchema = z.object({
  format: z.literal(1),
  kind: z.literal('galley-export-presets'),
  presets: z
    .array(presetToSaveSchema.omit({ id: true }))
    .min(1)
    .max(200),
});
export type PresetFile = z.infer<typeof presetFileSchema>;
