import type { AdapterKind } from '../remote-model.ts';

/** Every kind of connection, in the order in which lists show them. */
export function adapterKinds(): AdapterKind[] {
  return [];
}
