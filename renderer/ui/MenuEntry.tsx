import { Menu } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface MenuEntryProps {
  Icon?: LucideIcon;
  /** Besides `menu-item`. */
  className?: string;
  isDisabled?: boolean;
  onChoose: () => unknown;
  children: ReactNode;
}

/** One thing that a menu offers; it closes then. */
export function MenuEntry({ Icon, className = '', isDisabled = false, onChoose, children }: MenuEntryProps) {
  return (
    <Menu.Item className={`menu-item ${className}`.trim()} disabled={isDisabled} onClick={() => void onChoose()}>
      {Icon !== undefined && <Icon size={14} aria-hidden />}
      {children}
    </Menu.Item>
  );
}
