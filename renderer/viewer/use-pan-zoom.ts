import { type RefObject, useEffect } from 'react';
import { useStores } from '../app/stores.ts';
import { attachGestures } from './gestures.ts';

/** Looking closely at pictures that are elements of the page: `columns` panes lie side by side, in `rows` rows, and share one view. */
export function usePanZoom(target: RefObject<HTMLElement | null>, columns: number, rows = 1): void {
  const { viewer } = useStores();
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const paneSize = () => ({ width: element.clientWidth / columns, height: element.clientHeight / rows });
    const observer = new ResizeObserver(() => viewer.getState().setPane(paneSize()));
    observer.observe(element);
    viewer.getState().setPane(paneSize());
    const detach = attachGestures(element, { viewer, paneSize });
    return () => {
      observer.disconnect();
      detach();
    };
  }, [target, viewer, columns, rows]);
}
