import { useCallback } from 'react';
import { useStores } from '../app/stores.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Goes to the compare page with a proof's before and after. */
export function useOpenComparison(): (proofId: string) => void {
  const { navigation } = useStores();
  const store = useCompareStore();
  return useCallback(
    (proofId) => {
      navigation.getState().go('compare');
      void store.getState().openProof(proofId);
    },
    [navigation, store],
  );
}

/** Goes to the compare page with two to four images, the first one as A. Names stand beside A, B, C and D: "Seed 12". */
export function useCompareImages(): (sha256s: readonly string[], names?: readonly string[]) => void {
  const { navigation } = useStores();
  const store = useCompareStore();
  return useCallback(
    (sha256s, names) => {
      navigation.getState().go('compare');
      void store.getState().openImages(sha256s, names);
    },
    [navigation, store],
  );
}
