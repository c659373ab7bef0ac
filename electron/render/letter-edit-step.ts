import { AppError, type ErrorCode, toErrorShape } from '../../shared/errors.ts';
import type { Box } from '../../shared/geometry.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { EncodedImage } from '../models/remote-model.ts';
import { stepKey } from '../routing/step-key.ts';
import type { StepResult } from '../telemetry/result-table.ts';
import type { EditPlace } from '../typography/model-edit/edit-places.ts';
import { editWindow, inWindow } from '../typography/model-edit/edit-window.ts';
import type { EditVerdict } from '../typography/model-edit/judge-edit.ts';
import type { EditTry } from '../typography/model-edit/tries.ts';
import { askingProgress } from './asking-progress.ts';
import type { CallResult, CallTally } from './calls/call-parts.ts';
import { editPrompt, editRequest } from './letter-edit-request.ts';
import { estimateBytes } from './memory-governor.ts';
import { FALL_BACK_ON, SPOILED } from './model-trouble.ts';
import type { LetterJudgeParams } from './operations/letter-judge.ts';
import { openAccount } from './step-account.ts';
import type { RemoteParts, StepParts } from './step-parts.ts';
import type { PixelResult, PixelTask } from './worker-protocol.ts';

export interface LetterEditExecution {
  row: { jobId: string; step: string; operation: 'letter-edit'; key: string };
  params: StepParams['letter-edit'];
  /** image, mask (with the places that letter-plan found). */
  inputs: PixelTask['inputs'];
  seed: number;
  signal: AbortSignal;
  /** 0–1. */
  onProgress: (fraction: number, preview?: EncodedImage) => void;
}

/** After these the next model is tried, and in the end the typesetter; `maybe-billed` is not among them: a person must decide. */
const GO_ON_AFTER: readonly ErrorCode[] = [...FALL_BACK_ON, 'budget-exceeded', 'price-unknown', ...SPOILED];
/** What a model answered stays its answer: it is not asked again by itself. Anything else may be better another day. */
const ANSWERED: readonly ErrorCode[] = ['refused', ...SPOILED];

/** How far the step is: what was taken so far is in the picture, what is open is in the mask. */
interface Work {
  image: string;
  mask: string;
  places: EditPlace[];
  tries: EditTry[];
  warnings: string[];
  /** Some model could not be asked: the result must not be kept for others. */
  isPassing: boolean;
}

/** A letter-edit step: every model of the list is asked once, in order, for the places that are still open. Whatever none of them got right stays for the typesetter. */
export async function letterByModels(parts: StepParts, remote: RemoteParts | undefined, execution: LetterEditExecution): Promise<StepResult> {
  const { params, inputs, row } = execution;
  const { places } = inputs.mask.data as { places: EditPlace[] };
  const work: Work = { image: inputs.image.sha256, mask: inputs.mask.sha256, places, tries: [], warnings: [], isPassing: false };
  const models = remote ? stillToAsk(remote, execution, params.models) : [];
  for (const [index, model] of models.entries()) {
    if (work.places.length === 0) break;
    const onProgress: LetterEditExecution['onProgress'] = (fraction, preview) => execution.onProgress((index + fraction) / models.length, preview);
    await tryModel(parts, remote!, { ...execution, onProgress }, model, work);
    if (work.places.length > 0) remote!.caller.passOver({ ...row, model }, models[index + 1] ?? 'the typesetter', new AppError('refused', lastReasons(work)));
  }
  // Every step of a job has its row.
  if (models.length === 0 || places.length === 0) openAccount(parts, { ...row, model: null }, { micros: 0, retries: 0, host: null }).finish('done', null, null);
  const result = { outputs: { image: work.image, mask: inputs.mask.sha256 }, data: { tries: work.tries, warnings: work.warnings } };
  if (!work.isPassing) parts.transact(() => parts.results.put(row.key, result, parts.clock().toISOString()));
  return result;
}

/** Why the places that are open were not taken the last time, each reason once. */
function lastReasons({ places, tries }: Work): string {
  return [...new Set(places.map(({ piece }) => tries.findLast((each) => each.piece === piece)?.reason ?? ''))].join(' ');
}

/** A job that was stopped while a later model worked goes on with that one. */
function stillToAsk({ calls }: RemoteParts, { row }: LetterEditExecution, models: readonly string[]): string[] {
  const isPaid = (model: string) => calls.modelsWithPictures(row.jobId, callStep(row.step, model)).length > 0;
  const first = models.findIndex(isPaid);
  return models.filter((model, index) => index >= first || isPaid(model));
}

/** Calls of a step are told apart by their models: what one of them owes says nothing of the others. */
function callStep(step: string, model: string): string {
  return `${step}: ${model}`;
}

