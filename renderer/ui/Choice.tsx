import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

export interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Of the button, for a `<label>` beside it. */
  id?: string;
  /** Besides `choice`. */
  className?: string;
  /** Whether something was chosen that is not the usual: it is marked then. */
  isSet?: boolean;
}

/** A drop-down for one of a few values. */
export function Choice<Value extends string>({ label, value, options, onChange, id, className = '', isSet = false }: ChoiceProps<Value>) {
  return (
    <Select.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next as Value)}>
      <Select.Trigger id={id} className={`choice ${className}`.trim()} aria-label={label} data-set={isSet || undefined}>
        <Select.Value className="choice-value" />
        <Select.Icon className="choice-icon">
          <ChevronDown size={14} aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="menu">
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className="menu-item">
                <Select.ItemText>{option.label}</Select.ItemText>
                <Select.ItemIndicator className="menu-check">
                  <Check size={14} aria-hidden />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
