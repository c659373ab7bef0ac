import type { GateColour } from '../../shared/gates.ts';

/** In the order in which a lead looks: the worst first. */
export const GATE_FILTERS = [null, 'red', 'amber', 'green'] as const satisfies readonly (GateColour | null)[];

/** The filter that follows, round and round. */
export function nextGateFilter(gate: GateColour | null): GateColour | null {
  return GATE_FILTERS[(GATE_FILTERS.indexOf(gate) + 1) % GATE_FILTERS.length];
}
