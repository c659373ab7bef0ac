import { useEffect } from 'react';
import type { ActionBindings } from './actions/action.ts';
import { ALL_ACTIONS } from './actions/all.ts';
import { POPUPS, startDispatcher } from './actions/dispatcher.ts';
import { keyTable } from './actions/key-table.ts';
import { useActions } from './actions/use-actions.ts';
import { isMac } from './actions/use-keys-of.ts';
import { styleScale } from './appearance.ts';
import { PAGES } from './navigation-store.ts';
import { SCALES } from './preferences.ts';
import { type Stores, useStores } from './stores.ts';

/** A popup that is open, or something modal: for that the library hides the page from assistive technology. */
const COVERS = `${POPUPS}, #root[aria-hidden="true"]`;

/** What the frame can do, and the one listener to keys. */
export function useAppActions(): void {
  const stores = useStores();
  const { actions, navigation, preferences } = stores;
  useActions(appBindings(stores));

  useEffect(() => {
    let table = keyTable(ALL_ACTIONS, preferences.getState().keys);
    const stopTable = preferences.subscribe(({ keys }, before) => {
      if (keys !== before.keys) table = keyTable(ALL_ACTIONS, keys);
    });
    const stop = startDispatcher({
      target: window,
      isMac: isMac(),
      hub: actions,
      // What is asked for may not be drawn yet.
      isCovered: () => navigation.getState().overlay !== null || document.querySelector(COVERS) !== null,
      specsOf: (chord) => table.get(chord) ?? [],
    });
    return () => {
      stop();
      stopTable();
    };
  }, [actions, navigation, preferences]);
}

function appBindings({ navigation, notices, preferences, undo, session }: Stores): ActionBindings {
  const { open, openSettings, close, go } = navigation.getState();
  const { set } = preferences.getState();
  const scaleBy = (step: number) => () => {
    const at = SCALES.findIndex((scale) => scale >= preferences.getState().scale);
    set({ scale: SCALES[Math.max(0, Math.min(SCALES.length - 1, at + step))] });
  };
  return {
    'app.palette': () => (navigation.getState().overlay === 'palette' ? close() : open('palette')),
    // Asked anew each time: what can be taken back changes without this being drawn again.
    get 'app.undo'() {
      return undo.getState().past.length > 0 ? () => void undo.getState().undo() : undefined;
    },
    get 'app.redo'() {
      return undo.getState().future.length > 0 ? () => void undo.getState().redo() : undefined;
    },
    'app.settings': () => openSettings(),
    'app.shortcuts': () => open('shortcuts'),
    'app.keys': () => openSettings('keyboard'),
    'app.theme-dark': () => set({ theme: 'dark' }),
    'app.theme-light': () => set({ theme: 'light' }),
    'app.theme-system': () => set({ theme: 'system' }),
    'app.contrast': () => set({ contrast: preferences.getState().contrast === 'more' ? 'system' : 'more' }),
    'app.larger': scaleBy(1),
    'app.smaller': scaleBy(-1),
    'app.rail': () => set({ isRailNarrow: !isRailNarrow(preferences.getState().isRailNarrow) }),
    get 'app.notices'() {
      return notices.getState().notices.length > 0 ? () => document.querySelector<HTMLElement>('.toasts')?.focus() : undefined;
    },
    'app.pause': () => void session.getState().togglePaused(),
    ...Object.fromEntries(PAGES.map((page) => [`go.${page}`, () => go(page)])),
  };
}

/** Whether the rail shows icons only: as the person wants it, else where the window is narrow. */
export function isRailNarrow(wish: boolean | null, width: number = window.innerWidth / styleScale()): boolean {
  return wish ?? width < NARROW_PX;
}

const NARROW_PX = 1100;
