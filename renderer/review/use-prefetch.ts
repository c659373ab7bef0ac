import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import type { ViewerPicture } from '../viewer/picture.ts';

const NONE: readonly ViewerPicture[] = [];

/** The pictures of the next and the previous proof: fetched ahead, so that stepping through shows them at once. */
export function usePicturesAhead(): readonly ViewerPicture[] {
  const { review } = useStores();
  const shownId = useStore(review, (state) => state.detail?.id ?? null);
  const isKeyHeld = useStore(review, (state) => state.isKeyHeld);
  const rows = useStore(review, (state) => state.rows);
  return useMemo(() => {
    // What passes by is gone before its neighbours would be there.
    const index = isKeyHeld ? -1 : rows.findIndex((row) => row?.id === shownId);
    if (index < 0) return NONE;
    return [rows[index + 1], rows[index - 1]].flatMap((row) => {
      if (row === undefined) return [];
      const { width, height } = row;
      return [
        { key: `${row.id} after`, name: '', sha256: row.afterSha256, width, height },
        { key: `${row.id} before`, name: '', sha256: row.beforeSha256, width, height },
      ];
    });
  }, [rows, shownId, isKeyHeld]);
}
