import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import type { Preview } from './preview-loop.ts';

/** The newest preview whose pictures can all be painted at once; the one before until then, so that nothing flickers. null = none is ready. */
export function useShownPreview(): Preview | null {
  const { workbench, assets } = useStores();
  const preview = useStore(workbench, (state) => state.preview);
  const [shown, setShown] = useState<Preview | null>(null);
  const decoded = useRef(new Map<string, HTMLImageElement>());

  useEffect(() => {
    if (preview === null) return;
    let isOver = false;
    const before = decoded.current;
    const now = new Map<string, HTMLImageElement>();
    const loading = [preview.groundSha256, ...preview.layers.map(({ sha256 }) => sha256)].map((sha256) => {
      const known = before.get(sha256);
      const image = known ?? new Image();
      now.set(sha256, image);
      if (known !== undefined) return undefined;
      image.src = assets.url(sha256);
      return image.decode().catch(() => undefined);
    });
    void Promise.all(loading).then(() => {
      if (isOver) return;
      // What is held here stays decoded.
      decoded.current = now;
      setShown(preview);
    });
    return () => {
      isOver = true;
    };
  }, [preview, assets]);
  return preview === null ? null : shown;
}
