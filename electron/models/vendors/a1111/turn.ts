import { imageFromBase64 } from '../../http-calls.ts';
import type { AdapterParts, RemoteContext } from '../../remote-model.ts';
import type { Progress, WebuiServer } from './server.ts';

/** Time between two questions for the progress. */
const POLL_MS = 700;
const CANCELLING_MS = 1500;

/** What the server tells about itself is about whoever's turn it is: this knows whether it is ours. */
export interface Turn {
  /** Somebody interrupted the job: ask when a picture came. */
  wasInterrupted(): Promise<boolean>;
  /** Interrupts the job if it is ours; a job of somebody else that runs before it is left alone. */
  interrupt(): Promise<void>;
  /** Leaves the line. */
  stop(): void;
}

export interface Line {
  /** Takes a place behind the requests of this adapter that are under way. Call it before the request leaves. */
  enter(context: Pick<RemoteContext, 'signal' | 'onProgress'>): Promise<Turn>;
}

/** The server works on one request after the other, in the order in which they came, and its progress is global. */
export function createLine({ server, sleep }: { server: WebuiServer; sleep: AdapterParts['sleep'] }): Line {
  const waiting: symbol[] = [];

  async function enter({ signal, onProgress }: Pick<RemoteContext, 'signal' | 'onProgress'>): Promise<Turn> {
    const place = Symbol('place');
    const over = new AbortController();
    const before = await quietly(server.progress(false, signal));
    // Whoever's job runs now, it is not the one that is to come; the time when a job began is its name.
    const foreign = before && isBusy(before) ? before.state.job_timestamp : null;
    waiting.push(place);
    let isInterrupted = false;

    const isOurs = (progress: Progress | null): progress is Progress =>
      progress !== null && waiting[0] === place && isBusy(progress) && progress.state.job_timestamp !== foreign;

    const polling = (async () => {
      while (!over.signal.aborted) {
        await sleep(POLL_MS, over.signal);
        const progress = await quietly(server.progress(true, over.signal));
        if (over.signal.aborted || !isOurs(progress)) continue;
        isInterrupted ||= progress.state.interrupted;
        onProgress(Math.min(1, Math.max(0, progress.progress)), previewOf(progress));
      }
    })().catch(() => undefined);

    function stop(): void {
      over.abort();
      const at = waiting.indexOf(place);
      if (at >= 0) waiting.splice(at, 1);
    }

    return {
      stop,
      async wasInterrupted() {
        stop();
        await polling;
        if (isInterrupted || signal.aborted) return isInterrupted;
        // The state of the last job stays until the next begins.
        const after = await quietly(server.progress(false, signal));
        return after !== null && !isBusy(after) && after.state.interrupted;
      },
      async interrupt() {
        const soon = AbortSignal.timeout(CANCELLING_MS);
        const progress = await quietly(server.progress(false, soon));
        if (isOurs(progress)) await quietly(server.interrupt(soon));
      },
    };
  }
  return { enter };
}

const isBusy = ({ state }: Progress) => state.job_count !== 0;

/** null where the question fails: progress is a courtesy. */
const quietly = <T>(question: Promise<T>): Promise<T | null> => question.catch(() => null);

function previewOf({ current_image }: Progress) {
  if (!current_image) return undefined;
  try {
    return imageFromBase64(current_image, 'The server');
  } catch {
    return undefined;
  }
}
