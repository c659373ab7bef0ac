import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, dialog, nativeTheme, session, shell } from 'electron';
import { toErrorShape } from '../../shared/errors.ts';
import { type DesktopArguments, desktopArguments } from './arguments.ts';
import { showStatus, tellNews } from './attention.ts';
import { createDesktopWindows, type DesktopWindows } from './desktop-windows.ts';
import { createKeychain } from './keychain.ts';
import { installFirstMenu, installMenus } from './menu.ts';
import { nodeProgram } from './node-program.ts';
import { fileArguments, readOpened } from './opened-files.ts';
import { isFirstOfProject } from './single-instance.ts';
import { type StudioProcess, startStudioProcess } from './studio-process.ts';
import { openWindow, receivePorts } from './window.ts';
import { serveWindow } from './window-origin.ts';
import { createWindowPlaces } from './window-places.ts';

/** Opens the project that the arguments name, and its window. Where the project is open already, that Galley comes up instead. */
export async function startDesktop(distFolder: string): Promise<void> {
  const given = desktopArguments(process.argv, process.env);
  if (!isFirstOfProject(given.projectFolder)) return app.exit(0);
  const opened = listenForFiles();
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  try {
    opened.giveTo(await openProject(distFolder, given));
  } catch (error) {
    giveUp('Galley cannot open this project', error);
  }
}

async function openProject(distFolder: string, { projectFolder, hasSample, readyFile }: DesktopArguments): Promise<DesktopWindows> {
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
  installFirstMenu();
  const { name } = studio.info;
  app.setAboutPanelOptions({ applicationName: 'Galley', applicationVersion: app.getVersion(), copyright: `Project: ${name}\n${projectFolder}` });
  // A session of its own, so that answering all of https touches nothing else, and nothing of it is kept.
  const pages = session.fromPartition('galley');
  serveWindow(pages, join(distFolder, 'renderer'), studio);
  receivePorts('galley:port', studio.attach);
  const windows = openWindows({ distFolder, session: pages, title: `Galley: ${name}` });
  const window = windows.openMain();
  if (readyFile) window.once('ready-to-show', () => writeFileSync(readyFile, String(process.pid)));
  app.on('activate', windows.show);
  disposeAtQuit(studio);
  return windows;
}

/** The windows, and what the system is told for them. */
function openWindows(config: Pick<Parameters<typeof openWindow>[0], 'distFolder' | 'session' | 'title'>): DesktopWindows {
  const places = createWindowPlaces(join(app.getPath('userData'), 'windows.json'));
  const windows = createDesktopWindows({
    open: (name, page) => openWindow({ ...config, name, page, places }),
    hear(message, { speaks }) {
      if (message.kind === 'menus') installMenus(message.menus, (id) => windows.tell({ kind: 'run', id }));
      if (message.kind === 'theme') nativeTheme.themeSource = message.theme;
      if (message.kind === 'open-window') windows.openBeside(message.page);
      if (message.kind === 'status' && speaks) showStatus(message);
      if (message.kind === 'news' && speaks)
        tellNews(message, (page) => {
          windows.show();
          windows.tell({ kind: 'go', page });
        });
    },
  });
  return windows;
}

/** Files that come with the start, from another start, or by the system (a Mac's dock), kept until a window takes them. */
function listenForFiles(): { giveTo(windows: DesktopWindows): void } {
  let windows: DesktopWindows | null = null;
  const early = fileArguments(process.argv, process.cwd());
  async function give(paths: readonly string[]): Promise<void> {
    if (!windows) return void early.push(...paths);
    if (paths.length === 0) return;
    const { files, refused } = await readOpened(paths);
    if (refused.length > 0) console.error(`galley: not opened: ${refused.join(', ')}`);
    windows.show();
    if (files.length > 0) windows.tell({ kind: 'files', files });
  }
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void give([path]);
  });
  app.on('second-instance', (_event, argv, folder) => {
    windows?.show();
    void give(fileArguments(argv, folder));
  });
  return {
    giveTo(opened) {
      windows = opened;
      void give(early.splice(0));
    },
  };
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
