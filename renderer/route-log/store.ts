import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RouteLine } from '../../shared/calls.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface RouteLogState {
  /** The job that is looked at; null = none. */
  jobId: string | null;
  lines: readonly RouteLine[];
  /** What calls of the job may have cost that nobody has decided on, millionths of a dollar; null = there is none. */
  doubtMicros: number | null;
  show: (jobId: string) => Promise<void>;
  /** Jobs changed: looks again when the one that is shown is among them. */
  applyJobs: (ids: readonly string[]) => void;
}

export interface RouteLogStoreOptions {
  api: Pick<StudioClient['ledger'], 'routeLog' | 'list'>;
  onError: (error: unknown) => void;
}

/** How the job that is looked at came to its picture, or to none. */
export function createRouteLogStore({ api, onError }: RouteLogStoreOptions): StoreApi<RouteLogState> {
  return createStore<RouteLogState>()((set, get) => ({
    jobId: null,
    lines: [],
    doubtMicros: null,
    async show(jobId) {
      if (get().jobId !== jobId) set({ jobId, lines: [], doubtMicros: null });
      try {
        const [lines, { calls }] = await Promise.all([api.routeLog({ jobId }), api.list({ filter: { jobId, states: ['maybe-billed'] } })]);
        const unclear = calls.filter(({ acceptedAt }) => acceptedAt === null);
        const doubtMicros = unclear.length === 0 ? null : unclear.reduce((sum, { chargedMicros }) => sum + chargedMicros, 0);
        if (get().jobId === jobId) set({ lines, doubtMicros });
      } catch (error) {
        onError(error);
      }
    },
    applyJobs(ids) {
      const { jobId } = get();
      if (jobId !== null && ids.includes(jobId)) void get().show(jobId);
    },
  }));
}
