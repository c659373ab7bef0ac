import { useStore } from 'zustand';
import { type Preferences, THEMES } from '../app/preferences.ts';
import { useStores } from '../app/stores.ts';
import { msg, t } from '../words/t.ts';

const LABELS: Record<Preferences['theme'], string> = { dark: msg('Dark'), light: msg('Light'), system: msg('As the system') };

/** The themes as small windows: what is chosen is seen before it is chosen. */
export function ThemeCards() {
  const { preferences } = useStores();
  const theme = useStore(preferences, (state) => state.theme);
  return (
    <fieldset className="theme-cards">
      <legend className="setting-title">{t('Theme')}</legend>
      {THEMES.map((name) => (
        <label key={name} className="theme-card">
          <input type="radio" name="theme" checked={theme === name} onChange={() => preferences.getState().set({ theme: name })} />
          <span className="theme-window" data-shows={name} aria-hidden>
            <span className="theme-rail" />
            <span className="theme-page">
              <i />
              <i />
              <i />
            </span>
          </span>
          {t(LABELS[name])}
        </label>
      ))}
    </fieldset>
  );
}
