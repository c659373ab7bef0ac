import { Menu } from '@base-ui/react/menu';
import { useRef } from 'react';
import type { WantedMenu } from './JobMenuButton.tsx';
import { JobMenuEntries } from './JobMenuEntries.tsx';

export interface JobMenuProps {
  /** null = closed. */
  wanted: WantedMenu | null;
  onClose: () => void;
}

/** The menu of whichever job of a list was asked for. */
export function JobMenu({ wanted, onClose }: JobMenuProps) {
  // While it closes it still shows what it showed.
  const last = useRef(wanted);
  if (wanted !== null) last.current = wanted;
  const { current } = last;
  return (
    <Menu.Root open={wanted !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Menu.Portal>
        <Menu.Positioner className="layer" align="end" sideOffset={4} anchor={current?.anchor}>
          <Menu.Popup className="menu" finalFocus={() => (current?.anchor instanceof HTMLElement && current.anchor.isConnected ? current.anchor : null)}>
            {current !== null && <JobMenuEntries subject={current.subject} />}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
