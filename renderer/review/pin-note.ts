import type { Pin } from '../../shared/proof.ts';

/** Pins of exactly this picture that are not resolved, by number. */
export function openPinsOf(pins: readonly Pin[], proofId: string, sha256: string): Pin[] {
  return pins.filter((pin) => pin.proofId === proofId && pin.pixelsSha256 === sha256 && !pin.isResolved);
}

/** What the pins ask for, as a note of a verdict: one line a pin; '' without one. */
export function noteOfPins(pins: readonly Pin[]): string {
  return pins
    .map(({ number, text }) => `${number}: ${text}`)
    .join('\n')
    .slice(0, 4000);
}
