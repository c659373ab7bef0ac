import { app, BrowserWindow, Notification } from 'electron';
import type { FromWindow } from '../../shared/desktop.ts';

type News = Extract<FromWindow, { kind: 'news' }>;
type Status = Extract<FromWindow, { kind: 'status' }>;

/** Progress of the queue in dock and taskbar, and how many proofs wait, where the system shows numbers there. */
export function showStatus({ progress, isPaused, badge }: Status): void {
  app.setBadgeCount(badge);
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(progress ?? -1, { mode: isPaused ? 'paused' : 'normal' });
}

/** Those that are shown: a notification that nothing holds is thrown away with its click. */
const shown = new Set<Notification>();

/** A word of the system's own, unless somebody looks at Galley now. */
export function tellNews({ title, body, page }: News, onClick: (page: string) => void): void {
  if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  const end = () => shown.delete(notification);
  notification.on('click', () => {
    end();
    onClick(page);
  });
  notification.on('close', end);
  notification.on('failed', end);
  shown.add(notification);
  notification.show();
}
