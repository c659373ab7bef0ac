import { open } from 'node:fs/promises';
import type { ExportFormat } from '../../../shared/export.ts';
import type { PlannedFile } from '../plan-export.ts';
import type { ArtifactSource } from '../ports.ts';

/** What the file of an approved picture says without being decoded. */
export interface PictureFacts {
  bytes: number;
  /** The file has an alpha channel; whether anything is transparent is not looked at. */
  hasAlpha: boolean;
}

/** Looks into each picture once: size of the file and the colour type in its header (PNG specification 11.2.2, byte 25). */
export function createPictureFacts(artifacts: Pick<ArtifactSource, 'path'>): (sha256: string) => Promise<PictureFacts> {
  const known = new Map<string, Promise<PictureFacts>>();
  return (sha256) => {
    const facts = known.get(sha256) ?? look(artifacts.path(sha256));
    known.set(sha256, facts);
    return facts;
  };
}

async function look(path: string): Promise<PictureFacts> {
  const file = await open(path).catch(() => null);
  // The export itself says what is missing.
  if (!file) return { bytes: 0, hasAlpha: false };
  try {
    const header = Buffer.alloc(26);
    const { bytesRead } = await file.read(header, 0, 26, 0);
    return { bytes: (await file.stat()).size, hasAlpha: bytesRead === 26 && (header[25] & 4) !== 0 };
  } finally {
    await file.close();
  }
}

/** Bytes of a file in this format, as a share of the approved picture's PNG, at quality 90: medians over rendered pictures, a quarter added. */
const SHARE: Record<ExportFormat, number> = { png: 1, webp: 0.13, jpeg: 0.17, avif: 0.18, tiff: 0.95 };
/** A document holds the picture, its ground and layers. */
const DOCUMENT_SHARE = 3;
/** Headers and what is written about a picture. */
const HEAD_BYTES = 1200;

/** About how large a file becomes. @param own the approved picture's file */
export function predictBytes({ proof, document, format, drawn }: PlannedFile, own: PictureFacts, quality: number): number {
  const area = (drawn.width * drawn.height) / Math.max(1, proof.width * proof.height);
  if (document) return Math.round(own.bytes * DOCUMENT_SHARE + HEAD_BYTES);
  const isLossy = format === 'webp' || format === 'jpeg' || format === 'avif';
  return Math.round(own.bytes * area * SHARE[format] * (isLossy ? qualityShare(quality) : 1) + HEAD_BYTES);
}

/** Measured on the same pictures: from 82 on sizes double with every 8 steps, below that with every 24. */
function qualityShare(quality: number): number {
  return quality >= 82 ? 2 ** ((quality - 90) / 8) : 2 ** ((quality - 82) / 24 - 1);
}
