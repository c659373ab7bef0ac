import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

export interface SwitchProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

/** On or off, at once. */
export function Switch({ isOn, onChange, children }: SwitchProps) {
  return (
    <label className="switch-line">
      <BaseSwitch.Root className="switch" checked={isOn} onCheckedChange={onChange}>
        <BaseSwitch.Thumb className="switch-thumb" />
      </BaseSwitch.Root>
      <span>{children}</span>
    </label>
  );
}
