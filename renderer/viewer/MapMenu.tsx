import { Menu } from '@base-ui/react/menu';
import { Check, Flame } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { MEASURE_MAPS, type MeasureMapName } from '../../shared/measures.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { t } from '../words/t.ts';
import { keepsKeyboard } from './keeps-keyboard.ts';
import { useMapStore } from './use-map-store.ts';

/** Chooses a map of where two pictures differ. @param a, b of the pictures; null = there are none */
export function MapMenu({ a, b }: { a: string | null; b: string | null }) {
  const store = useMapStore();
  const name = useStore(store, (state) => state.name);
  const label = t('Heat map');
  useActions({ 'review.next-map': a === null || b === null ? undefined : store.getState().nextName });
  useEffect(() => store.getState().setPictures(a, b), [store, a, b]);
  return (
    <DropMenu
      finalFocus={keepsKeyboard}
      trigger={
        <button type="button" className="icon-button" aria-label={label} title={label} aria-pressed={name !== null} disabled={a === null || b === null}>
          <Flame size={16} aria-hidden />
        </button>
      }
    >
      <Menu.RadioGroup value={name} onValueChange={(value) => store.getState().setName(value as MeasureMapName | null)}>
        {[null, ...MEASURE_MAPS].map((map) => (
          <Menu.RadioItem key={map ?? 'none'} value={map} className="menu-item" closeOnClick>
            <span>{map === null ? t('No heat map') : t(MAP_WORDS[map].label)}</span>
            <Menu.RadioItemIndicator className="menu-check">
              <Check size={14} aria-hidden />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </DropMenu>
  );
}
