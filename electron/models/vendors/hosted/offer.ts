import type { OfferedModel } from '../../../../shared/connections.ts';

/** A model as a new connection offers it: at the vendor's price, without settings. */
export function offer(id: string, label: string, vendorModel: string): OfferedModel {
  return { id, label, vendorModel, assumedUsd: null, options: {} };
}
