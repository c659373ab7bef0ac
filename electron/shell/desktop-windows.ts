import { BrowserWindow, type MessagePortMain } from 'electron';
import { type FromWindow, fromWindowSchema, type ToWindow } from '../../shared/desktop.ts';
import { receivePorts } from './window.ts';

export interface DesktopWindowsParts {
  /** Opens a window; its place is kept by this name. */
  open(name: string, page?: string): BrowserWindow;
  /** @param speaks it is the first of the windows: what each of them would say is heard once */
  hear(message: FromWindow, from: { window: BrowserWindow; speaks: boolean }): void;
}

/** The windows of a project: what they say and what they are told. Each has ports and a state of its own; the app ends with the last one. */
export interface DesktopWindows {
  openMain(): BrowserWindow;
  /** A page in a window beside the main one; an open one comes up. */
  openBeside(page: string): void;
  /** Brings a window up: the one that was used last. */
  show(): void;
  /** Tells the window that is used, or as soon as one listens. */
  tell(message: ToWindow): void;
}

const MAIN = 'main';

export function createDesktopWindows({ open, hear }: DesktopWindowsParts): DesktopWindows {
  const windows = new Map<string, BrowserWindow>();
  const ports = new Map<BrowserWindow, MessagePortMain>();
  const waiting: ToWindow[] = [];
  let lastUsed: BrowserWindow | null = null;

  function add(name: string, page?: string): BrowserWindow {
    const window = open(name, page);
    windows.set(name, window);
    window.on('focus', () => {
      lastUsed = window;
    });
    window.on('closed', () => {
      windows.delete(name);
      ports.delete(window);
      if (lastUsed === window) lastUsed = null;
    });
    return window;
  }

  const openMain = () => add(MAIN);
  const current = () => BrowserWindow.getFocusedWindow() ?? lastUsed ?? windows.get(MAIN) ?? [...windows.values()][0];

  receivePorts('galley:desktop', (port, window) => {
    ports.get(window)?.close();
    ports.set(window, port);
    port.on('message', ({ data }) => {
      const message = fromWindowSchema.safeParse(data);
      if (message.success) hear(message.data, { window, speaks: window === [...ports.keys()][0] });
    });
    port.on('close', () => ports.get(window) === port && ports.delete(window));
    port.start();
    for (const message of waiting.splice(0)) port.postMessage(message);
  });

  return {
    openMain,
    openBeside(page) {
      const known = windows.get(page);
      if (known) bringUp(known);
      else add(page, page);
    },
    show() {
      const window = current();
      if (window) bringUp(window);
      else openMain();
    },
    tell(message) {
      const port = ports.get(current()) ?? [...ports.values()][0];
      if (port) port.postMessage(message);
      else waiting.push(message);
    },
  };
}

function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
