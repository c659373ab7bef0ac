import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { contract } from '../../shared/contract.ts';

export interface StudioConnection {
  client: ContractRouterClient<typeof contract>;
  close: () => void;
}

/** Talks to the studio behind a window's address as the window does. */
export function connectStudio(address: string): StudioConnection {
  const { host, origin, searchParams } = new URL(address);
  const websocket = new WebSocket(`ws://${host}/rpc?token=${searchParams.get('token')}`, { origin });
  return { client: createORPCClient(new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket })), close: () => websocket.close() };
}
