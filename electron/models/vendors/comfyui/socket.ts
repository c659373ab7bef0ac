import { type RawData, WebSocket } from 'ws';
import { readBinary, readText, type ServerMessage } from './messages.ts';

export interface ComfySocket {
  /** The first listener opens the socket. Messages that name no prompt are given to whoever's prompt runs. The returned function ends it; the last one closes the socket. */
  listen(promptId: string, onMessage: (message: ServerMessage) => void): () => void;
  /** Waits until the socket is open, for a moment at most; false = it is not, and results have to be asked for. */
  opened(): Promise<boolean>;
  isOpen(): boolean;
  dispose(): void;
}

const OPENING_MS = 3000;
const CLIENT_FEATURES = JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } });
/** A frame holds one picture. */
const MAX_FRAME_BYTES = 100 * 1024 * 1024;

/** The one socket of an adapter: a server tells each client by one socket only what became of its prompts. */
export function createComfySocket({ url, headers }: { url: string; headers: () => Record<string, string> }): ComfySocket {
  const listeners = new Map<string, (message: ServerMessage) => void>();
  let socket: WebSocket | null = null;
  let opening: Promise<boolean> = Promise.resolve(false);
  /** Whose frames come without a name. */
  let running: string | null = null;

  function open(): void {
    const opened = new WebSocket(url, { headers: headers(), handshakeTimeout: OPENING_MS, maxPayload: MAX_FRAME_BYTES, followRedirects: false });
    socket = opened;
    opening = new Promise((resolve) => {
      opened.once('open', () => {
        // Must be the first frame: the server looks for it nowhere else.
        opened.send(CLIENT_FEATURES);
        resolve(true);
      });
      opened.once('close', () => resolve(false));
    });
    // A socket that cannot be had is no fault: results are asked for instead.
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (socket === opened) socket = null;
    });
    opened.on('message', (data, isBinary) => {
      if (socket === opened) deliver(isBinary ? readBinary(bufferOf(data)) : readText(bufferOf(data).toString('utf8')));
    });
  }

  function deliver(message: ServerMessage | null): void {
    if (!message) return;
    if (message.promptId !== null && message.type === 'executing') running = message.node === null ? null : message.promptId;
    const whose = message.promptId ?? running;
    if (whose !== null) listeners.get(whose)?.(message);
  }

  function close(): void {
    const closing = socket;
    socket = null;
    running = null;
    closing?.terminate();
  }

  return {
    listen(promptId, onMessage) {
      listeners.set(promptId, onMessage);
      if (!socket) open();
      return () => {
        listeners.delete(promptId);
        if (listeners.size === 0) close();
      };
    },
    opened() {
      if (!socket && listeners.size > 0) open();
      return opening;
    },
    isOpen: () => socket?.readyState === WebSocket.OPEN,
    dispose() {
      listeners.clear();
      close();
    },
  };
}

function bufferOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
