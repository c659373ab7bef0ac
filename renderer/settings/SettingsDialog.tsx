import { Tabs } from '@base-ui/react/tabs';
import { Bell, Info, Keyboard, Languages, type LucideIcon, SunMoon } from 'lucide-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { SETTINGS_TABS, type SettingsTab } from '../app/navigation-store.ts';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { msg, t } from '../words/t.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { AppearancePanel } from './AppearancePanel.tsx';
import { KeyboardPanel } from './KeyboardPanel.tsx';
import { LanguagePanel } from './LanguagePanel.tsx';
import { MessagesPanel } from './MessagesPanel.tsx';
import './settings.css';

const TABS: Record<SettingsTab, { label: string; Icon: LucideIcon; Panel: ComponentType }> = {
  appearance: { label: msg('Appearance'), Icon: SunMoon, Panel: AppearancePanel },
  language: { label: msg('Language'), Icon: Languages, Panel: LanguagePanel },
  keyboard: { label: msg('Keyboard'), Icon: Keyboard, Panel: KeyboardPanel },
  messages: { label: msg('Messages'), Icon: Bell, Panel: MessagesPanel },
  about: { label: msg('About Galley'), Icon: Info, Panel: AboutPanel },
};

/** How a person likes the window. Everything takes effect at once. */
export function SettingsDialog() {
  const { navigation } = useStores();
  const isOpen = useStore(navigation, (state) => state.overlay === 'settings');
  const tab = useStore(navigation, (state) => state.settingsTab);
  const { close, openSettings } = navigation.getState();
  return (
    <Modal title={t('Settings')} isOpen={isOpen} onClose={close} size="wide" startsAt='[role="tab"][aria-selected="true"]'>
      <Tabs.Root className="settings" orientation="vertical" value={tab} onValueChange={(next) => openSettings(next as SettingsTab)}>
        <Tabs.List className="settings-tabs" aria-label={t('Settings')}>
          {SETTINGS_TABS.map((name) => {
            const { label, Icon } = TABS[name];
            return (
              <Tabs.Tab key={name} value={name} className="settings-tab">
                <Icon size={15} aria-hidden />
                {t(label)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {SETTINGS_TABS.map((name) => {
          const { Panel } = TABS[name];
          return (
            <Tabs.Panel key={name} value={name} className="settings-panel">
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs.Root>
    </Modal>
  );
}
