import { WholeField } from '../ui/WholeField.tsx';
import { t } from '../words/t.ts';

export interface SeedFieldProps {
  seed: number | null;
  onChange: (seed: number | null) => void;
}

const MAX_SEED = 0xffff_ffff;

export function SeedField({ seed, onChange }: SeedFieldProps) {
  return (
    <WholeField
      className="seed-field"
      aria-label={t('Seed')}
      placeholder={t('Seed: any')}
      title={t('The same seed gives the same picture again')}
      value={seed}
      max={MAX_SEED}
      onChange={onChange}
    />
  );
}
