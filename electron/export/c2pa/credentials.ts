import type { ExportRequest } from '../../../shared/export.ts';
import { type Said, said } from '../../../shared/sentence.ts';
import { decodeImage, inspectImage } from '../../image/codecs.ts';
import type { CredentialsOutlook } from '../checks/looked.ts';
import { unharmed } from '../documents/document-maker.ts';
import type { PlannedFile } from '../plan-export.ts';
import type { ArtifactSource } from '../ports.ts';
import type { CredentialsRecord, RunFile } from '../runs/run-table.ts';
import type { CredentialsFormat } from './find-manifest.ts';
import type { ImportOriginal, ImportOriginals } from './import-originals.ts';

/** What decides whether a file can be the import's original itself. */
interface Wanted {
  /** The approved pixels. */
  pixelsSha256: string;
  /** What the recipe began with. */
  importedSha256: string;
  /** Of a picture at its own size; null = it is made anew whatever happens. */
  format: string | null;
}

const FORMATS: Record<CredentialsFormat, string> = { png: 'png', jpeg: 'jpeg', webp: 'webp', heif: 'avif', tiff: 'tiff', gif: 'gif' };

/** Why Content Credentials cannot stay; null = they can. They are bound to every byte of their file, so only the file itself may be passed on. */
function obstacle({ pixelsSha256, importedSha256, format }: Wanted, original: ImportOriginal, request: Pick<ExportRequest, 'metadata' | 'dpi'>): Said | null {
  if (request.metadata === 'strip') return said('metadata is left out');
  if (pixelsSha256 !== importedSha256) return said('the pixels changed since the import');
  if (format === null) return said('the file is not the whole picture at its own size');
  const imported = FORMATS[original.format];
  if (imported !== format) {
    return said('the import is a {imported} file and this is a {format} file', { imported: imported.toUpperCase(), format: format.toUpperCase() });
  }
  return request.dpi === null ? null : said('a print resolution is written into the file');
}

/** The original that fits best: one that can be passed on, else the newest. */
function choose(originals: readonly ImportOriginal[], wanted: Wanted, request: ExportRequest): { original: ImportOriginal; reason: Said | null } | null {
  const all = originals.map((original) => ({ original, reason: obstacle(wanted, original, request) }));
  return all.find(({ reason }) => reason === null) ?? all[0] ?? null;
}

/** What an export would do with the Content Credentials of imports, before anything is written. */
export function credentialsOutlook(files: readonly PlannedFile[], request: ExportRequest, originals: Pick<ImportOriginals, 'of'>): CredentialsOutlook {
  const kept: PlannedFile[] = [];
  const dropped: { file: PlannedFile; reason: Said }[] = [];
  for (const file of files) {
    const { proof, layer, document, width, height, action } = file;
    if (proof.importedSha256 === null || action === 'skip') continue;
    const isWhole = !layer && !document && width === proof.width && height === proof.height;
    const wanted = { pixelsSha256: proof.afterSha256, importedSha256: proof.importedSha256, format: isWhole ? file.format : null };
    const chosen = choose(originals.of(proof.importedSha256), wanted, request);
    if (!chosen) continue;
    if (chosen.reason === null) kept.push(file);
    else dropped.push({ file, reason: chosen.reason });
  }
  return { kept, dropped };
}

export interface PassedOn {
  /** The original, bit for bit; null = the file is made anew. */
  bytes: Uint8Array | null;
  record: CredentialsRecord;
}

export interface PassOnParts {
  originals: Pick<ImportOriginals, 'of'>;
  artifacts: ArtifactSource;
}

/**
 * The original for a file, if the file may be it. Looked at once more: its bytes must be those that were imported, and what they show the approved pixels.
 * @param importedSha256 what the recipe began with; null = a render
 * @param approved the approved picture's file
 */
export async function passOn(
  file: RunFile,
  importedSha256: string | null,
  approved: Uint8Array,
  request: ExportRequest,
  parts: PassOnParts,
): Promise<PassedOn> {
  if (importedSha256 === null) return { bytes: null, record: null };
  const { pixelsSha256, format } = file.plan!;
  const shown = await decodeSize(approved);
  const isWhole = file.kind === 'picture' && file.width === shown.width && file.height === shown.height;
  const chosen = choose(parts.originals.of(importedSha256), { pixelsSha256, importedSha256, format: isWhole ? format : null }, request);
  if (!chosen) return { bytes: null, record: null };
  const { original } = chosen;
  const facts = { manifest: original.manifestLabel, manifestSha256: original.manifestSha256 };
  const recorded = (state: 'kept' | 'dropped', { text, sentence }: Said) => ({ state, reason: text, sentence, ...facts });
  const dropped = (why: Said): PassedOn => ({
    bytes: null,
    record: recorded('dropped', said('Content Credentials were dropped: {reason}.', { reason: why.sentence })),
  });
  if (chosen.reason !== null) return dropped(chosen.reason);
  const bytes = await unharmed(original.originalSha256, `The original of ${original.name}`, parts.artifacts);
  if (!(await showsTheSame(bytes, approved))) return dropped(said('the original shows more than the approved picture'));
  return { bytes, record: recorded('kept', said('Passed on bit for bit as imported, with its Content Credentials.')) };
}

async function decodeSize(approved: Uint8Array): Promise<{ width: number; height: number }> {
  const { width, height } = await inspectImage(approved, 'The approved picture');
  return { width, height };
}

/** An animation shows more than its first picture. */
async function showsTheSame(original: Uint8Array, approved: Uint8Array): Promise<boolean> {
  if ((await inspectImage(original, 'The original')).pages > 1) return false;
  const [a, b] = await Promise.all([decodeImage(original, 'The original'), decodeImage(approved, 'The approved picture')]);
  return a.width === b.width && a.height === b.height && a.channels === b.channels && Buffer.compare(a.data, b.data) === 0;
}
