import type { ErrorShape } from '../../shared/errors.ts';
import { fromErrorShape, toErrorShape } from '../../shared/errors.ts';
import type { StudioInfo } from '../studio.ts';

/** What the studio's process is told when it starts. */
export interface StudioHostConfig {
  projectFolder: string;
  hasSample: boolean;
}

/** Between the desktop's main process and the studio's process. `port` carries the contract of one window, as oRPC encodes it. */
export type HostMessage =
  | { kind: 'ready'; info: StudioInfo }
  | { kind: 'failed'; error: ErrorShape }
  | { kind: 'call'; id: number; method: string; args: unknown[] }
  | { kind: 'answer'; id: number; result?: unknown; error?: ErrorShape }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'port-closed'; port: number };

export interface Calls {
  /** Asks the other side. @throws AppError as thrown there, or crashed when the other side ended */
  call<Result>(method: string, ...args: unknown[]): Promise<Result>;
  /** Takes `call` and `answer` messages; others are not its business. */
  receive(message: HostMessage): void;
  /** Fails everything that still waits. */
  end(error: Error): void;
}

/** Plain calls in both directions over a channel of messages. */
export function createCalls(send: (message: HostMessage) => void, methods: Record<string, (...args: never[]) => unknown>): Calls {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let last = 0;

  async function answer(id: number, method: string, args: unknown[]): Promise<void> {
    try {
      send({ kind: 'answer', id, result: await methods[method](...(args as never[])) });
    } catch (error) {
      send({ kind: 'answer', id, error: toErrorShape(error) });
    }
  }

  return {
    call(method, ...args) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ kind: 'call', id, method, args });
      });
    },
    receive(message) {
      if (message.kind === 'call') void answer(message.id, message.method, message.args);
      if (message.kind !== 'answer') return;
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) caller?.reject(fromErrorShape(message.error));
      else caller?.resolve(message.result as never);
    },
    end(error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
