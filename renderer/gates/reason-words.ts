import { gateReasonSentence } from '../../shared/gate-words.ts';
import type { GateMark } from '../../shared/gates.ts';
import { say } from '../words/say.ts';

/** Why a proof is not green, in the person's language: "Seam ratio 1.9, red above 1.5". */
export function reasonWords(reason: GateMark['reasons'][number]): string {
  return say(gateReasonSentence(reason));
}
