import { t } from '../words/t.ts';
import { MAX_VARIATIONS } from './count-words.ts';

export interface SampleFieldProps {
  /** null = all. */
  sample: number | null;
  /** null = more than can be counted. */
  combinations: number | null;
  onChange: (sample: number | null) => void;
}

/** How many of all combinations are drawn. */
export function SampleField({ sample, combinations, onChange }: SampleFieldProps) {
  return (
    <label className="sample-field">
      {t('Draw')}
      <input
        className="field number"
        aria-label={t('How many variations are drawn')}
        inputMode="numeric"
        placeholder={t('all')}
        title={t('So many, drawn by their weights; empty = all. The same seed draws the same again.')}
        value={sample ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '');
          onChange(Number(digits) === 0 ? null : Math.min(Number(digits), MAX_VARIATIONS));
        }}
      />
      {combinations === null ? t('of endlessly many') : t('of {count, number}', { count: combinations })}
    </label>
  );
}
