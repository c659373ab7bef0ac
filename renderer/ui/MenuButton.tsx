import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

export interface MenuButtonProps extends ComponentProps<'button'> {
  Icon: LucideIcon;
  /** Of the icon, px; the chevron is one smaller. */
  iconSize?: number;
}

/** A quiet button that says by its chevron that a menu opens under it: the trigger of a `DropMenu`. */
export function MenuButton({ Icon, iconSize = 14, children, ...rest }: MenuButtonProps) {
  return (
    <button type="button" className="button" data-kind="quiet" {...rest}>
      <Icon size={iconSize} aria-hidden />
      {children}
      <ChevronDown size={iconSize - 1} aria-hidden />
    </button>
  );
}
