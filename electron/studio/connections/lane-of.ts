import { BUILT_IN_LANE } from '../../../shared/queue.ts';
import type { Lane } from '../../queue/lanes.ts';
import type { BatchRule } from '../../queue/siblings.ts';
import type { ConnectionService } from './connection-service.ts';

/** Jobs at once where the vendor names no limit. */
const USUAL_REMOTE = 4;
const MOST_REMOTE = 8;
/** One job renders while the one before it is lettered and measured. */
const PER_ACCELERATOR = 2;

/** The lane of a model: the built-in engine has as many places as there are workers, a host with one accelerator two, a vendor what it allows. */
export function laneOf(model: string, connections: Pick<ConnectionService, 'ways' | 'adapter'>, workers: number): Lane {
  const ways = connections.ways(model);
  if (ways.length === 0) return { id: BUILT_IN_LANE, limit: workers, keepsModel: false };
  const hosts = [...new Set(ways.map(({ host }) => host))].sort();
  if (ways[0].capabilities.isSingleLane) return { id: hosts.join('+'), limit: PER_ACCELERATOR * hosts.length, keepsModel: true };
  const { requestsInFlight, imagesInFlight } = connections.adapter(ways[0].connectionId)?.limits ?? { requestsInFlight: null, imagesInFlight: null };
  return { id: hosts.join('+'), limit: Math.min(MOST_REMOTE, requestsInFlight ?? imagesInFlight ?? USUAL_REMOTE), keepsModel: false };
}

/** What jobs of a model may go out as one call, by the way that is asked first; null = each goes alone. */
export function batchOf(model: string, connections: Pick<ConnectionService, 'ways'>): BatchRule | null {
  const [way] = connections.ways(model);
  const { batch = 1, batchSeeds } = way?.capabilities ?? {};
  return batchSeeds && batch > 1 ? { most: batch, seeds: batchSeeds } : null;
}
