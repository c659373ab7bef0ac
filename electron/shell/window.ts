import { join } from 'node:path';
import { BrowserWindow, ipcMain, type MessagePortMain, type Session, shell } from 'electron';
import { PAGE_ORIGIN } from './window-origin.ts';

export interface WindowConfig {
  /** Folder with preload.cjs. */
  distFolder: string;
  title: string;
  session: Session;
}

/** The app's window: sandboxed, isolated, no Node, no way to another page. */
export function openWindow({ distFolder, title, session }: WindowConfig): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#1b1b1b',
    webPreferences: { session, preload: join(distFolder, 'preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => window.show());
  webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${PAGE_ORIGIN}/`)) event.preventDefault();
  });
  // Charts are copied as pictures; nothing else that a page may ask for is needed.
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'clipboard-sanitized-write'));
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);
  return window;
}

/** Calls `onPort` with every message port that a page of ours sends. */
export function receivePorts(onPort: (port: MessagePortMain) => void): void {
  ipcMain.on('galley:port', (event) => {
    const [port] = event.ports;
    if (!port || !event.senderFrame?.url.startsWith(`${PAGE_ORIGIN}/`)) return;
    onPort(port);
  });
}
