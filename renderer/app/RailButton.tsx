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
      <button type="button" className="rail-link rail-button" aria-label={label} onClick={onClick}>
        <Icon size={16} aria-hidden />
        {!isNarrow && <span className="rail-label">{label}</span>}
        {!isNarrow && keys !== undefined && <kbd>{keys}</kbd>}
      </button>
    </Tip>
  );
}
