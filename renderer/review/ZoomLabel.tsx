import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';

/** Zoom in screen pixels per image pixel; pressed: 100 %. */
export function ZoomLabel() {
  const { viewer } = useStores();
  const percent = useStore(viewer, (state) => Math.round(state.view.scale * window.devicePixelRatio * 100));
  return (
    <button
      type="button"
      className="zoom-label number"
      title="100 % (Z)"
      aria-label={`Zoom ${percent} %. Show at 100 %`}
      onClick={() => viewer.getState().actualSize(window.devicePixelRatio)}
    >
      {percent} %
    </button>
  );
}
