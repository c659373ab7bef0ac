import { useStore } from 'zustand';
import { SCALES } from '../app/preferences.ts';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { t } from '../words/t.ts';
import { SettingRow } from './SettingRow.tsx';
import { ThemeCards } from './ThemeCards.tsx';

export function AppearancePanel() {
  const { preferences } = useStores();
  const contrast = useStore(preferences, (state) => state.contrast);
  const motion = useStore(preferences, (state) => state.motion);
  const scale = useStore(preferences, (state) => state.scale);
  const { set } = preferences.getState();
  return (
    <>
      <ThemeCards />
      <SettingRow title={t('Contrast')} note={t('High contrast makes words, lines and edges of controls stand out.')}>
        <Segments
          label={t('Contrast')}
          value={contrast}
          options={[
            { value: 'system', label: t('As the system') },
            { value: 'standard', label: t('Normal') },
            { value: 'more', label: t('High') },
          ]}
          onChange={(next) => set({ contrast: next })}
        />
      </SettingRow>
      <SettingRow title={t('Motion')} note={t('Less motion: nothing slides, fades or pulses.')}>
        <Segments
          label={t('Motion')}
          value={motion}
          options={[
            { value: 'system', label: t('As the system') },
            { value: 'full', label: t('Full') },
            { value: 'less', label: t('Less') },
          ]}
          onChange={(next) => set({ motion: next })}
        />
      </SettingRow>
      <SettingRow title={t('Size of everything')} note={t('Words, buttons and lists. Pictures at 100 % keep their pixels.')}>
        <Choice
          label={t('Size of everything')}
          value={String(scale)}
          options={SCALES.map((percent) => ({ value: String(percent), label: `${percent} %` }))}
          onChange={(next) => set({ scale: Number(next) })}
        />
      </SettingRow>
    </>
  );
}
