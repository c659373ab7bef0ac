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
