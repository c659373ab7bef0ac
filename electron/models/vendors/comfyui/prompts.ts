import { AppError } from '../../../../shared/errors.ts';
import type { Graph, Workflow } from '../../../../shared/workflows.ts';
import type { AdapterParts, EncodedImage } from '../../remote-model.ts';
import { lacksPicture, refusalOf } from './errors.ts';
import { withFilePrefix } from './graph.ts';
import type { ServerMessage } from './messages.ts';
import { createGraphProgress } from './progress.ts';
import { type ComfyServer, PromptRefused } from './server.ts';
import type { ComfySocket } from './socket.ts';
import { type Taken, takePicture } from './take-picture.ts';
import { FILE_PREFIX } from './templates.ts';
import type { Uploads } from './uploads.ts';
import { watchPrompt } from './watch.ts';

/** What all models of a connection share. */
export interface Engine {
  server: ComfyServer;
  socket: ComfySocket;
  uploads: Uploads;
  clientId: string;
  sleep: AdapterParts['sleep'];
}

/** One graph on its way through the server. */
export interface Errand {
  promptId: string;
  workflow: Workflow;
  /** Makes the graph; pictures are placed on the server anew each time it is called. */
  graph(signal: AbortSignal): Promise<Graph>;
  onProgress(fraction: number, preview?: EncodedImage): void;
}

/** Times that the server is asked whether it took a prompt, when the connection broke before it could say. */
const LOOKS = 3;
const LOOK_MS = 500;

/** Posts a graph and starts to wait for its picture; resolves as soon as the server took it. */
export async function begin(engine: Engine, errand: Errand, signal: AbortSignal): Promise<{ picture: Promise<Taken> }> {
  const { promptId } = errand;
  const graph = await errand.graph(signal);
  const watch = watchPrompt(promptId, { ...engine, sendingNodes: sendingNodes(graph), onMessage: progressOf(graph, errand) });
  try {
    await engine.socket.opened();
    await post(engine, errand, graph, signal);
  } catch (error) {
    watch.stop();
    throw error;
  }
  const picture = watch.end(signal).then((watched) => takePicture(engine.server, watched, errand.workflow.outputs, signal));
  return { picture: picture.finally(watch.stop).then((taken) => taken ?? again(engine, errand, graph, signal)) };
}

/** Everything was in the server's cache, but the file that it had saved is gone: saved under another name it is made again. */
async function again(engine: Engine, errand: Errand, graph: Graph, signal: AbortSignal): Promise<Taken> {
  const renamed = withFilePrefix(graph, `${FILE_PREFIX}-${errand.promptId.slice(-12)}`);
  const watch = watchPrompt(errand.promptId, { ...engine, sendingNodes: sendingNodes(graph), onMessage: () => undefined });
  try {
    await engine.socket.opened();
    await post(engine, errand, renamed, signal);
    const taken = await takePicture(engine.server, await watch.end(signal), errand.workflow.outputs, signal);
    if (taken) return taken;
  } finally {
    watch.stop();
  }
  throw new AppError('unavailable', 'ComfyUI made the picture, but its file is gone from the output folder.', { details: { phase: 'body' } });
}

const sendingNodes = (graph: Graph) =>
  new Set(
    Object.entries(graph)
      .filter(([, { class_type }]) => class_type === 'SaveImageWebsocket')
      .map(([id]) => id),
  );

function progressOf(graph: Graph, { workflow, onProgress }: Errand): (message: ServerMessage) => void {
  const fractionAfter = createGraphProgress(graph, workflow.outputs);
  return (message) => onProgress(fractionAfter(message), message.type === 'picture' ? message.image : undefined);
}

async function post(engine: Engine, errand: Errand, graph: Graph, signal: AbortSignal): Promise<void> {
  const job = { promptId: errand.promptId, clientId: engine.clientId, outputs: errand.workflow.outputs };
  try {
    await engine.server.post(graph, job, signal).catch(async (error) => {
      if (!(error instanceof PromptRefused && lacksPicture(error))) throw error;
      engine.uploads.forget();
      await engine.server.post(await errand.graph(signal), job, signal);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PromptRefused) throw await refusalOf(error, engine.server, signal);
    if (!(error instanceof AppError) || !isOpenEnded(error)) throw error;
    const wasTaken = await look(engine, errand.promptId, signal);
    if (wasTaken === null) throw error;
    if (!wasTaken) throw new AppError(error.code, error.message, { cause: error, retryable: true, details: { ...error.details, isBilled: false } });
  }
}

/** The server may have taken it all the same. */
function isOpenEnded({ details: { phase, status } }: AppError): boolean {
  return phase === 'sent' || phase === 'body' || status === 408 || status === 502 || status === 504;
}

/** Whether the server knows the prompt: its name is ours, so it can be asked; null = it does not say. */
async function look({ server, sleep }: Engine, promptId: string, signal: AbortSignal): Promise<boolean | null> {
  let answer: boolean | null = null;
  for (let count = 0; count < LOOKS && answer !== true; count++) {
    if (count > 0) await sleep(LOOK_MS, signal);
    answer = await isKnown(server, promptId, signal).catch((error) => {
      signal.throwIfAborted();
      if (error instanceof AppError) return null;
      throw error;
    });
  }
  return answer;
}

/** Whether a prompt waits, runs or is remembered. */
export async function isKnown(server: Pick<ComfyServer, 'queue' | 'history'>, promptId: string, signal: AbortSignal): Promise<boolean> {
  const { queue_running, queue_pending } = await server.queue(signal);
  if (queue_running.includes(promptId) || queue_pending.includes(promptId)) return true;
  return (await server.history(promptId, signal)) !== null;
}
