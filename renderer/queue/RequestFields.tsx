import type { ReactNode } from 'react';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import { Choice } from '../ui/Choice.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import type { RequestOptions } from './request-options.ts';
import { SeedField } from './SeedField.tsx';
import { SizeChoice } from './SizeChoice.tsx';

export interface RequestFieldsProps {
  options: RequestOptions;
  onChange: (options: Partial<RequestOptions>) => void;
  /** False where the reading itself is shown and takes another intent. */
  hasIntent?: boolean;
  /** Stands after the other options. */
  children?: ReactNode;
}

const COLUMNS = [
  { value: 'auto', label: 'Quality: auto' },
  { value: 'draft', label: 'Draft' },
  { value: 'final', label: 'Final' },
] as const;

const SPLITS = [
  { value: 'auto', label: 'Split: auto' },
  { value: 'on', label: 'Split' },
  { value: 'off', label: 'One render' },
] as const;

const INTENT_OPTIONS: readonly { value: Intent | 'auto'; label: string }[] = [
  { value: 'auto', label: 'Intent: auto' },
  ...INTENTS.map((intent) => ({ value: intent, label: INTENT_LABELS[intent] })),
];

/** The options of a request but for its lettering, shared by composer and edit dialog. */
export function RequestFields({ options, onChange, hasIntent = true, children }: RequestFieldsProps) {
  return (
    <div className="request-fields">
      <SizeChoice width={options.width} height={options.height} onChange={onChange} />
      <Choice
        label="Draft or final"
        value={options.column ?? 'auto'}
        options={COLUMNS}
        onChange={(value) => onChange({ column: value === 'auto' ? null : value })}
      />
      {hasIntent && (
        <Choice
          label="Intent"
          value={options.intent ?? 'auto'}
          options={INTENT_OPTIONS}
          onChange={(value) => onChange({ intent: value === 'auto' ? null : value })}
        />
      )}
      <Choice
        label="Object and style apart"
        value={options.split === null ? 'auto' : options.split ? 'on' : 'off'}
        options={SPLITS}
        onChange={(value) => onChange({ split: value === 'auto' ? null : value === 'on' })}
      />
      <SeedField seed={options.seed} onChange={(seed) => onChange({ seed })} />
      {children}
    </div>
  );
}
