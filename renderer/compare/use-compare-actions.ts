import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { othersOf, PICTURE_SLOTS } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Comparing by keyboard and from the palette. */
export function useCompareActions(): void {
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const other = useStore(store, (state) => state.other);
  const hasMap = useStore(store, (state) => state.map !== null);
  const { nextMap, setMapPlace, swap, setOther, choose } = store.getState();
  const others = othersOf({ slots });
  const free = PICTURE_SLOTS.find((name) => slots[name] === null) ?? 'b';
  useActions({
    'compare.next-map': others.length > 0 ? () => void nextMap() : undefined,
    'compare.map-place': hasMap ? () => setMapPlace(store.getState().mapPlace === 'over' ? 'beside' : 'over') : undefined,
    'compare.swap': slots.a !== null || slots[other] !== null ? swap : undefined,
    'compare.next-other': others.length > 1 ? () => setOther(others[(others.indexOf(other) + 1) % others.length]) : undefined,
    'compare.choose': () => void choose(free),
  });
}
