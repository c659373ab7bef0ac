import {
  EXISTING_FILES,
  EXPORT_SIDES,
  type ExistingFiles,
  type ExportFormat,
  type ExportRequest,
  SHEET_CAPTIONS,
  type SheetCaption,
} from '../../../shared/export.ts';
import { msg, t } from '../../words/t.ts';

type Sides = (typeof EXPORT_SIDES)[number];

/** Names of formats are the same in every language. */
const FORMAT_LABELS: Readonly<Record<ExportFormat, string>> = { png: 'PNG', webp: 'WebP', jpeg: 'JPEG', avif: 'AVIF', tiff: 'TIFF' };

export function formatLabel(format: ExportFormat): string {
  return FORMAT_LABELS[format];
}

const SIDES: Readonly<Record<Sides, string>> = {
  any: msg('Leave them as they are'),
  warn: msg('Only point them out'),
  pad: msg('Add a transparent edge'),
  resize: msg('Resize the picture'),
};

/** What is done about sides that are no power of two. */
export const sidesChoices = () => EXPORT_SIDES.map((value) => ({ value, label: t(SIDES[value]) }));

/** What that does to a picture; undefined where nothing is done to it. */
export function sidesAbout(sides: Sides): string | undefined {
  if (sides === 'pad') return t('At the right and below, up to the next power of two.');
  return sides === 'resize' ? t('To the nearest power of two: its proportions change.') : undefined;
}

const EXISTING: Readonly<Record<ExistingFiles, string>> = {
  refuse: msg('Stop and say so'),
  skip: msg('Leave that file as it is'),
  rename: msg('Give the new file a number'),
  overwrite: msg('Replace that file'),
};
const EXISTING_ORDER: readonly ExistingFiles[] = ['refuse', 'skip', 'rename', 'overwrite'];

/** What is done about files that are there already; what may lose something comes last. */
export const existingChoices = () =>
  [...EXISTING_FILES].sort((a, b) => EXISTING_ORDER.indexOf(a) - EXISTING_ORDER.indexOf(b)).map((value) => ({ value, label: t(EXISTING[value]) }));

const CAPTIONS: Readonly<Record<SheetCaption, string>> = {
  prompt: msg('Prompt'),
  seed: msg('Seed'),
  model: msg('Model'),
  verdict: msg('Verdict'),
  stars: msg('Stars'),
  date: msg('Date'),
  size: msg('Size'),
};

export const captionChoices = () => SHEET_CAPTIONS.map((value) => ({ value, label: t(CAPTIONS[value]) }));

/** "PNG, AVIF · 1×, 2×" */
export function pictureSummary({ format, alsoFormats, scales }: ExportRequest): string {
  return `${[...new Set([format, ...alsoFormats])].map(formatLabel).join(', ')} · ${scales.map((scale) => `${scale}×`).join(', ')}`;
}

/** What the files say about themselves, in few words. */
export function insideSummary({ metadata, dpi }: ExportRequest): string {
  const kept = metadata === 'keep' ? t('Recipe kept') : t('Nothing but pixels');
  return dpi === null ? kept : t('{kept}, {dpi} dpi', { kept, dpi });
}

/** Which papers go along, in few words. */
export function papersSummary({ hasManifest, hasContactSheet, sheetFormats }: ExportRequest): string {
  const sheet = hasContactSheet ? t('Contact sheet {formats}', { formats: sheetFormats.map((format) => format.toUpperCase()).join(' + ') }) : '';
  return [sheet, hasManifest ? t('Manifest') : ''].filter((words) => words !== '').join(', ') || t('None');
}

/** Which editable files go along, in few words. */
export function editableSummary({ documents, hasLayers }: ExportRequest): string {
  return [...documents.map((kind) => kind.toUpperCase()), ...(hasLayers ? [t('Layers')] : [])].join(', ') || t('None');
}
