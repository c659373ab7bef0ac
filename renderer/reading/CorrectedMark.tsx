import { Undo2 } from 'lucide-react';
import { t } from '../words/t.ts';

export interface CorrectedMarkProps {
  /** What was read; left out where it is not known any more. */
  was?: string | undefined;
  /** What goes back to what was read: "intent". */
  part: string;
  onUndo?: (() => void) | undefined;
}

/** Says that a part is the artist's, and takes it back. */
export function CorrectedMark({ was, part, onUndo }: CorrectedMarkProps) {
  const words = was === undefined ? t('corrected') : t('corrected: was {was}', { was });
  if (onUndo === undefined) return <span className="corrected-mark">{words}</span>;
  return (
    <button
      type="button"
      className="corrected-mark"
      title={t('Back to what was read')}
      aria-label={t('{words}. Back to the {part} that was read', { words, part })}
      onClick={onUndo}
    >
      {words}
      <Undo2 size={12} aria-hidden />
    </button>
  );
}
