import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

export interface TipProps {
  text: ReactNode;
  /** The element that is explained; it keeps its own role. */
  children: ReactElement;
  side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A drag ends without the pointer's leaving being told, so a tip that waits to open asks whether it is still wanted. */
function openIfWanted(isOpen: boolean, details: Tooltip.Root.ChangeEventDetails): void {
  if (isOpen && details.trigger?.matches(':hover, :focus-visible') === false) details.cancel();
}

export function Tip({ text, children, side = 'top' }: TipProps) {
  return (
    <Tooltip.Root onOpenChange={openIfWanted}>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="layer">
          <Tooltip.Popup className="tip">{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
