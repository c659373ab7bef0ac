import { useId, useState } from 'react';
import { t } from '../words/t.ts';
import { type Options, optionsText, readOptions } from './options-text.ts';

export interface OptionsFieldProps {
  label: string;
  /** Where all settings are listed. */
  guide: string;
  options: Options;
  onChange: (options: Options) => void;
}

/** Settings as JSON. What is no JSON is told at once and keeps the form from being saved; what makes no sense is told by the adapter when it is. */
export function OptionsField({ label, guide, options, onChange }: OptionsFieldProps) {
  const id = useId();
  const [text, setText] = useState(() => optionsText(options));
  const read = readOptions(text);
  const problem = 'problem' in read ? read.problem : '';

  function edit(next: string): void {
    setText(next);
    const changed = readOptions(next);
    if ('problem' in changed) return;
    const { workflows } = options;
    onChange(workflows === undefined ? changed.options : { ...changed.options, workflows });
  }

  return (
    <div className="options-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="field"
        rows={Math.min(16, Math.max(3, text.split('\n').length))}
        spellCheck={false}
        placeholder="{}"
        value={text}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={`${id}-problem`}
        ref={(field) => field?.setCustomValidity(problem)}
        onChange={(event) => edit(event.target.value)}
      />
      <p className="options-guide">{t('docs/{guide} lists all that can be set.', { guide })}</p>
      <p id={`${id}-problem`} className="sentence-error" aria-live="polite">
        {problem}
      </p>
    </div>
  );
}
