import { join } from 'node:path';
import { BrowserWindow, dialog, ipcMain, type MessagePortMain, type Session, screen, shell } from 'electron';
import { PAGE_ORIGIN } from './window-origin.ts';
import { seenPlace, type WindowPlaces } from './window-places.ts';

export interface WindowConfig {
  /** Folder with preload.cjs. */
  distFolder: string;
  title: string;
  session: Session;
  /** Its place is kept by this name. */
  name: string;
  places: WindowPlaces;
  /** That it begins with; left out = the first one. */
  page?: string;
}

const USUAL_SIZE = { width: 1440, height: 900 };
/** Moving and sizing come in many small steps, ms. */
const SETTLED_MS = 400;

/** A window of the app: sandboxed, isolated, no Node, no way to another page. It opens where it was closed. */
export function openWindow({ distFolder, title, session, name, places, page }: WindowConfig): BrowserWindow {
  const place = places.read(name);
  const window = new BrowserWindow({
    title,
    ...USUAL_SIZE,
    ...(place && seenPlace(place, screens())),
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#1b1b1b',
    webPreferences: { session, preload: join(distFolder, 'preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => {
    if (place?.isMaximised) window.maximize();
    if (place?.isFullScreen) window.setFullScreen(true);
    window.show();
  });
  // The page's own title is the app's name alone.
  window.on('page-title-updated', (event) => event.preventDefault());
  keepPlace(window, (now) => places.write(name, now));
  webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${PAGE_ORIGIN}/`)) event.preventDefault();
  });
  // The page says that something is not saved, and would stay open without a word.
  webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'There are changes that are not saved.',
      detail: 'If the window is closed now, they are lost.',
      buttons: ['Stay', 'Close without saving'],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 1) event.preventDefault();
  });
  // Charts are copied as pictures; nothing else that a page may ask for is needed.
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'clipboard-sanitized-write'));
  void window.loadURL(`${PAGE_ORIGIN}/index.html${page ? `#/${page}` : ''}`);
  return window;
}

/** Work areas, the main screen's first. */
function screens() {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
}

function keepPlace(window: BrowserWindow, write: (place: Parameters<WindowPlaces['write']>[1]) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    write({ ...window.getNormalBounds(), isMaximised: window.isMaximized(), isFullScreen: window.isFullScreen() });
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', keep);
}

/** Calls `onPort` with every message port that a page of ours sends on a channel of the preload script. */
export function receivePorts(channel: 'galley:port' | 'galley:desktop', onPort: (port: MessagePortMain, window: BrowserWindow) => void): void {
  ipcMain.on(channel, (event) => {
    const [port] = event.ports;
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!port || !window || !event.senderFrame?.url.startsWith(`${PAGE_ORIGIN}/`)) return;
    onPort(port, window);
  });
}
