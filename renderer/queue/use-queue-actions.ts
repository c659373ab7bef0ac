import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { pageOf } from '../app/navigation-store.ts';
import { useStores } from '../app/stores.ts';
import { addressOf, queueAddress } from './address.ts';

/** What the page can do by key and palette. */
export function useQueueActions(): void {
  const { queue } = useStores();
  const hasSelection = useStore(queue, (state) => state.selected.size > 0);
  const { act, moveToTop, selectAll, setView } = queue.getState();
  const selected = () => [...queue.getState().selected];
  const ofSelection = (run: () => void) => (hasSelection ? run : undefined);
  useActions({
    'queue.new': () => document.querySelector<HTMLElement>('#composer-text')?.focus(),
    'queue.search': () => document.querySelector<HTMLElement>('#queue-search')?.focus(),
    'queue.list': () => setView('list'),
    'queue.planner': () => setView('planner'),
    'queue.select-all': () => void selectAll(),
    'queue.front': ofSelection(() => void moveToTop(selected())),
    'queue.duplicate': ofSelection(() => void act('duplicate', selected())),
    'queue.retry': ofSelection(() => void act('retry', selected())),
  });
}

/** Keeps the address in step with what is shown, so that "back" shows what was shown before. */
export function useQueueAddress(): void {
  const { queue, navigation } = useStores();
  useEffect(() => {
    if (window.location.hash.includes('?')) void queue.getState().goTo(queueAddress(window.location.hash));
    else window.history.replaceState(null, '', addressOf(queue.getState()));
    const stop = queue.subscribe((state, before) => {
      if (navigation.getState().page !== 'queue') return;
      const address = addressOf(state);
      if (address === addressOf(before) || address === window.location.hash) return;
      // Every letter of a search would be a step back.
      if (state.search !== before.search) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    });
    const onBack = () => {
      // Links to other pages are heard of here as well.
      if (pageOf(window.location.hash) === 'queue') void queue.getState().goTo(queueAddress(window.location.hash));
    };
    window.addEventListener('popstate', onBack);
    return () => {
      stop();
      window.removeEventListener('popstate', onBack);
    };
  }, [queue, navigation]);
}
