import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RPCHandler } from '@orpc/server/message-port';
import { app, BrowserWindow, dialog, shell } from 'electron';
import { toErrorShape } from '../shared/errors.ts';
import { createApi, type HostPort } from './api.ts';
import { desktopArguments } from './shell/arguments.ts';
import { installMenu } from './shell/menu.ts';
import { declareSchemes, serveAssets, servePage } from './shell/protocols.ts';
import { openWindow, receivePorts } from './shell/window.ts';
import { createStudio, type Studio } from './studio.ts';

const distFolder = dirname(fileURLToPath(import.meta.url));
const { projectFolder, hasSample, readyFile } = desktopArguments(process.argv, process.env);

declareSchemes();
app.on('window-all-closed', () => app.quit());
await app.whenReady();
await start().catch((error) => {
  // The person sees one sentence; a window that cannot open a project has nothing to show.
  const { message } = toErrorShape(error);
  if (process.env.GALLEY_HEADLESS) console.error(message);
  else dialog.showErrorBox('Galley cannot open this project', message);
  app.exit(1);
});

async function start(): Promise<void> {
  const studio = await createStudio({ projectFolder, nativeBinding: process.env.SQLITE_NATIVE_BINDING });
  const rpc = new RPCHandler(createApi(studio, desktopHost(studio)));
  installMenu();
  servePage(join(distFolder, 'renderer'));
  serveAssets(studio);
  receivePorts((port) => rpc.upgrade(port));
  const title = `Galley: ${studio.info.name}`;
  openWindow({ distFolder, title });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow({ distFolder, title });
  });
  disposeAtQuit(studio);
  if (hasSample) await studio.ensureSampleProject();
  if (readyFile) writeFileSync(readyFile, String(process.pid));
}

/** Quitting waits until running steps are put back in the queue and the database is closed. */
function disposeAtQuit(studio: Studio): void {
  let isDisposed = false;
  app.on('will-quit', (event) => {
    if (isDisposed) return;
    event.preventDefault();
    void studio.dispose().finally(() => {
      isDisposed = true;
      app.quit();
    });
  });
}

function desktopHost(studio: Studio): HostPort {
  return {
    shell: 'desktop',
    async chooseFolder() {
      const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'], defaultPath: studio.info.exportFolder });
      return filePaths[0] ?? null;
    },
    async openFolder(folder) {
      if (existsSync(folder)) await shell.openPath(folder);
    },
  };
}
