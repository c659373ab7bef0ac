import type { LucideIcon } from 'lucide-react';
import { Tip } from '../ui/Tip.tsx';
import { useKeysOf } from './actions/use-keys-of.ts';

export interface RailButtonProps {
  /** The action whose keys are told. */
  action: string;
  label: string;
  Icon: LucideIcon;
  isNarrow: boolean;
  onClick: () => void;
}

/** Something that is no page, and is reached from every page. */
export function RailButton({ action, label, Icon, isNarrow, onClick }: RailButtonProps) {
  const keys = useKeysOf(action);
  return (
    <Tip text={keys === undefined ? label : `${label} (${keys})`} side="right">
      <button type="button" className="rail-link rail-button" onClick={onClick}>
        <Icon size={16} aria-hidden />
        <span className={isNarrow ? 'visually-hidden' : 'rail-label'}>{label}</span>
        {!isNarrow && keys !== undefined && <kbd aria-hidden>{keys}</kbd>}
      </button>
    </Tip>
  );
}
