import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts, EncodedImage } from '../../remote-model.ts';
import { failureError, interruptedError, lostError } from './errors.ts';
import { failureOf, type ServerMessage } from './messages.ts';
import type { ComfyServer, HistoryEntry } from './server.ts';
import type { ComfySocket } from './socket.ts';

/** Time between two questions while the socket lives: its messages come first, this finds what they missed. */
const CALM_MS = 10_000;
/** The same without a socket. */
const EAGER_MS = 1000;
/** Times that a server may not answer, or not know the prompt, before it counts as gone. */
const PATIENCE = 4;
/** Questions between two attempts to have a socket again. */
const REOPENING = 5;

export interface Watched {
  /** Of the server's history. */
  entry: HistoryEntry;
  /** Pictures that came through the socket, from nodes that send them instead of saving them. */
  sent: EncodedImage[];
}

export interface Watch {
  /**
   * Waits for the end of the prompt: begin only when the server has taken it.
   * @param asksFirst for prompts of earlier: nobody will send word of what is over
   * @throws AppError what its failure means; unavailable when the server forgot it or is gone; the signal's reason
   */
  end(signal: AbortSignal, asksFirst?: boolean): Promise<Watched>;
  /** Stops listening. */
  stop(): void;
}

export interface WatchParts {
  server: ComfyServer;
  socket: ComfySocket;
  sleep: AdapterParts['sleep'];
  /** Nodes whose frames are results, not previews. */
  sendingNodes: ReadonlySet<string>;
  onMessage(message: ServerMessage): void;
}

/** Listens for one prompt. Make it before the prompt is posted: a short one may be over before the answer to the post arrives. */
export function watchPrompt(promptId: string, { server, socket, sleep, sendingNodes, onMessage }: WatchParts): Watch {
  const sent: EncodedImage[] = [];
  const bell = createBell();
  let failure: AppError | null = null;
  let node: string | null = null;

  const stop = socket.listen(promptId, (message) => {
    if (message.type === 'failed') failure = failureError(message.failure);
    if (message.type === 'interrupted') failure = interruptedError();
    if (message.type === 'executing') node = message.node;
    // The history is written before this message, not before "execution_success".
    const isOver = message.type === 'executing' && message.node === null;
    const sender = message.type === 'picture' ? (message.node ?? node) : null;
    if (message.type === 'picture' && sender !== null && sendingNodes.has(sender)) sent.push(message.image);
    else onMessage(message);
    if (isOver || failure) bell.ring();
  });

  async function end(signal: AbortSignal, asksFirst = false): Promise<Watched> {
    let unknown = 0;
    let unreachable = 0;
    for (let questions = 0; ; questions++) {
      const pause = socket.isOpen() && unknown === 0 && unreachable === 0 ? CALM_MS : EAGER_MS;
      if (questions > 0 || !asksFirst) await bell.wait((inner) => sleep(pause, inner), signal);
      // A socket that died is opened again: for progress, not for the result.
      if (!socket.isOpen() && questions % REOPENING === 0) void socket.opened();
      if (failure) throw failure;
      try {
        const state = await ask(signal);
        if (typeof state === 'object') return { entry: finished(state), sent };
        unreachable = 0;
        unknown = state === 'unknown' ? unknown + 1 : 0;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof AppError && error.retryable) || ++unreachable >= PATIENCE) throw error;
      }
      if (unknown >= PATIENCE) throw lostError();
    }
  }

  async function ask(signal: AbortSignal): Promise<HistoryEntry | 'queued' | 'unknown'> {
    const entry = await server.history(promptId, signal);
    if (entry) return entry;
    const { queue_running, queue_pending } = await server.queue(signal);
    if (queue_running.includes(promptId) || queue_pending.includes(promptId)) return 'queued';
    // It may have ended between the two questions.
    return (await server.history(promptId, signal)) ?? 'unknown';
  }
  return { end, stop };
}

function finished(entry: HistoryEntry): HistoryEntry {
  const { status } = entry;
  if (!status || status.status_str === 'success') return entry;
  const find = (name: string) => status.messages.find(([event]) => event === name)?.[1];
  if (find('execution_interrupted')) throw interruptedError();
  throw failureError(failureOf(find('execution_error')));
}

/** A wait that can be cut short from outside. */
function createBell() {
  let isRung = false;
  let answer: () => void = () => undefined;
  return {
    ring(): void {
      isRung = true;
      answer();
    },
    /** Waits for the pause or the bell, whichever is first. */
    async wait(pause: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
      const rung = new AbortController();
      answer = () => rung.abort();
      if (isRung) answer();
      isRung = false;
      try {
        if (!rung.signal.aborted) await pause(AbortSignal.any([signal, rung.signal]));
      } catch (error) {
        signal.throwIfAborted();
        if (!rung.signal.aborted) throw error;
      } finally {
        isRung = false;
        answer = () => undefined;
      }
    },
  };
}
