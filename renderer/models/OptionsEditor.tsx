import { useState } from 'react';
import type { SettingField } from '../../shared/connections.ts';
import { t } from '../words/t.ts';
import { OptionsField } from './OptionsField.tsx';
import type { Options } from './options-text.ts';
import { SettingsForm } from './SettingsForm.tsx';

export interface OptionsEditorProps {
  fields: readonly SettingField[];
  /** Of the JSON. */
  label: string;
  guide: string;
  options: Options;
  onChange: (options: Options) => void;
}

/** Settings as a form; all of them, and those that no form has, as JSON behind a fold. */
export function OptionsEditor({ fields, label, guide, options, onChange }: OptionsEditorProps) {
  const [formEdits, setFormEdits] = useState(0);
  const json = <OptionsField key={formEdits} label={label} guide={guide} options={options} onChange={onChange} />;
  if (fields.length === 0) return json;
  return (
    <>
      <SettingsForm
        fields={fields}
        options={options}
        onChange={(next) => {
          onChange(next);
          // The text is written anew: it would take the change back.
          setFormEdits(formEdits + 1);
        }}
      />
      <details className="options-advanced">
        <summary>{t('Advanced: all settings as JSON')}</summary>
        {json}
      </details>
    </>
  );
}
