import { app, Menu } from 'electron';
import type { Menu as WindowMenu } from '../../shared/desktop.ts';
import { menuTemplate } from './menu-template.ts';

/** The usual menus until a window has sent its own. No reload: a window in work is never thrown away by a slip. */
export function installFirstMenu(): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), { role: 'fileMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}

export function installMenus(menus: readonly WindowMenu[], run: (actionId: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ menus, platform: process.platform, run, about: () => app.showAboutPanel() })));
}
