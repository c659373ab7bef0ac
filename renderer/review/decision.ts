import type { ProofDetail, Verdict } from '../../shared/proof.ts';
import { noteOfPins, openPinsOf } from './pin-note.ts';

/** What goes into the ledger. Who asks for changes and writes nothing asks for what the pins say. */
export function decisionOf(proof: ProofDetail, verdict: Verdict, note: string, overrideReason: string, by: string | undefined) {
  const { id: proofId, afterSha256: pixelsSha256, allPins } = proof;
  const fromPins = verdict === 'changes' && note.trim() === '' ? noteOfPins(openPinsOf(allPins, proofId, pixelsSha256)) : '';
  return { proofId, pixelsSha256, verdict, note: note.trim() === '' ? fromPins : note, overrideReason, ...(by !== undefined && { by }) };
}
