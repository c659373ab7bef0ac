import { RPCHandler } from '@orpc/server/message-port';
import { toErrorShape } from '../../shared/errors.ts';
import { createApi } from '../api.ts';
import { openModelFiles } from '../model-files/open.ts';
import { personalConnections } from '../studio/connections/open-connections.ts';
import { createPreferenceFile, preferencesPath } from '../studio/preference-file.ts';
import { createStudio, type Studio } from '../studio.ts';
import { tracingFrom } from '../telemetry/tracing/tracing-config.ts';
import { type Calls, createCalls, type HostMessage, type StudioHostConfig } from './host-messages.ts';
import { openKeychainVault } from './keychain-vault.ts';

/** The studio in a process of its own, driven by the desktop's main process over the IPC channel. Plain Node: it never imports Electron. */
async function main(config: StudioHostConfig): Promise<void> {
  const send = (message: HostMessage) => void (process.connected && process.send?.(message));
  let opened: Studio | null = null;
  const calls = createCalls(send, {
    asset: (sha256: string, width?: number) => opened?.assets.file(sha256, width),
    fontFile: (id: string, version: string) => opened?.fontFiles.file(id, version),
    importImage: (bytes: Uint8Array, name: string) => opened?.importImage(bytes, name),
    dispose: () => opened && end(opened),
  });
  process.on('message', calls.receive);
  const studio = await openStudio(config, calls).catch((error) => {
    send({ kind: 'failed', error: toErrorShape(error) });
    process.disconnect();
    return null;
  });
  if (studio === null) return;
  opened = studio;
  const rpc = new RPCHandler(
    createApi(studio, {
      shell: 'desktop',
      chooseFolder: () => calls.call('chooseFolder', studio.info.exportFolder),
      openFolder: (folder) => calls.call('openFolder', folder),
      preferences: createPreferenceFile(preferencesPath(process.env)),
    }),
  );
  process.on('message', createPorts(send, (port) => rpc.upgrade(port)).receive);
  // Without the main process nobody is left to serve; what runs goes back into the queue.
  process.on('disconnect', () => void end(studio));
  send({ kind: 'ready', info: studio.info });
  if (config.hasSample) await studio.ensureSampleProject();
}

async function openStudio({ projectFolder }: StudioHostConfig, calls: Calls): Promise<Studio> {
  return createStudio({
    projectFolder,
    nativeBinding: process.env.SQLITE_NATIVE_BINDING,
    modelFiles: openModelFiles(process.env),
    connections: personalConnections(process.env, await openKeychainVault(calls)),
    tracing: tracingFrom(process.env),
    log: (message) => void process.stderr.write(`galley: ${message}\n`),
  });
}

let ending: Promise<void> | undefined;

function end(studio: Studio): Promise<void> {
  ending ??= studio.dispose().finally(() => setImmediate(() => process.exit()));
  return ending;
}

/** Gives every window's port a stand-in on this side of the channel. */
function createPorts(send: (message: HostMessage) => void, onOpen: (port: RelayedPort) => void) {
  const open = new Map<number, RelayedPort>();
  return {
    receive(message: HostMessage) {
      if (message.kind === 'port-closed') {
        open.get(message.port)?.emit('close');
        open.delete(message.port);
      }
      if (message.kind !== 'port') return;
      const known = open.get(message.port);
      const port = known ?? relayedPort((data) => send({ kind: 'port', port: message.port, data }));
      if (!known) {
        open.set(message.port, port);
        onOpen(port);
      }
      port.emit('message', { data: message.data });
    },
  };
}

type PortListener = (event?: { data: unknown }) => void;

interface RelayedPort {
  on(event: string, listener: PortListener): void;
  postMessage(data: unknown): void;
  emit(event: 'message' | 'close', value?: { data: unknown }): void;
}

function relayedPort(postMessage: (data: unknown) => void): RelayedPort {
  const listeners: [string, PortListener][] = [];
  return {
    postMessage,
    on: (event, listener) => void listeners.push([event, listener]),
    emit(event, value) {
      for (const [name, listener] of listeners) if (name === event) listener(value);
    },
  };
}

await main(JSON.parse(process.argv[2]) as StudioHostConfig);
