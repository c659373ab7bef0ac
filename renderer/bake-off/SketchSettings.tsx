import { useId } from 'react';
import { useStore } from 'zustand';
import type { MatrixCell } from '../../shared/routing.ts';
import { localFigure } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export interface SketchSettingsProps {
  params: MatrixCell['params'];
  onChange: (params: MatrixCell['params']) => void;
}

interface Setting {
  name: 'detail' | 'grain';
  label: string;
  low: number;
  high: number;
  step: number;
  note: string;
}

const SETTINGS: readonly Setting[] = [
  {
    name: 'detail',
    label: msg('Detail'),
    low: 0.25,
    high: 1,
    step: 0.05,
    note: msg('Share of the size at which it is drawn before it is enlarged. Less is faster and softer.'),
  },
  { name: 'grain', label: msg('Grain'), low: 0, high: 32, step: 1, note: msg('Film grain over the finished picture, in levels of 255. 0 is none.') },
];

/** What the built-in engine can be told, as sliders; a setting at its default is left out. */
export function SketchSettings({ params, onChange }: SketchSettingsProps) {
  const { form } = useBakeOffStores();
  const column = useStore(form, (state) => state.draft.column);
  const id = useId();
  const defaults = { detail: column === 'draft' ? 0.5 : 1, grain: 0 };
  function set(name: Setting['name'], value: number): void {
    const { [name]: _old, ...others } = params;
    onChange(value === defaults[name] ? others : { ...others, [name]: value });
  }
  return (
    <div className="sketch-settings">
      {SETTINGS.map(({ name, label, low, high, step, note }) => {
        const value = typeof params[name] === 'number' ? params[name] : defaults[name];
        return (
          <div key={name} className="sketch-setting">
            <label htmlFor={`${id}-${name}`}>{t(label)}</label>
            <input
              id={`${id}-${name}`}
              type="range"
              min={low}
              max={high}
              step={step}
              value={value}
              aria-describedby={`${id}-${name}-note`}
              onChange={(event) => set(name, Number(event.target.value))}
            />
            <output className="number" htmlFor={`${id}-${name}`}>
              {localFigure(String(value))}
            </output>
            <p id={`${id}-${name}-note`} className="form-note">
              {t(note)}
            </p>
          </div>
        );
      })}
    </div>
  );
}
