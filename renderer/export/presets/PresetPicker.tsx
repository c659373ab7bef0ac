import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { type ExportPreset, PRESET_GROUPS } from '../../../shared/export-presets.ts';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { PRESET_GROUP_LABELS } from './preset-groups.ts';
import { presetAbout, presetName } from './preset-words.ts';

const NONE = '';

/** Which preset the settings begin with, under the headings of what they are for. */
export function PresetPicker({ setup, presets }: ExportStores) {
  const all = useStore(presets, (state) => state.presets) ?? [];
  const preset = useStore(setup, (state) => state.preset);
  // A preset that was deleted is still where these settings came from.
  const items = [...all, ...(preset && !all.some(({ id }) => id === preset.id) ? [preset] : [])].map((one) => ({ value: one.id, label: presetName(one) }));
  const take = (id: string | null) => {
    const chosen = all.find((one) => one.id === id);
    if (chosen !== undefined) setup.getState().take(chosen);
  };
  return (
    <Select.Root items={[{ value: NONE, label: t('No preset') }, ...items]} value={preset?.id ?? NONE} onValueChange={take}>
      <Select.Trigger className="choice export-preset" aria-label={t('Preset')}>
        <Select.Value />
        <Select.Icon className="choice-icon">
          <ChevronDown size={14} aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="layer" align="start" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="menu export-preset-menu">
            {PRESET_GROUPS.map((group) => {
              const own = all.filter((one) => one.group === group);
              return (
                own.length > 0 && (
                  <Select.Group key={group}>
                    <Select.GroupLabel className="export-preset-group">{t(PRESET_GROUP_LABELS[group])}</Select.GroupLabel>
                    {own.map((one) => (
                      <PresetItem key={one.id} preset={one} />
                    ))}
                  </Select.Group>
                )
              );
            })}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

function PresetItem({ preset }: { preset: ExportPreset }) {
  const about = presetAbout(preset);
  return (
    <Select.Item value={preset.id} className="menu-item export-preset-item" label={presetName(preset)}>
      <span>
        <Select.ItemText>{presetName(preset)}</Select.ItemText>
        {about !== '' && <small>{about}</small>}
      </span>
      <Select.ItemIndicator className="menu-check">
        <Check size={14} aria-hidden />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
