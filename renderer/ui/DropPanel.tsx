import { Popover } from '@base-ui/react/popover';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { focusFirst } from './first-focus.ts';

export interface DropPanelProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Its heading; without one it needs a `label`. */
  title?: ReactNode;
  /** For who cannot see it, where it has no heading. */
  label?: string;
  /** What it is for, under the heading. */
  note?: string;
  /** Which of its edges lies under the button's. */
  align?: 'start' | 'end';
  /** Besides `popover`. */
  className?: string;
  /** Left out = it keeps that for itself. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** What has the keyboard once it closed; left out = the button. */
  finalFocus?: () => HTMLElement | null;
  children: ReactNode;
}

/** A panel under a button, for a few fields or a list: it stays open while it is used. */
export function DropPanel({ trigger, title, label, note, align = 'start', className = '', isOpen, onOpenChange, finalFocus, children }: DropPanelProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange !== undefined && { onOpenChange: (open) => onOpenChange(open) })}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={4} align={align}>
          <Popover.Popup
            className={`popover ${className}`.trim()}
            aria-label={label}
            ref={popup}
            initialFocus={focusFirst(popup)}
            {...(finalFocus !== undefined && { finalFocus })}
          >
            {title !== undefined && <Popover.Title className="popover-title">{title}</Popover.Title>}
            {note !== undefined && <Popover.Description className="picker-note">{note}</Popover.Description>}
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
