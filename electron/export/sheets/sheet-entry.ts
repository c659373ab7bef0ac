import type { SheetCaption } from '../../../shared/export.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { sharp } from '../../image/sharp.ts';

/** What a contact sheet shows of a proof. */
export interface SheetEntry {
  /** Name of its first file. */
  title: string;
  /** '' = it is not wanted. */
  prompt: string;
  facts: string[];
  /** The picture's file, read when its page is drawn. */
  read: () => Promise<Uint8Array>;
}

export interface SheetPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** @param path of its first file */
export function sheetEntry(proof: ProofDetail, seed: number, path: string, captions: readonly SheetCaption[], read: SheetEntry['read']): SheetEntry {
  const facts = captions.filter((caption) => caption !== 'prompt').map((caption) => factOf(caption, proof, seed));
  return {
    title: path.slice(path.lastIndexOf('/') + 1),
    prompt: captions.includes('prompt') ? proof.prompt : '',
    facts: facts.filter((words) => words !== ''),
    read,
  };
}

function factOf(caption: Exclude<SheetCaption, 'prompt'>, proof: ProofDetail, seed: number): string {
  switch (caption) {
    case 'seed':
      return `seed ${seed}`;
    case 'model':
      return proof.model;
    case 'verdict':
      return verdictWords(proof);
    case 'stars':
      return '★'.repeat(proof.rating);
    case 'date':
      return proof.createdAt.slice(0, 10);
    case 'size':
      return `${proof.width} × ${proof.height}`;
  }
}

/** Who approved it: an export has nothing else. */
function verdictWords({ ledger, afterSha256 }: ProofDetail): string {
  const entry = ledger.findLast(({ pixelsSha256, withdrawn }) => pixelsSha256 === afterSha256 && !withdrawn);
  return entry ? `approved by ${entry.reviewer}` : '';
}

/** A picture as large as its place, never enlarged; alpha is laid on white. @param width of the place, px */
export async function sheetPicture(bytes: Uint8Array, width: number, height: number, format: 'png' | 'jpeg'): Promise<SheetPicture> {
  const small = sharp(bytes).flatten({ background: '#ffffff' }).resize(Math.round(width), Math.round(height), { fit: 'inside', withoutEnlargement: true });
  const encoded = format === 'png' ? small.png({ compressionLevel: 2 }) : small.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
