import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
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
    <DropMenu
      finalFocus={keepsKeyboard}
      trigger={
        <button type="button" className="zoom-label number" aria-label={t('Zoom {percent} %', { percent: String(percent) })}>
          {percent} %
        </button>
      }
    >
      <MenuEntry onChoose={fitToPane}>{t('Fit')}</MenuEntry>
      <MenuEntry onChoose={fitWidth}>{t('Fit width')}</MenuEntry>
      {ZOOMS.map((share) => (
        <MenuEntry key={share} className="number" onChoose={() => zoomTo(share)}>
          {share * 100} %
        </MenuEntry>
      ))}
    </DropMenu>
  );
}
