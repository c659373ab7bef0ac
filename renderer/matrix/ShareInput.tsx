import { useState } from 'react';
import { t } from '../words/t.ts';

export interface ShareInputProps {
  label: string;
  /** undefined = the seed chooses. */
  value: number | undefined;
  least: number;
  most: number;
  onChange: (value: number | undefined) => void;
}

/** A share of the picture. What is typed stays as it is typed; it counts as soon as it is a share within the limits, and is put right when the field is left. */
export function ShareInput({ label, value, least, most, onChange }: ShareInputProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function type(text: string): void {
    setDraft(text);
    if (text === '') return onChange(undefined);
    const next = Number(text);
    if (next >= least && next <= most) onChange(next);
  }
  function leave(): void {
    const next = Number(draft);
    if (draft !== null && draft !== '' && Number.isFinite(next)) onChange(Math.min(most, Math.max(least, next)));
    setDraft(null);
  }

  return (
    <label>
      {label}
      <input
        className="field"
        type="number"
        min={least}
        max={most}
        step={0.05}
        placeholder={t('by seed')}
        value={draft ?? value ?? ''}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
    </label>
  );
}
