import type { ReactNode } from 'react';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { Choice } from '../ui/Choice.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { msg, t } from '../words/t.ts';
import type { RequestOptions } from './request-options.ts';
import { SeedField } from './SeedField.tsx';
import { SizeChoice } from './SizeChoice.tsx';
import { useModelChoices } from './use-model-choices.ts';

/** No model is called so. */
const AUTO = ':auto';

export interface RequestFieldsProps {
  options: RequestOptions;
  onChange: (options: Partial<RequestOptions>) => void;
  /** False where the reading itself is shown and takes another intent. */
  hasIntent?: boolean;
  /** Stands after the other options. */
  children?: ReactNode;
}

const COLUMNS = [
  { value: 'auto', label: msg('Quality: auto') },
  { value: 'draft', label: msg('Draft') },
  { value: 'final', label: msg('Final') },
] as const;

const SPLITS = [
  { value: 'auto', label: msg('Split: auto') },
  { value: 'on', label: msg('Split') },
  { value: 'off', label: msg('One render') },
] as const;

const INTENT_OPTIONS: readonly { value: Intent | 'auto'; label: string }[] = [
  { value: 'auto', label: msg('Intent: auto') },
  ...INTENTS.map((intent) => ({ value: intent, label: INTENT_LABELS[intent] })),
];

function said<Value extends string>(options: readonly { value: Value; label: string }[]) {
  return options.map(({ value, label }) => ({ value, label: t(label) }));
}

/** The options of a request but for its lettering, shared by composer and edit dialog. */
export function RequestFields({ options, onChange, hasIntent = true, children }: RequestFieldsProps) {
  const models = useModelChoices(options.model);
  return (
    <div className="request-fields">
      <SizeChoice width={options.width} height={options.height} onChange={onChange} />
      <Choice
        label={t('Draft or final')}
        value={options.column ?? 'auto'}
        options={said(COLUMNS)}
        onChange={(value) => onChange({ column: value === 'auto' ? null : value })}
      />
      {hasIntent && (
        <Choice
          label={t('Intent')}
          value={options.intent ?? 'auto'}
          options={said(INTENT_OPTIONS)}
          onChange={(value) => onChange({ intent: value === 'auto' ? null : value })}
        />
      )}
      <Choice
        label={t('Model')}
        value={options.model ?? AUTO}
        options={[{ value: AUTO, label: t('Model: auto') }, ...models]}
        onChange={(value) => onChange({ model: value === AUTO ? null : value })}
      />
      <Choice
        label={t('Object and style apart')}
        value={options.split === null ? 'auto' : options.split ? 'on' : 'off'}
        options={said(SPLITS)}
        onChange={(value) => onChange({ split: value === 'auto' ? null : value === 'on' })}
      />
      <SeedField seed={options.seed} onChange={(seed) => onChange({ seed })} />
      {children}
    </div>
  );
}
