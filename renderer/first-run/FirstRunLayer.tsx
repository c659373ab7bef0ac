import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { useFirstRunActions } from './use-first-run-actions.ts';

const Tour = lazy(() => import('./Tour.tsx').then((module) => ({ default: module.Tour })));

/** What goes with a newcomer from page to page. The tour's code comes when somebody takes it. */
export function FirstRunLayer() {
  const { firstRun } = useStores();
  const hasTour = useStore(firstRun, (state) => state.tour !== null);
  useFirstRunActions();
  useEffect(() => {
    requestIdleCallback(() => void firstRun.getState().loadSample());
  }, [firstRun]);
  return <Suspense fallback={null}>{hasTour && <Tour />}</Suspense>;
}
