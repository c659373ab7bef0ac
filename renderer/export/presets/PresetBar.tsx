import { useStore } from 'zustand';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { isChanged } from './is-changed.ts';
import { PresetMenu } from './PresetMenu.tsx';
import { PresetNameDialog } from './PresetNameDialog.tsx';
import { PresetPicker } from './PresetPicker.tsx';
import { presetAbout } from './preset-words.ts';
import './presets.css';

/** The preset, what it is for, and whether the settings still are as it has them. */
export function PresetBar(stores: ExportStores) {
  const preset = useStore(stores.setup, (state) => state.preset);
  const hasChanges = useStore(stores.setup, (state) => state.preset !== null && isChanged(state.request, state.preset));
  return (
    <section className="export-presets" aria-label={t('Preset')}>
      <div className="export-preset-line">
        <PresetPicker {...stores} />
        <PresetMenu {...stores} />
      </div>
      <p className="export-preset-about">
        {preset === null ? t('Choose what the files are for, or set everything yourself.') : presetAbout(preset)}
        {hasChanges && <b>{t('Changed since')}</b>}
      </p>
      <PresetNameDialog {...stores} />
    </section>
  );
}
