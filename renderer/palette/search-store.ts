import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';

/** A job or proof whose words answer what was typed. */
export interface Found {
  kind: 'proof' | 'job';
  id: string;
  prompt: string;
  /** null = no picture yet. */
  sha256: string | null;
  model: string;
}

export interface SearchState {
  found: readonly Found[];
  search: (query: string) => void;
}

export interface SearchOptions {
  listJobs: StudioClient['queue']['list'];
  listProofs: StudioClient['review']['list'];
  schedule: Schedule;
}

/** Keys come faster than answers. */
const PAUSE_MS = 90;
const FEWEST_LETTERS = 2;
const MOST = 6;

/** Looks through jobs and proofs while somebody types; the newest question wins. */
export function createSearchStore({ listJobs, listProofs, schedule }: SearchOptions): StoreApi<SearchState> {
  let newest = 0;
  return createStore<SearchState>()((set) => {
    async function ask(query: string, mine: number): Promise<void> {
      if (mine !== newest) return;
      // Somebody who looks for an action is not to be told that jobs could not be searched.
      const [proofs, jobs] = await Promise.all([
        listProofs({ filter: 'all', search: query, limit: MOST }).then(
          ({ proofs }) => proofs,
          () => [],
        ),
        listJobs({ search: query, states: ['queued', 'paused', 'running', 'failed', 'quarantined'], limit: MOST }).then(
          ({ jobs }) => jobs,
          () => [],
        ),
      ]);
      if (mine !== newest) return;
      set({
        found: [
          ...proofs.map(({ id, prompt, afterSha256, model }): Found => ({ kind: 'proof', id, prompt, sha256: afterSha256, model })),
          ...jobs.map(
            ({ id, request, route, thumbnailSha256 }): Found => ({ kind: 'job', id, prompt: request.prompt, sha256: thumbnailSha256, model: route.model }),
          ),
        ],
      });
    }

    return {
      found: [],
      search(query) {
        const mine = ++newest;
        if (query.trim().length < FEWEST_LETTERS) set({ found: [] });
        else schedule(() => void ask(query.trim(), mine), PAUSE_MS);
      },
    };
  });
}
