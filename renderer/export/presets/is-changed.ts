import { type ExportRequest, type ExportSettings, exportSettingsSchema } from '../../../shared/export.ts';
import type { ExportPreset } from '../../../shared/export-presets.ts';

const NAMES = Object.keys(exportSettingsSchema.shape) as (keyof ExportSettings)[];

/** What of a request a preset keeps: all but folder and proofs. */
export function settingsOf(request: ExportRequest): ExportSettings {
  return Object.fromEntries(NAMES.map((name) => [name, request[name]])) as ExportSettings;
}

/** Whether the settings are other than the preset has them. */
export function isChanged(request: ExportRequest, { settings }: ExportPreset): boolean {
  return NAMES.some((name) => JSON.stringify(request[name]) !== JSON.stringify(settings[name]));
}
