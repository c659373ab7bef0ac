import type { Connection } from '../../../shared/connections.ts';
import type { ModelStatus } from '../../../shared/routing.ts';
import type { AdapterKind, RemoteModel } from '../../models/remote-model.ts';
import type { Keys } from './keys.ts';

/** What a connection's adapter offers; `fault`: why it offers nothing, '' = none. */
export interface ConnectionOffer {
  models: readonly Pick<RemoteModel, 'id' | 'capabilities'>[];
  fault: string;
}

/**
 * One status for each model id that the connections offer: usable when one of the ways to it is, else with the first way's reason.
 */
export function statusesOf(
  connections: readonly Connection[],
  hasKey: (connection: Connection) => boolean,
  keys: Keys,
  kinds: readonly AdapterKind[],
  offerOf: (connection: Connection) => ConnectionOffer,
): ModelStatus[] {
  const byId = new Map<string, ModelStatus>();
  for (const connection of connections) {
    const vendor = kinds.find(({ kind }) => kind === connection.kind)?.label ?? connection.kind;
    const { models, fault } = offerOf(connection);
    const reason = obstacleOf(connection, hasKey(connection), keys, fault);
    const letterers = models.filter(({ capabilities }) => capabilities.editWithMask || capabilities.remix).map(({ id }) => id);
    for (const { id, label } of connection.models) {
      if (byId.get(id)?.isAvailable || (byId.has(id) && reason !== '')) continue;
      byId.set(id, {
        id,
        label,
        vendor: `${vendor}, ${connection.label}`,
        isAvailable: reason === '',
        reason,
        isBuiltIn: false,
        ...(letterers.includes(id) && { canLetter: true }),
      });
    }
  }
  return [...byId.values()];
}

function obstacleOf(connection: Connection, hasKey: boolean, keys: Keys, fault: string): string {
  if (!connection.isEnabled) return `The connection ${connection.label} is switched off.`;
  if (!hasKey) return `The connection ${connection.label} has no key: enter one on the Models page, or set ${keys.stateOf(connection).variable}.`;
  return fault === '' ? '' : `The connection ${connection.label} cannot be used: ${fault}`;
}
