import { createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import { createReconnectingLink, type LinkState, type Transport } from './reconnecting-link.ts';
import type { Shell } from './shell.ts';
import type { StudioClient } from './studio-client.ts';

/** The preload script picks the port out of this message and hands it to the main process. */
const PORT_MESSAGE = 'galley:port';

function openMessagePort(): Transport {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(PORT_MESSAGE, '*', [port2]);
  const link = new MessagePortLink({ port: port1 });
  port1.start();
  return { link, onOpen: (listener) => queueMicrotask(listener), onClose: (listener) => port1.addEventListener('close', listener) };
}

function openWebSocket(token: string): Transport {
  const url = new URL('rpc', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  // Without one (a page opened again later) the cookie of the first visit speaks.
  if (token !== '') url.searchParams.set('token', token);
  const websocket = new WebSocket(url);
  return {
    link: new WebSocketLink({ websocket }),
    onOpen: (listener) => websocket.addEventListener('open', listener),
    onClose: (listener) => websocket.addEventListener('close', listener),
  };
}

/** The studio over a message port (desktop) or a WebSocket of the page's own origin (browser); `onState` hears of drops. */
export function connectStudio(shell: Shell, onState: (state: LinkState) => void): StudioClient {
  const open = shell.kind === 'desktop' ? openMessagePort : () => openWebSocket(shell.token);
  const link = createReconnectingLink({ open, onState, schedule: (run, delayMs) => window.setTimeout(run, delayMs) });
  return createORPCClient(link);
}
