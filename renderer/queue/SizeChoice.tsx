import { Choice } from '../ui/Choice.tsx';
import { t } from '../words/t.ts';
import { SIZE_PRESETS } from './request-options.ts';

export interface SizeChoiceProps {
  width: number;
  height: number;
  onChange: (size: { width: number; height: number }) => void;
}

export function SizeChoice({ width, height, onChange }: SizeChoiceProps) {
  const key = `${width}x${height}`;
  const presets = SIZE_PRESETS.map((preset) => ({ value: `${preset.width}x${preset.height}`, label: t(preset.label) }));
  const isPreset = presets.some((preset) => preset.value === key);
  const options = isPreset
    ? presets
    : [{ value: key, label: t('As the image · {width} × {height}', { width: String(width), height: String(height) }) }, ...presets];
  return (
    <Choice
      label={t('Size')}
      value={key}
      options={options}
      onChange={(value) => {
        const [nextWidth, nextHeight] = value.split('x').map(Number);
        onChange({ width: nextWidth, height: nextHeight });
      }}
    />
  );
}
