import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { t } from '../words/t.ts';
import { SettingRow } from './SettingRow.tsx';

/** In their own words: who cannot read the present language finds theirs. */
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export function LanguagePanel() {
  const { preferences } = useStores();
  const language = useStore(preferences, (state) => state.language);
  return (
    <SettingRow title={t('Language of the window')} note={t('Prompts are read in English whatever is chosen here. Nothing is started anew.')}>
      <fieldset className="language-list" aria-label={t('Language of the window')}>
        {LANGUAGES.map((name) => (
          <label key={name} lang={name}>
            <input type="radio" name="language" checked={language === name} onChange={() => preferences.getState().set({ language: name })} />
            {NAMES[name]}
          </label>
        ))}
      </fieldset>
    </SettingRow>
  );
}
