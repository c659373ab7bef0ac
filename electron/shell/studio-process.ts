import { type ChildProcess, fork } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { AppError, fromErrorShape } from '../../shared/errors.ts';
import type { AssetFile } from '../studio/assets.ts';
import type { StudioInfo } from '../studio.ts';
import { type Calls, createCalls, type HostMessage, type StudioHostConfig } from './host-messages.ts';
import type { KeychainContent } from './keychain.ts';
import type { NodeProgram } from './node-program.ts';

export interface StudioProcessConfig extends StudioHostConfig {
  /** Entry file of the studio's process. */
  entry: string;
  node: NodeProgram;
  /** What the studio may ask of the desktop. */
  methods: {
    chooseFolder(startFolder: string): Promise<string | null>;
    openFolder(folder: string): Promise<void>;
    readKeychain(): KeychainContent;
    storeKey(connectionId: string, key: string | null): void;
  };
  /** The process ended by itself and could not be started again. */
  onLost(error: Error): void;
}

/** The studio as the main process holds it: in another process, started again when that one dies. */
export interface StudioProcess {
  readonly info: StudioInfo;
  asset(sha256: string, width?: number): Promise<AssetFile>;
  fontFile(id: string, version: string): Promise<AssetFile>;
  importImage(bytes: Uint8Array, name: string): Promise<{ sha256: string; width: number; height: number }>;
  /** Lets a window's port talk to the studio. It is closed when the studio dies; the window then opens another. */
  attach(port: MessagePortMain): void;
  dispose(): Promise<void>;
}

interface Connection {
  child: ChildProcess;
  info: StudioInfo;
  calls: Calls;
  ports: Map<number, MessagePortMain>;
}

const RESTARTS_PER_MINUTE = 3;
const END_LIMIT_MS = 15_000;

/** @throws AppError as createStudio does, or crashed */
export async function startStudioProcess(config: StudioProcessConfig): Promise<StudioProcess> {
  let connection = await connect(config);
  let connecting: Promise<unknown> = Promise.resolve();
  let isEnding = false;
  let lastPort = 0;
  const restarts: number[] = [];

  function watch({ child, ports, calls }: Connection): void {
    child.once('exit', (code, signal) => {
      const error = new AppError('crashed', `The studio's process ended (${signal ?? `code ${code}`}).`, { retryable: true });
      calls.end(error);
      for (const port of ports.values()) port.close();
      if (!isEnding) connecting = restart(error);
    });
  }

  async function restart(error: Error): Promise<void> {
    const now = performance.now();
    restarts.push(now);
    if (restarts.filter((at) => now - at < 60_000).length > RESTARTS_PER_MINUTE) return config.onLost(error);
    try {
      connection = await connect(config);
      watch(connection);
    } catch (cause) {
      config.onLost(cause as Error);
    }
  }

  watch(connection);
  return {
    get info() {
      return connection.info;
    },
    async asset(sha256, width) {
      await connecting;
      return connection.calls.call('asset', sha256, width);
    },
    async fontFile(id, version) {
      await connecting;
      return connection.calls.call('fontFile', id, version);
    },
    async importImage(bytes, name) {
      await connecting;
      return connection.calls.call('importImage', bytes, name);
    },
    attach(port) {
      void connecting.then(() => relay(connection, port, ++lastPort));
    },
    async dispose() {
      isEnding = true;
      const { child, calls } = connection;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
      void calls.call('dispose').catch(() => undefined);
      await ended;
      clearTimeout(limit);
    },
  };
}

function relay({ child, ports }: Connection, port: MessagePortMain, id: number): void {
  const send = (message: HostMessage) => void (child.connected && child.send(message));
  ports.set(id, port);
  port.on('message', ({ data }) => send({ kind: 'port', port: id, data }));
  port.on('close', () => {
    ports.delete(id);
    send({ kind: 'port-closed', port: id });
  });
  port.start();
}

/** Starts the process and waits until its project is open. */
async function connect({ entry, node, methods, projectFolder, hasSample }: StudioProcessConfig): Promise<Connection> {
  const host: StudioHostConfig = { projectFolder, hasSample };
  const child = fork(entry, [JSON.stringify(host)], { execPath: node.path, env: node.environment, execArgv: [], serialization: 'advanced' });
  const ports = new Map<number, MessagePortMain>();
  const calls = createCalls((message) => void (child.connected && child.send(message)), methods);
  const info = await new Promise<StudioInfo>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new AppError('crashed', `The studio's process did not start (${signal ?? `code ${code}`}).`)));
    child.on('message', (message) => {
      const given = message as HostMessage;
      if (given.kind === 'ready') resolve(given.info);
      else if (given.kind === 'failed') reject(fromErrorShape(given.error));
      else if (given.kind === 'port') ports.get(given.port)?.postMessage(given.data);
      else calls.receive(given);
    });
  });
  return { child, info, calls, ports };
}
