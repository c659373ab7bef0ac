import { WholeField } from '../ui/WholeField.tsx';
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
      <WholeField
        aria-label={t('How many variations are drawn')}
        placeholder={t('all')}
        title={t('So many, drawn by their weights; empty = all. The same seed draws the same again.')}
        value={sample}
        max={MAX_VARIATIONS}
        onChange={(count) => onChange(count === 0 ? null : count)}
      />
      {combinations === null ? t('of endlessly many') : t('of {count, number}', { count: combinations })}
    </label>
  );
}
