import { Check } from 'lucide-react';
import type { Pin } from '../../../shared/proof.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

export interface PinMarkProps {
  pin: Pin;
  isOpen: boolean;
}

/** A pin on the picture, the same size at every zoom; a press on it opens its thread. */
export function PinMark({ pin, isOpen }: PinMarkProps) {
  const { pins, desk } = useReviewStores();
  const { number, text, isResolved } = pin;
  return (
    <button
      type="button"
      className="pin"
      data-resolved={isResolved || undefined}
      aria-pressed={isOpen}
      aria-label={isResolved ? t('Pin {number}, resolved: {text}', { number, text }) : t('Pin {number}: {text}', { number, text })}
      title={text}
      style={{ left: `${pin.x * 100}%`, top: `${pin.y * 100}%` }}
      onClick={() => {
        desk.getState().setTab('pins');
        pins.getState().open(isOpen ? null : pin.id);
      }}
    >
      {isResolved ? <Check size={13} strokeWidth={3} aria-hidden /> : number}
    </button>
  );
}
