import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';

export interface RowToolsProps {
  index: number;
  /** Rows of the list. */
  count: number;
  isDisabled?: boolean;
  /** Says which row goes; left out = any, where the row is plain. */
  removeLabel?: string;
  /** Puts this row where the other one is, and that one here. */
  onSwap: (other: number) => void;
  onRemove: () => void;
}

/** Moves a string up or down in its list, or takes it out. */
export function RowTools({ index, count, isDisabled = false, removeLabel, onSwap, onRemove }: RowToolsProps) {
  return (
    <>
      <IconButton Icon={ArrowUp} label={t('Move up')} disabled={isDisabled || index === 0} onClick={() => onSwap(index - 1)} />
      <IconButton Icon={ArrowDown} label={t('Move down')} disabled={isDisabled || index === count - 1} onClick={() => onSwap(index + 1)} />
      <IconButton Icon={X} label={removeLabel ?? t('Remove')} disabled={isDisabled} onClick={onRemove} />
    </>
  );
}
