import type { SettingField } from '../../shared/connections.ts';
import type { Options } from './options-text.ts';
import { SettingInput } from './SettingInput.tsx';

export interface SettingsFormProps {
  fields: readonly SettingField[];
  options: Options;
  onChange: (options: Options) => void;
}

/** The settings that an adapter declares, as fields; an empty one is left to the adapter. */
export function SettingsForm({ fields, options, onChange }: SettingsFormProps) {
  function change(name: string, value: unknown): void {
    const { [name]: _, ...others } = options;
    onChange(value === undefined ? others : { ...others, [name]: value });
  }
  return (
    <div className="settings-form">
      {fields.map((field) => (
        <SettingInput key={field.name} field={field} value={options[field.name]} onChange={(value) => change(field.name, value)} />
      ))}
    </div>
  );
}