async function tryModel(parts: StepParts, remote: RemoteParts, execution: LetterEditExecution, model: string, work: Work): Promise<void> {
  const { signal } = execution;
  const tally: CallTally = { micros: 0, retries: 0, host: null };
  const account = openAccount(parts, { ...execution.row, model }, tally);
  const question: Question = { model, label: model, work, tally, onStart: account.begin };
  try {
    const made = await ask(parts, remote, execution, question);
    account.begin();
    signal.throwIfAborted();
    const judged = await judge(parts, execution, made, work);
    parts.transact(() => {
      const at = parts.clock().toISOString();
      for (const image of Object.values(judged.images)) parts.artifacts.add({ ...image, mediaType: 'image/png' }, at);
      remote.calls.markUsed(made.callId);
      account.finish('done', null, made.peakBytes);
    });
    take(work, model, made, judged);
  } catch (error) {
    const { code, message } = toErrorShape(error);
    account.finish(signal.aborted ? 'cancelled' : 'failed', signal.aborted ? null : code, null);
    if (signal.aborted || !GO_ON_AFTER.includes(code)) throw error;
    if (!ANSWERED.includes(code)) work.isPassing = true;
    for (const { piece, wanted } of work.places) work.tries.push({ model, label: question.label, piece, wanted, isTaken: false, read: '', reason: message });
  }
}

function take(work: Work, model: string, { label, warnings }: CallResult, { images, data }: PixelResult): void {
  const verdicts = data.verdicts as EditVerdict[];
  for (const [i, verdict] of verdicts.entries()) work.tries.push({ ...verdict, model, label, wanted: work.places[i].wanted });
  work.places = work.places.filter((_, i) => !verdicts[i].isTaken);
  work.image = images.image.sha256;
  work.mask = images.mask.sha256;
  work.warnings.push(...warnings, ...(data.warnings as string[]));
}

interface Question {
  model: string;
  /** For people, once it is known. */
  label: string;
  work: Work;
  tally: CallTally;
  onStart: () => void;
}

/** Share of a model's part of the progress that is waiting for it. */
const ASKING = 0.9;

async function ask(parts: StepParts, { caller }: RemoteParts, execution: LetterEditExecution, question: Question): Promise<CallResult> {
  const { model, work, tally, onStart } = question;
  const { row, params, seed, signal, onProgress } = execution;
  const window = windowOf(parts, work);
  const sent = await windowSent(parts, execution, work, window);
  const png = async (sha256: string): Promise<EncodedImage> => ({ bytes: await parts.store.read(sha256), mediaType: 'image/png' });
  const { width, height } = window;
  const asked = { image: await png(sent.image), mask: await png(sent.mask), width, height, places: work.places.map((place) => inWindow(place, window)), seed };
  // The same question to the same model is the same picture, whichever models are listed beside it.
  const identity = { model, isDraft: params.isDraft, prompt: editPrompt(params.prompt, asked, true) };
  return caller.call({
    jobId: row.jobId,
    step: callStep(row.step, model),
    key: stepKey({ operation: 'letter-edit', params: identity, seed, inputHashes: sent }),
    model,
    request(way) {
      question.label = way.label;
      return editRequest(way, params, asked);
    },
    isFresh: false,
    signal,
    tally,
    onStart,
    onProgress: askingProgress(onProgress, ASKING),
  });
}

function windowOf({ artifacts }: StepParts, { image, places }: Work): Box {
  return editWindow(places, artifacts.get(image)!);
}

/** Hashes of what a model is sent. */
async function windowSent(parts: StepParts, execution: LetterEditExecution, work: Work, window: Box): Promise<{ image: string; mask: string }> {
  const { width, height } = parts.artifacts.get(work.image)!;
  if (window.width === width && window.height === height) return { image: work.image, mask: work.mask };
  const { images } = await runPart(parts, execution, 'letter-window', window, work);
  parts.transact(() => {
    for (const image of Object.values(images)) parts.artifacts.add({ ...image, mediaType: 'image/png' }, parts.clock().toISOString());
  });
  return { image: images.image.sha256, mask: images.mask.sha256 };
}

function judge(parts: StepParts, execution: LetterEditExecution, made: CallResult, work: Work): Promise<PixelResult> {
  const params: LetterJudgeParams = { sha256: made.images[0].sha256, from: made.label, places: work.places, window: windowOf(parts, work) };
  return runPart(parts, execution, 'letter-judge', params, work);
}

async function runPart(
  { governor, pool, artifacts }: StepParts,
  { seed, signal }: LetterEditExecution,
  operation: 'letter-window' | 'letter-judge',
  params: Box | LetterJudgeParams,
  work: Work,
): Promise<PixelResult> {
  const { width, height } = artifacts.get(work.image)!;
  const inputs = { image: { sha256: work.image, data: {} }, mask: { sha256: work.mask, data: {} } };
  const release = await governor.admit(estimateBytes(operation, width * height), { signal });
  try {
    return await pool.run({ operation, params, seed, inputs }, { signal });
  } finally {
    release();
  }
}
