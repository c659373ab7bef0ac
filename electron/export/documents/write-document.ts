import type { ExportDocument } from '../../../shared/export.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import { openRasterOf } from './openraster.ts';
import type { ProofDocument } from './proof-document.ts';
import { svgOf } from './svg.ts';

/** The bytes of a layered file; the same document gives the same bytes. */
export async function encodeDocument(kind: ExportDocument, document: ProofDocument, fonts: FontLibrary): Promise<Uint8Array> {
  if (kind === 'svg') return svgOf(document, fonts);
  if (kind === 'ora') return openRasterOf(document);
  // Opened on first use: the app's start should not wait for it.
  const { psdOf } = await import('./psd.ts');
  return psdOf(document, fonts);
}
