import { useEffect, useRef } from 'react';
import type { ActionBindings } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { pageOf } from '../app/navigation-store.ts';
import { useStores } from '../app/stores.ts';
import { addressOf, queueAddress } from './address.ts';
import { jobWithKeyboard } from './use-job-keys.ts';
import { useOpenJobById } from './use-open-job.ts';

/** What the page can do by key and palette. */
export function useQueueActions(): void {
  const { queue, preferences, actions } = useStores();
  const openById = useOpenJobById();
  const { act, moveToTop, selectAll, setView, clearSelection } = queue.getState();
  useActions({
    'queue.new': () => document.querySelector<HTMLElement>('#composer-text')?.focus(),
    'queue.search': () => document.querySelector<HTMLElement>('#queue-search')?.focus(),
    'queue.list': () => setView('list'),
    'queue.board': () => setView('board'),
    'queue.planner': () => setView('planner'),
    'queue.density': () => preferences.getState().set({ queueDensity: preferences.getState().queueDensity === 'compact' ? 'comfortable' : 'compact' }),
    'queue.select-all': () => void selectAll(),
  });
  const newest = useRef(openById);
  useEffect(() => {
    newest.current = openById;
  });
  // Asked at the press of the key: what has the keyboard is known without drawing the page anew.
  useEffect(() => {
    const bindings = (): ActionBindings => {
      const job = jobWithKeyboard();
      const { selected } = queue.getState();
      const ids = job !== null && !selected.has(job) ? [job] : [...selected];
      const ofJobs = (run: () => void) => (ids.length > 0 ? run : undefined);
      return {
        'queue.open': job === null ? undefined : () => void newest.current(job),
        'queue.clear': selected.size > 0 ? clearSelection : undefined,
        'queue.front': ofJobs(() => void moveToTop(ids)),
        'queue.duplicate': ofJobs(() => void act('duplicate', ids)),
        'queue.retry': ofJobs(() => void act('retry', ids)),
        'queue.cancel': ofJobs(() => void act('cancel', ids)),
      };
    };
    return actions.bind(bindings);
  }, [actions, queue, act, moveToTop, clearSelection]);
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
