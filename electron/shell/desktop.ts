import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { app, BrowserWindow, dialog, shell } from 'electron';
import { toErrorShape } from '../../shared/errors.ts';
import { createApi, type HostPort } from '../api.ts';
import { createStudio, type Studio } from '../studio.ts';
import { type DesktopArguments, desktopArguments } from './arguments.ts';
import { installMenu } from './menu.ts';
import { serveAssets, servePage } from './protocols.ts';
import { openWindow, receivePorts } from './window.ts';

/** Opens the project that the arguments name, and its window. */
export async function startDesktop(distFolder: string): Promise<void> {
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  try {
    await openProject(distFolder, desktopArguments(process.argv, process.env));
  } catch (error) {
    // The person sees one sentence; a window that cannot open a project has nothing to show.
    const { message } = toErrorShape(error);
    console.error(message);
    dialog.showErrorBox('Galley cannot open this project', message);
    app.exit(1);
  }
}

async function openProject(distFolder: string, { projectFolder, hasSample, readyFile }: DesktopArguments): Promise<void> {
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
