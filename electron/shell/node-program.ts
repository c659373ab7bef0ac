import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface NodeProgram {
  path: string;
  environment: NodeJS.ProcessEnv;
}

export interface NodePlaces {
  platform: NodeJS.Platform;
  /** Electron's own program file, which is a Node when asked to be. */
  electron: string;
  /** The app's folder (a checkout has the pinned Node in its node_modules). */
  appFolder: string;
  /** Folder of a package's extra files. */
  resourcesFolder: string;
  environment: NodeJS.ProcessEnv;
}

/**
 * The Node that runs the studio's process. On Linux a plain one: Electron's program file brings the system's GLib into the process, which
 * collides with the one inside libvips and corrupts or crashes sharp. Elsewhere, and where no plain Node is found, Electron's own.
 */
export function nodeProgram({ platform, electron, appFolder, resourcesFolder, environment }: NodePlaces): NodeProgram {
  const { ELECTRON_RUN_AS_NODE: _electron, NODE_OPTIONS: _options, ...rest } = environment;
  const plain =
    platform === 'linux' ? [join(resourcesFolder, 'node'), join(appFolder, 'node_modules', 'node', 'bin', 'node')].find((path) => existsSync(path)) : undefined;
  return plain ? { path: plain, environment: rest } : { path: electron, environment: { ...rest, ELECTRON_RUN_AS_NODE: '1' } };
}
