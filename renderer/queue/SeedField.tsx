import { t } from '../words/t.ts';

export interface SeedFieldProps {
  seed: number | null;
  onChange: (seed: number | null) => void;
}

const MAX_SEED = 0xffff_ffff;

export function SeedField({ seed, onChange }: SeedFieldProps) {
  return (
    <input
      className="field seed-field number"
      aria-label={t('Seed')}
      inputMode="numeric"
      placeholder={t('Seed: any')}
      title={t('The same seed gives the same picture again')}
      value={seed ?? ''}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '');
        onChange(digits === '' ? null : Math.min(Number(digits), MAX_SEED));
      }}
    />
  );
}
