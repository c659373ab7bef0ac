import { useEffect, useRef } from 'react';
import { useStores } from '../stores.ts';
import type { DropTaker } from './drop-hub.ts';

/** Takes dropped and pasted files of a kind while this component is on the screen; null = not now. */
export function useDropTaker(taker: DropTaker | null): void {
  const { drops } = useStores();
  const newest = useRef(taker);
  useEffect(() => {
    newest.current = taker;
  });
  useEffect(() => drops.bind(() => newest.current), [drops]);
}
