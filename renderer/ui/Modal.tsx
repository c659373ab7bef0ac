import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { t } from '../words/t.ts';
import { focusFirst } from './first-focus.ts';

export interface ModalProps {
  title: string;
  description?: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'normal' | 'wide';
  /** Selector of what has the keyboard first; left out = the first field. */
  startsAt?: string;
  children: ReactNode;
}

/** A dialog over the window. The keyboard begins in its first field, if it has one. */
export function Modal({ title, description, isOpen, onClose, size = 'normal', startsAt = 'textarea, input', children }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal-backdrop" />
        <Dialog.Popup className="modal" data-size={size} ref={popup} initialFocus={focusFirst(popup, startsAt)}>
          <header className="modal-header">
            <Dialog.Title className="modal-title">{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={t('Close')}>
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {description !== undefined && <Dialog.Description className="modal-description">{description}</Dialog.Description>}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
