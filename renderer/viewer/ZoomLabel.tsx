import { Menu } from '@base-ui/react/menu';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { keepsKeyboard } from './keeps-keyboard.ts';

/** Zooms that people ask for by number, screen px per px of the picture. */
const ZOOMS = [0.25, 0.5, 1, 2, 4, 8] as const;

/** Zoom in screen px per px of the picture; pressed: the usual zooms. */
export function ZoomLabel() {
  const { viewer } = useStores();
  const percent = useStore(viewer, (state) => Math.round(state.view.scale * window.devicePixelRatio * 100));
  const { fitToPane, fitWidth, zoom } = viewer.getState();
  const zoomTo = (share: number) => zoom(share / window.devicePixelRatio / viewer.getState().view.scale);
  return (
    <Menu.Root>
      <Menu.Trigger className="zoom-label number" aria-label={t('Zoom {percent} %', { percent: String(percent) })}>
        {percent} %
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={4} align="end">
          <Menu.Popup className="menu" finalFocus={keepsKeyboard}>
            <Menu.Item className="menu-item" onClick={fitToPane}>
              {t('Fit')}
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={fitWidth}>
              {t('Fit width')}
            </Menu.Item>
            {ZOOMS.map((share) => (
              <Menu.Item key={share} className="menu-item number" onClick={() => zoomTo(share)}>
                {share * 100} %
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
