import { Choice } from '../ui/Choice.tsx';
import { SIZE_PRESETS } from './request-options.ts';

export interface SizeChoiceProps {
  width: number;
  height: number;
  onChange: (size: { width: number; height: number }) => void;
}

export function SizeChoice({ width, height, onChange }: SizeChoiceProps) {
  const key = `${width}x${height}`;
  const presets = SIZE_PRESETS.map((preset) => ({ value: `${preset.width}x${preset.height}`, label: preset.label }));
  const isPreset = presets.some((preset) => preset.value === key);
  const options = isPreset ? presets : [{ value: key, label: `As the image · ${width} × ${height}` }, ...presets];
  return (
    <Choice
      label="Size"
      value={key}
      options={options}
      onChange={(value) => {
        const [nextWidth, nextHeight] = value.split('x').map(Number);
        onChange({ width: nextWidth, height: nextHeight });
      }}
    />
  );
}
