import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { createPixelReader } from './pixel-reader.ts';
import { pixelAt, valueText } from './readout.ts';
import { useCompareStore } from './use-compare-store.ts';

function useReader(sha256: string | null) {
  const { assets } = useStores();
  return useMemo(() => (sha256 === null ? null : createPixelReader(assets.url(sha256))), [assets, sha256]);
}

/** Both colours and the map's value at the pixel under the pointer, whichever picture it is over. */
export function PixelReadout() {
  const { viewer } = useStores();
  const store = useCompareStore();
  const a = useStore(store, ({ slots }) => slots.a);
  const b = useStore(store, ({ slots }) => slots.b);
  const map = useStore(store, (state) => state.picture);
  const [readA, readB, readMap] = [useReader(a?.sha256 ?? null), useReader(b?.sha256 ?? null), useReader(map?.valuesSha256 ?? null)];
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);

  useEffect(() => {
    function onMove(event: PointerEvent): void {
      const pane = event.target instanceof Element ? event.target.closest('.compare-viewer .pane, .compare-viewer .swipe') : null;
      if (pane === null || a === null) return setAt(null);
      const box = pane.getBoundingClientRect();
      const { view, pane: size } = viewer.getState();
      setAt(pixelAt(event.clientX - box.left, event.clientY - box.top, view, size, a));
    }
    window.addEventListener('pointermove', onMove);
    return () => window.removeEventListener('pointermove', onMove);
  }, [viewer, a]);

  if (at === null) return <span className="readout readout-hint">Point at a pixel to read its values</span>;
  const value = readMap?.read(at.x, at.y) ?? null;
  return (
    <span className="readout number">
      <span>
        {at.x}, {at.y}
      </span>
      <Colour name="A" rgba={readA?.read(at.x, at.y) ?? null} />
      <Colour name="B" rgba={readB?.read(at.x, at.y) ?? null} />
      {value !== null && map !== null && <strong>{valueText(value, map.legend)}</strong>}
    </span>
  );
}

function Colour({ name, rgba }: { name: string; rgba: readonly number[] | null }) {
  if (rgba === null) return null;
  const [red, green, blue, alpha] = rgba;
  return (
    <span className="readout-colour">
      {name}
      <i style={{ background: `rgb(${red} ${green} ${blue} / ${alpha / 255})` }} />
      <span>
        {red} {green} {blue}
        {alpha < 255 && ` / ${alpha}`}
      </span>
    </span>
  );
}
