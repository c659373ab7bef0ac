import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { EncodedImage, RemoteRequest } from '../models/remote-model.ts';
import { paramsForModel } from '../routing/layer-prompts.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { StepResult } from '../telemetry/result-table.ts';
import { askingProgress } from './asking-progress.ts';
import type { CallResult, CallTally } from './calls/call-parts.ts';
import type { CallParty } from './calls/call-party.ts';
import type { ModelCaller } from './calls/model-caller.ts';
import { estimateBytes } from './memory-governor.ts';
import { SPOILED } from './model-trouble.ts';
import type { ReceiveParams } from './operations/receive.ts';
import { openAccount } from './step-account.ts';
import type { RemoteParts, StepParts } from './step-parts.ts';
import type { PixelResult } from './worker-protocol.ts';

export interface RemoteExecution {
  row: { jobId: string; step: string; operation: 'generate'; key: string; model: string };
  params: StepParams['generate'];
  seed: number;
  isFresh: boolean;
  party?: CallParty | undefined;
  signal: AbortSignal;
  onProgress: (fraction: number, preview?: EncodedImage) => void;
}

/** Share of the step's progress that is waiting for the model. */
const ASKING = 0.95;
/** A vendor may send more pixels than it was asked for. */
const FEWEST_PIXELS = 2048 * 2048;

/** A generate step whose model is behind a network: gets the picture, makes the step's result of it in a worker, and writes one row of what it took. */
export async function generateRemotely(parts: StepParts, remote: RemoteParts, execution: RemoteExecution): Promise<StepResult> {
  const { row, signal } = execution;
  const tally: CallTally = { micros: 0, retries: 0, host: null };
  const account = openAccount(parts, row, tally);
  try {
    const made = await call(remote.caller, execution, tally, account.begin);
    account.begin();
    // Galley closes: the picture is kept, the next start makes the result.
    signal.throwIfAborted();
    const { images, data } = await receive(parts, remote.calls, execution, made);
    const result = { outputs: { image: images.image.sha256 }, data };
    parts.transact(() => {
      const at = parts.clock().toISOString();
      parts.artifacts.add({ ...images.image, mediaType: 'image/png' }, at);
      parts.results.put(row.key, result, at);
      remote.calls.markUsed(made.callId);
      account.finish('done', null, made.peakBytes);
    });
    return result;
  } catch (error) {
    const isStopped = signal.aborted;
    account.finish(isStopped ? 'cancelled' : 'failed', isStopped ? null : toErrorShape(error).code, null);
    throw error;
  }
}

function call(
  caller: ModelCaller,
  { row, params, seed, isFresh, party, signal, onProgress }: RemoteExecution,
  tally: CallTally,
  onStart: () => void,
): Promise<CallResult> {
  return caller.call({
    jobId: row.jobId,
    step: row.step,
    key: row.key,
    model: row.model,
    request: ({ capabilities }) => remoteRequest(paramsForModel(params, capabilities), seed),
    isFresh,
    // Who wants a picture of its own waits for nobody.
    party: isFresh ? undefined : party,
    signal,
    tally,
    onStart,
    onProgress: askingProgress(onProgress, ASKING),
  });
}

/** Settings of a matrix cell that a request has names of its own for; the others go along as they are. */
export function remoteRequest({ params, ...step }: StepParams['generate'], seed: number): RemoteRequest {
  const { steps, guidance, negativePrompt, ...others } = params;
  return {
    kind: 'generate',
    prompt: step.prompt,
    negativePrompt: typeof negativePrompt === 'string' ? negativePrompt : '',
    width: step.width,
    height: step.height,
    seeds: [seed],
    isDraft: step.isDraft,
    transparentBackground: step.transparentBackground,
    steps: typeof steps === 'number' ? steps : null,
    guidance: typeof guidance === 'number' ? guidance : null,
    image: null,
    mask: null,
    strength: null,
    params: others,
    thrift: {},
  };
}

async function receive(parts: StepParts, calls: CallTable, { params, seed, signal, onProgress }: RemoteExecution, made: CallResult): Promise<PixelResult> {
  const { width, height, transparentBackground, layer } = params;
  const [{ sha256 }] = made.images;
  const keepsAlpha = transparentBackground || layer === 'object';
  // An object layer without transparency is keyed out of its ground: nothing is missing.
  const wantsAlpha = transparentBackground && layer === undefined;
  const task: ReceiveParams = { sha256, from: made.label, width, height, keepsAlpha, wantsAlpha, warnings: made.warnings };
  const release = await parts.governor.admit(estimateBytes('receive', Math.max(FEWEST_PIXELS, width * height)), { signal });
  try {
    const result = await parts.pool.run({ operation: 'receive', params: task, seed, inputs: {} }, { signal });
    onProgress(1);
    return result;
  } catch (error) {
    const { code, message } = toErrorShape(error);
    if (signal.aborted || !SPOILED.includes(code)) throw error;
    calls.spoil(made.callId);
    throw new AppError(
      'unreadable-image',
      `${made.label} sent a picture that cannot be used. ${message} It is kept as ${sha256}; a retry asks for another one.`,
      { cause: error },
    );
  } finally {
    release();
  }
}
