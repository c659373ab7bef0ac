import type { MenuItemConstructorOptions } from 'electron';
import type { Menu, MenuItem } from '../../shared/desktop.ts';

export interface MenuTemplateParts {
  menus: readonly Menu[];
  platform: NodeJS.Platform;
  run(actionId: string): void;
  about(): void;
}

/**
 * The native menus of what the window sent. Keys are shown but not registered: the window hears them itself, where it knows whether somebody types. A Mac registers every key of a
 * menu, so only those with ⌘ stand there.
 */
export function menuTemplate({ menus, platform, run, about }: MenuTemplateParts): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const itemOf = (item: MenuItem): MenuItemConstructorOptions => {
    if (item.kind === 'separator') return { type: 'separator' };
    if (item.kind === 'submenu') return { label: escaped(item.label, isMac), submenu: item.items.map(itemOf) };
    if (item.kind === 'role') return item.role === 'about' ? { label: item.label, click: about } : { role: item.role, label: item.label };
    const accelerator = item.chord === null ? null : acceleratorOf(item.chord);
    const isShown = accelerator !== null && (!isMac || accelerator.includes('CommandOrControl'));
    return { id: item.id, label: escaped(item.label, isMac), click: () => run(item.id), ...(isShown && { accelerator, registerAccelerator: false }) };
  };
  return [...(isMac ? [{ role: 'appMenu' as const }] : []), ...menus.map(({ label, items }) => ({ label, submenu: items.map(itemOf) }))];
}

/** "&" marks a letter to press with Alt where there are such. */
const escaped = (label: string, isMac: boolean) => (isMac ? label : label.replaceAll('&', '&&'));

const MODIFIERS: Record<string, string> = { Mod: 'CommandOrControl', Ctrl: 'Control', Meta: 'Super', Alt: 'Alt', Shift: 'Shift' };
const KEYS: Record<string, string> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Escape',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Tab: 'Tab',
};
const PLAIN = /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|[,.;'`/\\[\]=?!<>-])$/;

/** A chord of the window as Electron writes it; null for one that has no name there. */
export function acceleratorOf(chord: string): string | null {
  const isPlus = chord === '+' || chord.endsWith('++');
  const names = isPlus ? [...chord.slice(0, -1).split('+').filter(Boolean), '+'] : chord.split('+');
  const key = names.pop()!;
  const name = KEYS[key] ?? (PLAIN.test(key) ? key : null);
  const modifiers = names.map((modifier) => MODIFIERS[modifier]);
  return name === null || modifiers.includes(undefined as never) ? null : [...modifiers, name].join('+');
}
