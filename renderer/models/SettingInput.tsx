import { useId } from 'react';
import type { SettingField } from '../../shared/connections.ts';
import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import { settingWords } from './setting-words.ts';

export interface SettingInputProps {
  field: SettingField;
  value: unknown;
  /** undefined = left to the adapter. */
  onChange: (value: string | number | boolean | undefined) => void;
}

/** One setting. What stands there while nothing is said is what the adapter takes. */
export function SettingInput({ field, value, onChange }: SettingInputProps) {
  const id = useId();
  const { label, hint } = settingWords(field.name);
  return (
    <div className="labelled setting">
      <label htmlFor={id}>{label}</label>
      {field.kind === 'switch' || field.kind === 'choice' ? (
        <SettingChoice id={id} field={field} value={value} onChange={onChange} />
      ) : (
        <input
          id={id}
          className="field"
          type={field.kind === 'number' ? 'number' : 'text'}
          min={field.min}
          max={field.max}
          step={field.isWhole ? 1 : 'any'}
          spellCheck={false}
          aria-describedby={hint === '' ? undefined : `${id}-hint`}
          placeholder={field.usual === undefined ? t('as usual') : String(field.usual)}
          value={typeof value === 'string' || typeof value === 'number' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : field.kind === 'number' ? target.valueAsNumber : target.value)}
        />
      )}
      {hint !== '' && (
        <span id={`${id}-hint`} className="setting-hint">
          {hint}
        </span>
      )}
    </div>
  );
}

function SettingChoice({ id, field, value, onChange }: SettingInputProps & { id: string }) {
  const isSwitch = field.kind === 'switch';
  const words = (choice: string) => (isSwitch ? (choice === 'true' ? t('Yes') : t('No')) : choice);
  const usual = field.usual === undefined ? t('As usual') : t('As usual: {value}', { value: words(String(field.usual)) });
  const choices = isSwitch ? ['true', 'false'] : (field.choices ?? []);
  return (
    <Choice
      id={id}
      label={settingWords(field.name).label}
      value={value === undefined ? '' : String(value)}
      options={[{ value: '', label: usual }, ...choices.map((choice) => ({ value: choice, label: words(choice) }))]}
      onChange={(choice) => onChange(choice === '' ? undefined : isSwitch ? choice === 'true' : choice)}
    />
  );
}
