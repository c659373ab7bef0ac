import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Choice } from '../ui/Choice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { t } from '../words/t.ts';
import { SettingRow } from './SettingRow.tsx';

const SECONDS = [3, 5, 8, 15, 30];

export function MessagesPanel() {
  const { preferences, session } = useStores();
  const seconds = useStore(preferences, (state) => state.noticeSeconds);
  const tells = useStore(preferences, (state) => state.tellsGoodNews);
  const notifies = useStore(preferences, (state) => state.notifies);
  const isDesktop = useStore(session, ({ info }) => info?.shell === 'desktop');
  const { set } = preferences.getState();
  return (
    <>
      <SettingRow title={t('How long messages stay')} note={t('They stay as long as the pointer or the keyboard is on them. Errors stay longer.')}>
        <Choice
          label={t('How long messages stay')}
          value={String(seconds)}
          options={SECONDS.map((count) => ({ value: String(count), label: t('{count} seconds', { count }) }))}
          onChange={(next) => set({ noticeSeconds: Number(next) })}
        />
      </SettingRow>
      <SettingRow title={t('Good news')} note={t('What can be undone is always told, and so are errors.')}>
        <Switch isOn={tells} onChange={(isOn) => set({ tellsGoodNews: isOn })}>
          {t('Tell when something is done')}
        </Switch>
      </SettingRow>
      {isDesktop && (
        <SettingRow title={t('While you do something else')} note={t('Shown by your system, only when no window of Galley has the keyboard.')}>
          <Switch isOn={notifies} onChange={(isOn) => set({ notifies: isOn })}>
            {t('Tell when the queue is done, a prompt failed or waits for my word')}
          </Switch>
        </SettingRow>
      )}
    </>
  );
}
