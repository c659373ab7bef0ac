import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

/** Loads the pictures of the next and the previous proof, so that stepping through shows them at once. */
export function usePrefetch(): void {
  const { review, assets } = useStores();
  const shownId = useStore(review, (state) => state.detail?.id ?? null);
  useEffect(() => {
    const { rows } = review.getState();
    const index = rows.findIndex((row) => row?.id === shownId);
    if (index < 0) return;
    for (const neighbour of [rows[index + 1], rows[index - 1]]) {
      if (neighbour === undefined) continue;
      for (const sha256 of [neighbour.afterSha256, neighbour.beforeSha256]) new Image().src = assets.url(sha256);
    }
  }, [review, assets, shownId]);
}
