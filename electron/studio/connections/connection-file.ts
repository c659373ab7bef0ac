import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Connection, connectionSchema } from '../../../shared/connections.ts';
import { AppError, toErrorShape } from '../../../shared/errors.ts';

/** Connections of this person, for all projects; keys are not among them. */
export interface ConnectionFile {
  /** [] when there is no file yet. @throws AppError invalid-input when it cannot be understood: it is left as it is */
  read(): Connection[];
  /** Whole or not at all. @throws AppError disk-full | read-only */
  write(connections: readonly Connection[]): void;
}

/** GALLEY_CONNECTIONS, else connections.json where this system keeps a person's settings: below XDG_CONFIG_HOME or ~/.config on Linux. */
export function connectionsPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (environment.GALLEY_CONNECTIONS) return resolve(environment.GALLEY_CONNECTIONS);
  return join(configFolder(environment, platform, home), 'connections.json');
}

function configFolder({ XDG_CONFIG_HOME, APPDATA }: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  // The base directory specification: a relative path is to be ignored.
  if (XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME)) return join(XDG_CONFIG_HOME, 'galley');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Galley');
  if (platform === 'win32') return join(APPDATA || join(home, 'AppData', 'Roaming'), 'Galley');
  return join(home, '.config', 'galley');
}

const fileSchema = z.object({ connections: z.array(connectionSchema) });

export function createConnectionFile(path: string): ConnectionFile {
  return {
    read() {
      const text = readText(path);
      if (text === null) return [];
      const parsed = fileSchema.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data.connections;
      const [issue] = parsed.error.issues;
      throw new AppError(
        'invalid-input',
        `${path} cannot be understood (${issue.path.join('.') || 'it is no JSON'}: ${issue.message}). Mend it, or move it away.`,
        {
          details: { path },
        },
      );
    },
    write(connections) {
      const temporary = `${path}.${randomUUID()}.tmp`;
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(temporary, `${JSON.stringify({ connections }, null, 2)}\n`, { mode: 0o600, flush: true });
        renameSync(temporary, path);
      } catch (cause) {
        rmSync(temporary, { force: true });
        const { code, message } = toErrorShape(cause);
        throw new AppError(code, `${path} could not be written. ${message}`, { cause, details: { path } });
      }
    },
  };
}

/** Forgets at the end of the process. */
export function createPassingConnections(): ConnectionFile {
  let kept: readonly Connection[] = [];
  return {
    read: () => [...kept],
    write(connections) {
      kept = [...connections];
    },
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const { code, message } = toErrorShape(cause);
    throw new AppError(code, `${path} could not be read. ${message}`, { cause, details: { path } });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
