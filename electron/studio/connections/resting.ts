import type { RestingConnection } from '../../../shared/connections.ts';
import type { ConnectionService } from './connection-service.ts';

/**
 * Connections whose host failed so often that it is left alone for a while, by id.
 * @param hostWaitMs how long a host is not asked, ms; 0 = it is asked
 */
export function restingConnections(
  { statuses, ways }: Pick<ConnectionService, 'statuses' | 'ways'>,
  hostWaitMs: (host: string) => number,
): RestingConnection[] {
  const resting = new Map<string, number>();
  for (const { id } of statuses())
    for (const { connectionId, host } of ways(id)) {
      const waitMs = hostWaitMs(host);
      if (waitMs > 0) resting.set(connectionId, Math.max(waitMs, resting.get(connectionId) ?? 0));
    }
  return [...resting].map(([connectionId, waitMs]) => ({ connectionId, waitMs }));
}
