import type { ReactNode } from 'react';

export interface PaletteRowProps {
  id: string;
  isActive: boolean;
  isDisabled?: boolean;
  onPoint: () => void;
  onChoose: () => void;
  children: ReactNode;
}

/** One answer of the palette; the keyboard stays in the field above. */
export function PaletteRow({ id, isActive, isDisabled = false, onPoint, onChoose, children }: PaletteRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard and points here by aria-activedescendant
    <div
      id={id}
      role="option"
      className="palette-row"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={isDisabled || undefined}
      onPointerMove={() => !isActive && onPoint()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
