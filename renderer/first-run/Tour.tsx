import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { TourCard } from './TourCard.tsx';

/** The tour, as long as it goes. */
export function Tour() {
  const { firstRun } = useStores();
  const index = useStore(firstRun, (state) => state.tour);
  return index === null ? null : <TourCard key={index} index={index} />;
}
