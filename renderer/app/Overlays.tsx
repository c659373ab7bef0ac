import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { fetchWhenQuiet } from './quiet.ts';
import { useStores } from './stores.ts';

const loadPalette = () => import('../palette/Palette.tsx').then((module) => ({ default: module.Palette }));
const loadSettings = () => import('../settings/SettingsDialog.tsx').then((module) => ({ default: module.SettingsDialog }));
const loadShortcuts = () => import('./shortcuts/ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet }));
const loadConnect = () => import('../first-run/connect/ConnectDialog.tsx').then((module) => ({ default: module.ConnectDialog }));
const loadGuide = () => import('../help/GuideDialog.tsx').then((module) => ({ default: module.GuideDialog }));
const PARTS = { palette: lazy(loadPalette), settings: lazy(loadSettings), shortcuts: lazy(loadShortcuts), connect: lazy(loadConnect), guide: lazy(loadGuide) };

/** What lies over the pages. Its code comes when the window has nothing else to do, or when it is asked for. */
export function Overlays() {
  const { navigation, firstRows } = useStores();
  const overlay = useStore(navigation, (state) => state.overlay);
  const [used, setUsed] = useState<readonly (keyof typeof PARTS)[]>([]);
  // Once used it stays, so that it can close with grace.
  if (overlay !== null && !used.includes(overlay)) setUsed([...used, overlay]);

  useEffect(() => {
    void fetchWhenQuiet(firstRows, [loadPalette, loadSettings, loadShortcuts]);
  }, [firstRows]);

  return used.map((name) => {
    const Part = PARTS[name];
    return (
      <Suspense key={name} fallback={null}>
        <Part />
      </Suspense>
    );
  });
}
