import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Connection, connectionSchema } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import { personalFolder, readTextFile, writeWholeFile } from '../personal-files.ts';

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
  return join(personalFolder(environment, platform, home), 'connections.json');
}

const fileSchema = z.object({ connections: z.array(connectionSchema) });

export function createConnectionFile(path: string): ConnectionFile {
  return {
    read() {
      const text = readTextFile(path);
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
      writeWholeFile(path, `${JSON.stringify({ connections }, null, 2)}\n`);
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
