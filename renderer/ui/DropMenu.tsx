import { Menu } from '@base-ui/react/menu';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

export interface DropMenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Which of its edges lies under the button's. */
  align?: 'start' | 'end';
  /** Besides `menu`. */
  className?: string;
  /** What has the keyboard once it closed; left out = the button. */
  finalFocus?: ComponentProps<typeof Menu.Popup>['finalFocus'];
  /** `MenuEntry`, `MenuChoices`, lines. */
  children: ReactNode;
}

/** A menu under a button. */
export function DropMenu({ trigger, align = 'end', className = '', finalFocus, children }: DropMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={4} align={align}>
          <Menu.Popup className={`menu ${className}`.trim()} {...(finalFocus !== undefined && { finalFocus })}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
