import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, session, shell } from 'electron';
import { toErrorShape } from '../../shared/errors.ts';
import { type DesktopArguments, desktopArguments } from './arguments.ts';
import { createKeychain } from './keychain.ts';
import { installMenu } from './menu.ts';
import { nodeProgram } from './node-program.ts';
import { type StudioProcess, startStudioProcess } from './studio-process.ts';
import { openWindow, receivePorts } from './window.ts';
import { serveWindow } from './window-origin.ts';

/** Opens the project that the arguments name, and its window. */
export async function startDesktop(distFolder: string): Promise<void> {
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  try {
    await openProject(distFolder, desktopArguments(process.argv, process.env));
  } catch (error) {
    giveUp('Galley cannot open this project', error);
  }
}

async function openProject(distFolder: string, { projectFolder, hasSample, readyFile }: DesktopArguments): Promise<void> {
  const keychain = createKeychain();
  const studio = await startStudioProcess({
    projectFolder,
    hasSample,
    entry: join(distFolder, 'studio-host.js'),
    node: nodeProgram({
      platform: process.platform,
      electron: process.execPath,
      appFolder: dirname(distFolder),
      resourcesFolder: process.resourcesPath,
      environment: process.env,
    }),
    methods: { chooseFolder, openFolder, readKeychain: keychain.read, storeKey: keychain.store },
    onLost: (error) => giveUp('Galley had to stop', error),
  });
  installMenu();
  // A session of its own, so that answering all of https touches nothing else, and nothing of it is kept.
  const windows = session.fromPartition('galley');
  serveWindow(windows, join(distFolder, 'renderer'), studio);
  receivePorts(studio.attach);
  const open = () => openWindow({ distFolder, session: windows, title: `Galley: ${studio.info.name}` });
  const window = open();
  if (readyFile) window.once('ready-to-show', () => writeFileSync(readyFile, String(process.pid)));
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && open());
  disposeAtQuit(studio);
}

/** Quitting waits until running steps are put back in the queue and the database is closed. */
function disposeAtQuit(studio: StudioProcess): void {
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

/** One sentence for the person; the project is safe on the disk. */
function giveUp(title: string, error: unknown): void {
  const { message } = toErrorShape(error);
  console.error(message);
  dialog.showErrorBox(title, message);
  app.exit(1);
}

async function chooseFolder(startFolder: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'], defaultPath: startFolder });
  return filePaths[0] ?? null;
}

async function openFolder(folder: string): Promise<void> {
  if (existsSync(folder)) await shell.openPath(folder);
}
