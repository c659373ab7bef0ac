import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { focusFirst } from '../ui/first-focus.ts';
import { OwnViewer } from './PicturePanes.tsx';
import './full-window.css';

export interface FullWindowProps {
  /** For who cannot see it. */
  label: string;
  isOpen: boolean;
  onClose: () => void;
  /** Selector of what has the keyboard first; left out = the first field or button. */
  startsAt?: string;
  children: ReactNode;
}

/** Pictures over the whole window, with a zoom of their own. Its keys are actions. */
export function FullWindow({ label, isOpen, onClose, startsAt, children }: FullWindowProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          className="full-window"
          aria-label={label}
          ref={popup}
          initialFocus={focusFirst(popup, startsAt)}
          // A dialog keeps arrow keys to itself; here the window's actions are to hear of them.
          onKeyDown={(event) => event.preventBaseUIHandler()}
        >
          <OwnViewer>{children}</OwnViewer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
