import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { EXPORT_DOCUMENTS, EXPORT_FORMATS, type ExportFormat, type ExportRequest, exportRequestSchema, SHEET_CAPTIONS } from '../../shared/export.ts';
import type { ExportPreset } from '../../shared/export-presets.ts';
import { readPresetFile } from '../export/presets/preset-file.ts';

/** What `galley export` was told, as commander gives it; what is left out is the preset's, or the default. */
export interface ExportOptions {
  out?: string;
  project?: string;
  preset?: string;
  template?: string;
  format?: ExportFormat;
  alsoFormat?: string[];
  quality?: number;
  scale?: number[];
  ownScale?: number;
  sides?: string;
  dpi?: number;
  metadata?: string;
  existing?: string;
  layers?: boolean;
  documents?: string[];
  manifest?: boolean;
  contactSheet?: boolean;
  sheet?: string[];
  sheetPages?: boolean;
  paper?: string;
  landscape?: boolean;
  columns?: number;
  captions?: string[];
  savePreset?: string;
  resume?: string | true;
  listPresets?: boolean;
  listRuns?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** The lists that options take, by the request's field. */
const LISTS: Record<string, string> = {
  documents: `--documents takes ${EXPORT_DOCUMENTS.join(', ')}, with commas between.`,
  sheetFormats: '--sheet takes png, pdf or both, with a comma between.',
  alsoFormats: `--also-format takes ${EXPORT_FORMATS.join(', ')}, with commas between.`,
  sheetCaptions: `--captions takes ${SHEET_CAPTIONS.join(', ')}, with commas between.`,
};

/** A request of the preset's settings with the options over them. @param presets the project's @throws AppError invalid-input | not-found (preset) */
export function requestOf(options: ExportOptions, presets: readonly ExportPreset[]): ExportRequest {
  if (options.out === undefined) throw new AppError('invalid-input', 'Say where the files go: --out DIR.');
  const preset = options.preset === undefined ? null : presetOf(options.preset, presets);
  const { sheetPaper } = preset?.settings ?? { sheetPaper: { size: 'A4', isLandscape: false } };
  const given = {
    folder: resolve(options.out),
    preset: preset?.name,
    template: options.template,
    format: options.format,
    alsoFormats: options.alsoFormat,
    quality: options.quality,
    scales: options.scale,
    ownScale: options.ownScale,
    sides: options.sides,
    dpi: options.dpi,
    metadata: options.metadata,
    existing: options.existing,
    hasLayers: options.layers,
    documents: options.documents,
    hasManifest: options.manifest,
    hasContactSheet: options.contactSheet,
    sheetFormats: options.sheet,
    sheetPng: options.sheetPages === undefined ? undefined : 'pages',
    sheetPaper: { size: options.paper ?? sheetPaper.size, isLandscape: options.landscape ?? sheetPaper.isLandscape },
    sheetColumns: options.columns,
    sheetCaptions: options.captions,
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = exportRequestSchema.safeParse({ ...preset?.settings, ...said });
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const field = String(path[0]);
  throw new AppError('invalid-input', LISTS[field] ?? `--${field === 'folder' ? 'out' : path.join(' ')} is not right: ${message}.`);
}

/** By name or id, or the first of a file. */
function presetOf(wanted: string, presets: readonly ExportPreset[]): Pick<ExportPreset, 'name' | 'settings'> {
  const key = wanted.normalize('NFC').toLowerCase();
  const known = presets.find(({ id, name }) => id === wanted || name.normalize('NFC').toLowerCase() === key);
  if (known) return known;
  if (wanted.endsWith('.json') && existsSync(wanted)) return readPresetFile(readFileSync(wanted, 'utf8')).presets[0];
  throw new AppError('not-found', `There is no preset ${wanted}; there are ${presets.map(({ name }) => name).join(', ')}, or give a .json file.`);
}
