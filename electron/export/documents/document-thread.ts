import { Worker } from 'node:worker_threads';
import { AppError, type ErrorShape, fromErrorShape } from '../../../shared/errors.ts';
import type { ExportDocument } from '../../../shared/export.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { StepResult } from '../ports.ts';
import type { DocumentMaker, MadeDocument } from './document-maker.ts';

/** Paths only: the thread opens what it needs. */
export interface DocumentSetup {
  artifactsFolder: string;
  fontsFolder: string;
  /** The team's own fonts; need not exist. */
  teamFontsFolder?: string;
}

export interface DocumentTask {
  proof: ProofDetail;
  kind: ExportDocument;
  step: StepResult | null;
}

export type DocumentAnswer = ({ type: 'made' } & MadeDocument) | { type: 'failed'; error: ErrorShape };

/**
 * Makes documents on a thread of its own, which is started with the first one and ended by `close` or by the signal. One document at a time.
 * @param entry path of the thread's entry file
 */
export function createDocumentThread(entry: string, setup: DocumentSetup): DocumentMaker {
  let worker: Worker | null = null;

  async function close(): Promise<void> {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  return {
    close,
    make(proof, kind, step, signal) {
      // The parent's flags (test runners, inspectors) are not for workers.
      worker ??= new Worker(entry, { workerData: setup, execArgv: [] });
      const thread = worker;
      return new Promise<MadeDocument>((resolve, reject) => {
        const onAbort = () => settle(() => reject(new AppError('cancelled', 'The export was cancelled; nothing was written.')), true);
        const onMessage = (answer: DocumentAnswer) => settle(() => (answer.type === 'made' ? resolve(answer) : reject(fromErrorShape(answer.error))));
        const onError = (cause: Error) =>
          settle(() => reject(new AppError('crashed', `The ${kind} file could not be made: ${cause.message}`, { cause })), true);
        const onExit = () => settle(() => reject(new AppError('crashed', `The thread that made the ${kind} file ended.`)), true);
        function settle(answer: () => void, isOver = false): void {
          signal?.removeEventListener('abort', onAbort);
          thread.off('message', onMessage).off('error', onError).off('exit', onExit);
          if (isOver) void close();
          answer();
        }
        thread.on('message', onMessage).on('error', onError).on('exit', onExit);
        signal?.addEventListener('abort', onAbort, { once: true });
        const task: DocumentTask = { proof, kind, step };
        thread.postMessage(task);
      });
    },
  };
}
