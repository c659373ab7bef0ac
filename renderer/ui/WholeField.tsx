import type { ComponentProps } from 'react';

export interface WholeFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'max'> {
  /** null = the field is empty. */
  value: number | null;
  /** Larger ones become this. */
  max: number;
  onChange: (value: number | null) => void;
}

/** A field for a whole number that may be left out; what is no digit is passed over. */
export function WholeField({ value, max, onChange, className = '', ...rest }: WholeFieldProps) {
  return (
    <input
      className={['field', className, 'number'].filter((name) => name !== '').join(' ')}
      inputMode="numeric"
      value={value ?? ''}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '');
        onChange(digits === '' ? null : Math.min(Number(digits), max));
      }}
      {...rest}
    />
  );
}
