import type { StudioEvent } from '../../shared/contract.ts';
import { type FromWindow, type ToWindow, toWindowSchema } from '../../shared/desktop.ts';
import { runningExport } from '../export/runs/running-export.ts';
import { loadCatalogue } from '../words/language.ts';
import { ALL_ACTIONS } from './actions/all.ts';
import { SHARED_FIELDS } from './actions/dispatcher.ts';
import { runAction } from './actions/run-action.ts';
import { desktopMenus } from './desktop-menus.ts';
import { createDesktopNews } from './desktop-news.ts';
import { createQueueProgress, desktopProgress } from './desktop-progress.ts';
import { takeFiles } from './drop/take-files.ts';
import { pageOf } from './navigation-store.ts';
import { createSoon, type Schedule } from './soon.ts';
import type { Stores } from './stores.ts';

/** The window's part of what the desktop does: native menus, dock and taskbar, notifications, second windows, opened files. */
export interface Desktop {
  hear(event: StudioEvent): void;
}

/** A store may tell many changes in a row, ms. */
const SETTLED_MS = 150;

/** Opens the window's second port. The preload script hands it to the main process. */
export function connectDesktop(page: Window, stores: Stores): Desktop {
  const { port1, port2 } = new MessageChannel();
  page.postMessage('galley:desktop', '*', [port2]);
  const schedule = (run: () => void, delayMs: number) => page.setTimeout(run, delayMs);
  const send = (message: FromWindow) => port1.postMessage(message);
  port1.onmessage = ({ data }) => {
    const message = toWindowSchema.safeParse(data);
    if (message.success) void obey(message.data, stores, page.document);
  };
  keepMenus(stores, send, schedule);
  keepStatus(stores, send, schedule);
  stores.actions.bind(() => ({ 'window.review': () => send({ kind: 'open-window', page: 'review' }) }));
  return createDesktopNews({ tell: (news) => stores.preferences.getState().notifies && send(news), schedule });
}

async function obey(message: ToWindow, stores: Stores, document: Document): Promise<void> {
  const { go } = stores.navigation.getState();
  if (message.kind === 'go') return go(pageOf(`#/${message.page}`));
  if (message.kind === 'files')
    return takeFiles(
      message.files.map(({ name, bytes }) => new File([bytes as BlobPart], name)),
      stores,
    );
  const fieldCommand = FIELD_COMMANDS[message.id];
  const active = document.activeElement;
  // A field has an undo of its own, which only the browser knows.
  if (fieldCommand && active?.matches(FIELDS) && !active.matches(SHARED_FIELDS)) document.execCommand(fieldCommand);
  else await runAction(message.id, { actions: stores.actions, go });
}

const FIELD_COMMANDS: Readonly<Record<string, string>> = { 'app.undo': 'undo', 'app.redo': 'redo' };
const FIELDS =
  'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"], [type="file"])';

function keepMenus({ preferences }: Stores, send: (message: FromWindow) => void, schedule: Schedule): void {
  const sendMenus = () => send({ kind: 'menus', menus: desktopMenus(ALL_ACTIONS, preferences.getState().keys) });
  const sendTheme = () => send({ kind: 'theme', theme: preferences.getState().theme });
  sendMenus();
  sendTheme();
  preferences.subscribe(({ keys, language, theme }, before) => {
    if (theme !== before.theme) sendTheme();
    if (keys !== before.keys || language !== before.language) void loadCatalogue(language).then(() => schedule(sendMenus, SETTLED_MS));
  });
}

function keepStatus({ session, exporting }: Stores, send: (message: FromWindow) => void, schedule: Schedule): void {
  const progressOf = createQueueProgress();
  let last = '';
  const sendStatus = () => {
    const { status, needsReview } = session.getState();
    const running = runningExport(exporting.getState());
    const ofExport = running && Math.min(1, running.filesDone / Math.max(1, running.filesTotal));
    const ofAll = desktopProgress(status && progressOf(status), status?.isPaused ?? false, ofExport);
    const message: FromWindow = { kind: 'status', ...ofAll, badge: needsReview };
    if (JSON.stringify(message) === last) return;
    last = JSON.stringify(message);
    send(message);
  };
  const sendSoon = createSoon(schedule, SETTLED_MS, sendStatus);
  session.subscribe(sendSoon);
  exporting.subscribe(sendSoon);
}
