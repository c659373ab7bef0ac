import { Worker } from 'node:worker_threads';
import { AppError, type ErrorShape, fromErrorShape } from '../../../shared/errors.ts';
import type { ExportDocument } from '../../../shared/export.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { endThread } from '../../threads/end-thread.ts';
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
  type: 'make';
  proof: ProofDetail;
  kind: ExportDocument;
  step: StepResult | null;
}

export type DocumentAnswer = ({ type: 'made' } & MadeDocument) | { type: 'failed'; error: ErrorShape };

/** A person who closes Galley does not wait longer for a file that nobody wants; a thread that was left may take longer. */
const CLOSING_MS = 3000;
const LAST_MS = 20_000;

/**
 * Makes documents on a thread of its own, which is started with the first one and ended by `close` or by the signal. One document at a time.
 * @param entry path of the thread's entry file
 */
export function createDocumentThread(entry: string, setup: DocumentSetup): DocumentMaker {
  let current: Worker | null = null;
  /** With those that still make what nobody waits for. */
  const threads = new Set<Worker>();

  function open(): Worker {
    // The parent's flags (test runners, inspectors) are not for workers.
    const thread = new Worker(entry, { workerData: setup, execArgv: [] });
    threads.add(thread);
    return thread.once('exit', () => threads.delete(thread));
  }

  /** Whoever is next gets another thread. */
  function leave(thread: Worker): void {
    current = null;
    void endThread(thread, LAST_MS);
  }

  return {
    async close() {
      current = null;
      await Promise.all([...threads].map((thread) => endThread(thread, CLOSING_MS)));
    },
    make(proof, kind, step, signal) {
      current ??= open();
      const thread = current;
      return new Promise<MadeDocument>((resolve, reject) => {
        const onAbort = () => settle(() => reject(new AppError('cancelled', 'The export was cancelled; nothing was written.')), true);
        const onMessage = (answer: DocumentAnswer) => settle(() => (answer.type === 'made' ? resolve(answer) : reject(fromErrorShape(answer.error))));
        const onError = (cause: Error) =>
          settle(() => reject(new AppError('crashed', `The ${kind} file could not be made: ${cause.message}`, { cause })), true);
        const onExit = () => settle(() => reject(new AppError('crashed', `The thread that made the ${kind} file ended.`)), true);
        function settle(answer: () => void, isOver = false): void {
          signal?.removeEventListener('abort', onAbort);
          thread.off('message', onMessage).off('error', onError).off('exit', onExit);
          if (isOver) leave(thread);
          answer();
        }
        thread.on('message', onMessage).on('error', onError).on('exit', onExit);
        signal?.addEventListener('abort', onAbort, { once: true });
        const task: DocumentTask = { type: 'make', proof, kind, step };
        thread.postMessage(task);
      });
    },
  };
}
