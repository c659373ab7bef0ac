import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Tip } from './Tip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string;
  Icon: LucideIcon;
  /** Key that does the same. */
  shortcut?: string;
}

export function IconButton({ label, Icon, shortcut, className = '', ...rest }: IconButtonProps) {
  const text = shortcut === undefined ? label : `${label} (${shortcut})`;
  return (
    <Tip text={text}>
      <button type="button" className={`icon-button ${className}`} aria-label={label} {...rest}>
        <Icon size={16} aria-hidden />
      </button>
    </Tip>
  );
}
