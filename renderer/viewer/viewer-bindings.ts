import type { StoreApi } from 'zustand/vanilla';
import { boxAround } from '../../shared/geometry.ts';
import type { ActionBindings, ActionHandler } from '../app/actions/action.ts';
import type { ViewerActionName, ViewerPage } from './actions.ts';
import type { ViewerPicture } from './picture.ts';
import type { ViewerState } from './viewer-store.ts';

/** CSS px that an arrow key moves the picture by. */
const PAN_STEP = 64;

/** What each of the viewer's actions does, by its full id. @param pictures that are shown now */
export function viewerBindings(page: ViewerPage, viewer: StoreApi<ViewerState>, pictures: readonly ViewerPicture[]): ActionBindings {
  const get = viewer.getState;
  const count = pictures.length;
  const ifMany = (run: () => void) => (count > 1 ? run : undefined);
  const regions = pictures.find(({ lettering }) => lettering)?.lettering?.regions ?? [];
  const bindings: Record<ViewerActionName, ActionHandler | undefined> = {
    'next-mode': ifMany(() => get().stepMode(1, count)),
    'previous-mode': ifMany(() => get().stepMode(-1, count)),
    side: ifMany(() => get().setMode('side')),
    swipe: ifMany(() => get().setMode('swipe')),
    'swipe-down': ifMany(() => get().setMode('swipe-down')),
    onion: ifMany(() => get().setMode('onion')),
    blink: ifMany(() => get().setMode(get().mode === 'blink' ? 'side' : 'blink')),
    difference: ifMany(() => get().setMode(get().mode === 'difference' ? 'side' : 'difference')),
    hold: count > 1 ? { run: () => get().setBlinking(true), release: () => get().setBlinking(false) } : undefined,
    loupe: count > 0 ? { run: () => get().setLoupe(true), release: () => get().setLoupe(false) } : undefined,
    less: () => get().adjust(-1),
    more: () => get().adjust(1),
    mask: pictures.some(({ maskSha256 }) => maskSha256) ? () => get().toggleMask() : undefined,
    regions: regions.length > 0 ? () => get().toggleRegions() : undefined,
    'next-region': regions.length > 0 ? () => get().nextPart(regions.map(({ quad }) => boxAround(quad))) : undefined,
    ground: () => get().nextGround(),
    alignment: ifMany(() => get().setAlignment(get().alignment === 'fit' ? 'pixels' : 'fit')),
    fit: () => get().fitToPane(),
    'fit-width': () => get().fitWidth(),
    'actual-size': () => get().actualSize(window.devicePixelRatio),
    'zoom-in': () => get().zoomBy(1, window.devicePixelRatio),
    'zoom-out': () => get().zoomBy(-1, window.devicePixelRatio),
    'pan-left': () => get().pan(PAN_STEP, 0),
    'pan-right': () => get().pan(-PAN_STEP, 0),
    'pan-up': () => get().pan(0, PAN_STEP),
    'pan-down': () => get().pan(0, -PAN_STEP),
  };
  return Object.fromEntries(Object.entries(bindings).map(([name, handler]) => [`${page}.${name}`, handler]));
}
