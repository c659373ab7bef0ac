import { AppError } from '../../../../shared/errors.ts';
import { imageOf } from '../../http-calls.ts';
import type { EncodedImage } from '../../remote-model.ts';
import type { ComfyServer, HistoryEntry, ServerFile } from './server.ts';
import type { Watched } from './watch.ts';

/** A picture and what is to be said about it. */
export interface Taken {
  image: EncodedImage;
  warnings: string[];
}

/** Times that a file is fetched: what is cut off on its way is whole on the server. */
const TRIES = 3;

/**
 * The picture of a prompt that ended well.
 * @param outputs nodes in order of preference
 * @returns null when the file is gone that an earlier run of the same graph had saved
 * @throws AppError unavailable
 */
export async function takePicture(
  server: Pick<ComfyServer, 'view'>,
  { entry, sent }: Watched,
  outputs: readonly string[],
  signal: AbortSignal,
): Promise<Taken | null> {
  const { node, files } = filesOf(entry, outputs);
  if (files.length === 0) return { image: sentPicture(sent), warnings: [] };
  const warnings = files.length > 1 ? [`The workflow gave ${files.length} pictures; the first is taken.`] : [];
  try {
    return { image: await fetched(server, files[0], signal), warnings };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
    if (wasCached(entry, node)) return null;
    throw new AppError('unavailable', `${error.message} Somebody removed it from the output folder.`, { cause: error, details: { phase: 'body' } });
  }
}

function filesOf({ outputs }: HistoryEntry, preferred: readonly string[]): { node: string; files: ServerFile[] } {
  const given = (nodes: readonly string[]) => nodes.map((node) => ({ node, files: outputs[node]?.images ?? [] })).filter(({ files }) => files.length > 0);
  const others = given(Object.keys(outputs));
  const [first] = [...given(preferred), ...others.filter(({ files }) => files[0].type === 'output'), ...others];
  return first ?? { node: '', files: [] };
}

function sentPicture(sent: readonly EncodedImage[]): EncodedImage {
  const image = sent[0];
  if (image) return imageOf(image.bytes, 'ComfyUI');
  throw new AppError('unavailable', 'The workflow ended without a picture, or sent it while the connection was broken.', {
    retryable: true,
    details: { phase: 'body' },
  });
}

async function fetched(server: Pick<ComfyServer, 'view'>, file: ServerFile, signal: AbortSignal): Promise<EncodedImage> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.view(file, signal);
    } catch (error) {
      if (signal.aborted && signal.reason?.name === 'TimeoutError') throw tooLate(error);
      signal.throwIfAborted();
      const isLast = attempt === TRIES || !(error instanceof AppError) || error.code !== 'unavailable';
      if (isLast) throw error;
    }
  }
}

const tooLate = (cause: unknown) =>
  new AppError('timeout', 'ComfyUI made the picture, but did not send it in time.', { cause, retryable: true, details: { phase: 'body' } });

function wasCached({ status }: HistoryEntry, node: string): boolean {
  const cached = status?.messages.find(([event]) => event === 'execution_cached')?.[1];
  return Array.isArray(cached?.nodes) && cached.nodes.includes(node);
}
