import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import { createArrivals } from './arrivals.ts';
import { aboutOf, createWayAsking } from './asking.ts';
import { createCallAttempt } from './call-attempt.ts';
import { type CallerParts, type CallOrder, type CallResult, logLine, type Way } from './call-parts.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createJointAsking } from './joint-asking.ts';
import { ruleFor } from './rules.ts';
import { createTurns } from './turns.ts';

/** Gets pictures from models behind a network, and sees to it that nothing is paid twice without a person's word. */
export interface ModelCaller {
  /**
   * The pictures of an order: those that arrived earlier, those of a job that the vendor still has, or new ones. Over every way to the model, with
   * pauses and further tries by rule; each decision is a line of the job's route log.
   * @throws AppError maybe-billed: a person must decide | budget-exceeded | price-unknown | what the last way said; the signal's reason when aborted
   */
  call(order: CallOrder): Promise<CallResult>;
  /** Somebody waits for this call's answer now. */
  isLive(callId: string): boolean;
  /** How long a host is left alone because it failed several times in a row, ms; 0 = it is asked. */
  hostWaitMs(host: string): number;
  /** Notes that a job goes on with another model of its route. */
  passOver(failed: { jobId: string; step: string; model: string }, next: string, error: unknown): void;
}

export function createModelCaller(parts: CallerParts): ModelCaller {
  const { calls } = parts;
  const breaker = createCircuitBreaker(parts);
  const arrivals = createArrivals(parts);
  const attempt = createCallAttempt({ ...parts, arrivals });
  const wayAsking = createWayAsking({ ...parts, attempt, breaker });
  const joint = createJointAsking({ ...parts, askRules: wayAsking.ask });
  const turns = createTurns();

  /** Orders that are stopped while others of the same call go on: whoever waits for them is told at once; their turn ends when the call does. */
  const leavers = new Map<CallOrder, (reason: unknown) => void>();

  async function orLeft(order: CallOrder, work: Promise<CallResult>): Promise<CallResult> {
    try {
      return await new Promise((resolve, reject) => {
        leavers.set(order, reject);
        work.then(resolve, reject);
      });
    } finally {
      leavers.delete(order);
    }
  }

  async function answer(order: CallOrder): Promise<CallResult> {
    try {
      return await arrivedOrAsked(order);
    } finally {
      order.party?.pass(order.step, order.jobId);
    }
  }

  async function arrivedOrAsked(order: CallOrder): Promise<CallResult> {
    await arrivals.keepAgain(order.key);
    const known = calls.arrived(order, order.isFresh);
    if (known?.arrival?.images.every(({ sha256 }) => parts.store.has(sha256))) return reuse(order, known);
    settleStranded(order);
    refuseUndecided(order);
    const open = calls.resumable(order, order.isFresh);
    const resumed = open && (await attempt.resume(order, open, wayOf(open)));
    return resumed ? resultOf(resumed) : askEveryWay(order);
  }

  function resultOf(call: StoredCall): CallResult {
    const { images, warnings, peakBytes } = call.arrival!;
    return { callId: call.id, images, warnings, peakBytes, label: wayOf(call)?.model.label ?? call.model };
  }

  function wayOf({ model, connectionId }: StoredCall): Way | null {
    return parts.ways(model).find((way) => way.model.connectionId === connectionId) ?? null;
  }

  function reuse(order: CallOrder, call: StoredCall): CallResult {
    // It is on another step's account when that used it.
    if (!call.isUsed && call.jobId === order.jobId) order.tally.micros += call.chargedMicros;
    order.tally.host = call.host;
    order.onStart?.();
    logLine(parts, { ...order, host: call.host }, 'reused', `The picture that came from ${call.vendor} on ${call.day} is used; nobody is asked again.`);
    return resultOf(call);
  }

  /** The step was planned in another way when it was asked for: what comes of that cannot be its result, but it may be on the bill. */
  function settleStranded(order: CallOrder): void {
    for (const call of calls.stranded(order).filter(({ id }) => !attempt.isLive(id))) attempt.abandon(call);
  }

  function refuseUndecided(order: CallOrder): void {
    const [call] = calls.undecided(order, order.isFresh);
    if (!call) return;
    logLine(parts, { ...order, host: call.host }, 'stop', `Not asked again: ${call.message}`);
    throw new AppError('maybe-billed', call.message, { details: { callId: call.id, micros: call.chargedMicros } });
  }

  async function askEveryWay(order: CallOrder): Promise<CallResult> {
    const ways = parts.ways(order.model);
    let failure: unknown = new AppError('unavailable', `The model ${order.model} is not connected to this Galley.`, { details: { model: order.model } });
    for (const [index, way] of ways.entries()) {
      if (index > 0) logLine(parts, aboutOf(order, way), 'next-way', `${way.model.label} is asked at ${way.model.vendor} (${way.model.host}) instead.`);
      try {
        return await ask(order, way);
      } catch (error) {
        failure = error;
        const { code, message } = toErrorShape(error);
        if (code === 'budget-exceeded' || code === 'price-unknown') logLine(parts, aboutOf(order, way), 'stop', message);
        if (order.signal.aborted || ruleFor(toErrorShape(error)).otherwise === 'stop') break;
      }
    }
    throw failure;
  }

  /** One way: together with the others of its party where that is possible, else alone. */
  async function ask(order: CallOrder, way: Way): Promise<CallResult> {
    const together = await joint.ask(order, way, (reason) => leavers.get(order)?.(reason));
    if (together) return resultOf(together);
    const [outcome] = await wayAsking.ask([order], way, { signal: order.signal });
    if ('error' in outcome) throw outcome.error;
    return resultOf(outcome.call);
  }

  return {
    isLive: attempt.isLive,
    hostWaitMs: breaker.waitMs,
    passOver(failed, next, error) {
      logLine(parts, { ...failed, host: '' }, 'next-model', `${failed.model} did not make it: ${toErrorShape(error).message} The route goes on with ${next}.`);
    },
    async call(order) {
      order.signal.throwIfAborted();
      // Who asks for the same picture meanwhile waits for it instead of paying for another one.
      const work = order.isFresh ? answer(order) : turns.take(order.key, order.signal, () => answer(order));
      return order.party ? orLeft(order, work) : work;
    },
  };
}
