import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

/** In the mode `blink` both pictures take turns. */
export function useBlinkTimer(): void {
  const { viewer } = useStores();
  const isOn = useStore(viewer, (state) => state.mode === 'blink' && !state.isBlinking);
  const blinkMs = useStore(viewer, (state) => state.blinkMs);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => viewer.getState().takeTurn(), blinkMs);
    return () => clearInterval(timer);
  }, [viewer, isOn, blinkMs]);
}
