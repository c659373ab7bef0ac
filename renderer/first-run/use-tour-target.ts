import { useEffect, useState } from 'react';
import { useStores } from '../app/stores.ts';
import type { TourStep } from './tour-steps.ts';

const LOOK_MS = 60;
/** A page's code and data may still be on their way. */
const PATIENCE_MS = 2500;

const inSight = (selector: string): Element | null => {
  const element = document.querySelector(selector);
  const box = element?.getBoundingClientRect();
  return element && box && box.width > 0 && box.height > 0 ? element : null;
};

/** The element that a step points at, ringed as long as the step is shown; goes to its page first. Passes the step over when nothing of it appears. */
export function useTourTarget(step: TourStep): Element | null {
  const { firstRun, navigation } = useStores();
  const [target, setTarget] = useState<Element | null>(null);
  useEffect(() => {
    navigation.getState().go(step.page);
    let waitedMs = 0;
    let ringed: Element | null = null;
    const timer = window.setInterval(() => {
      waitedMs += LOOK_MS;
      // Second choices count only when the first one has had its time.
      const first = inSight(step.targets[0]);
      const found = first ?? (waitedMs > PATIENCE_MS / 3 ? (step.targets.map(inSight).find((element) => element !== null) ?? null) : null);
      if (found === null && waitedMs < PATIENCE_MS) return;
      window.clearInterval(timer);
      if (found === null) return firstRun.getState().passOver();
      ringed = found;
      found.setAttribute('data-toured', '');
      found.scrollIntoView({ block: 'nearest' });
      setTarget(found);
    }, LOOK_MS);
    return () => {
      window.clearInterval(timer);
      ringed?.removeAttribute('data-toured');
    };
  }, [step, firstRun, navigation]);
  return target;
}
