import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { focusFirst } from '../ui/first-focus.ts';
import { t } from '../words/t.ts';
import { PaletteSearch } from './PaletteSearch.tsx';
import './palette.css';

/** Everything that can be done or found, by a few letters. */
export function Palette() {
  const { navigation } = useStores();
  const popup = useRef<HTMLDivElement>(null);
  const isOpen = useStore(navigation, (state) => state.overlay === 'palette');
  // Gone at once and not a frame later: whoever goes on by keyboard means the page, or opens it anew.
  if (!isOpen) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && navigation.getState().close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal-backdrop" />
        <Dialog.Popup className="palette" ref={popup} initialFocus={focusFirst(popup)}>
          <Dialog.Title className="visually-hidden">{t('Search and do anything')}</Dialog.Title>
          <PaletteSearch />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
