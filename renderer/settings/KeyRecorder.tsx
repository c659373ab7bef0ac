import { useEffect, useRef } from 'react';
import { type Chord, chordOf } from '../app/actions/chord.ts';
import { isMac } from '../app/actions/use-keys-of.ts';
import { t } from '../words/t.ts';

export interface KeyRecorderProps {
  title: string;
  onPress: (chord: Chord) => void;
  onLeave: () => void;
}

/** Takes the next keys that are pressed; Esc or a click elsewhere leaves. */
export function KeyRecorder({ title, onPress, onLeave }: KeyRecorderProps) {
  const field = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const element = field.current;
    element?.focus();
    // Before anything else hears of them: neither the dialog (Esc) nor the window's own keys are meant.
    function onKeyDown(event: KeyboardEvent): void {
      event.preventDefault();
      event.stopPropagation();
      const chord = chordOf(event, isMac());
      if (chord === 'Escape' || chord === 'Tab') onLeave();
      else if (chord !== null) onPress(chord);
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onPress, onLeave]);

  return (
    <button type="button" ref={field} className="key-recorder" aria-label={t('Press the keys for “{title}”', { title })} onBlur={onLeave}>
      {t('Press the keys…')}
    </button>
  );
}
