import { useState } from 'react';
import { t } from '../words/t.ts';

export interface NumberFieldProps {
  /** One letter beside the field. */
  label: string;
  name?: string;
  /** Whole px. */
  value: number;
  onChange: (value: number) => void;
  /** The page's undo takes back what was set here, from within the field too unless somebody is typing in it. */
  isOfHistory?: boolean;
}

/** Whole pixels; what is typed counts when the field is left or Enter is pressed, so that "12" on the way to "1200" moves nothing. */
export function NumberField({ label, name = label, value, onChange, isOfHistory = false }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit(): void {
    if (draft !== null && /^\d+$/.test(draft.trim())) onChange(Number(draft));
    setDraft(null);
  }

  return (
    <label className="number-field">
      <span aria-hidden>{label}</span>
      <input
        className="field number"
        data-history={isOfHistory && draft === null ? 'window' : undefined}
        inputMode="numeric"
        aria-label={t('{name}, px', { name })}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          commit();
        }}
      />
    </label>
  );
}
