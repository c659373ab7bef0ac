import type { SheetCaption } from '../../../shared/export.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { type SheetEntry, sheetPicture } from './contact-sheet.ts';

/** What a contact sheet shows of a proof. @param bytes of its picture @param path of its first file */
export async function sheetEntry(bytes: Uint8Array, proof: ProofDetail, seed: number, path: string, captions: readonly SheetCaption[]): Promise<SheetEntry> {
  const said = new Map(captions.map((caption) => [caption, wordsOf(caption, proof, seed)]));
  const prompt = said.get('prompt') ?? '';
  said.delete('prompt');
  return {
    picture: await sheetPicture(bytes),
    title: path.slice(path.lastIndexOf('/') + 1),
    lines: [prompt, [...said.values()].filter((words) => words !== '').join(' · ')],
  };
}

function wordsOf(caption: SheetCaption, proof: ProofDetail, seed: number): string {
  switch (caption) {
    case 'prompt':
      return proof.prompt;
    case 'seed':
      return `seed ${seed}`;
    case 'model':
      return proof.model;
    case 'verdict':
      return verdictWords(proof);
    case 'stars':
      return proof.rating === 0 ? '' : '★'.repeat(proof.rating);
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
