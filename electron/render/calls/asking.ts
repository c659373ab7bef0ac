import { AppError, type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { RemoteRequest } from '../../models/remote-model.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import type { CallAttempt } from './call-attempt.ts';
import { type CallerParts, type CallOrder, type CallOutcome, type LogAbout, logLine, type Way } from './call-parts.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Climb } from './memory-ladder.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { pauseMs, ruleFor, secondsText } from './rules.ts';

/** Asks one way for pictures, again and again as the rules allow. */
export interface WayAsking {
  /**
   * @param orders that differ only in their seeds; one of them alone climbs the memory ladder
   * @returns what each came to, in their order
   */
  ask(orders: readonly CallOrder[], way: Way, options: WayAskingOptions): Promise<CallOutcome[]>;
}

export interface WayAskingOptions {
  /** Aborted when none of the orders is wanted any more. */
  signal: AbortSignal;
  /** An order has its picture while others of the call are still being made. */
  onArrived?(order: CallOrder, call: StoredCall): void;
}

export interface WayAskingParts extends CallerParts {
  attempt: CallAttempt;
  breaker: CircuitBreaker;
}

/** A request under way: those who wait for it, and how it is asked for. */
interface Trying {
  orders: readonly CallOrder[];
  climb: Climb;
  idempotencyKey: string;
}

export function createWayAsking(parts: WayAskingParts): WayAsking {
  const { attempt, breaker, ladder } = parts;
  const limiter = createRateLimiter(parts);

  /** Another set of seeds is another request: it begins anew on the ladder, under another key. */
  function trying(orders: readonly CallOrder[], way: Way, before: Trying | null): Trying {
    if (before && before.orders.length === orders.length) return before;
    return { orders, climb: ladder.begin(way.model, requestOf(orders, way), way.totalBytes ?? null), idempotencyKey: parts.createId() };
  }

  async function ask(orders: readonly CallOrder[], way: Way, options: WayAskingOptions): Promise<CallOutcome[]> {
    const ended = new Map<CallOrder, CallOutcome>();
    const tries = new Map<string, number>();
    let now: Trying | null = null;
    for (;;) {
      const open = orders.filter((order) => !ended.has(order));
      for (const order of open) if (order.signal.aborted) ended.set(order, { error: order.signal.reason });
      const wanted = open.filter((order) => !ended.has(order));
      if (wanted.length === 0) return orders.map((order) => ended.get(order)!);
      now = trying(wanted, way, now);
      const outcomes = await askOnce(now, way, options);
      const failed = new Map<CallOrder, unknown>();
      for (const [index, order] of wanted.entries()) {
        const outcome = outcomes[index];
        if ('error' in outcome && !order.signal.aborted) failed.set(order, outcome.error);
        else ended.set(order, outcome);
      }
      // They may have failed for different reasons where each was fetched on its own.
      for (const { shape, orders: alike } of kindsOf(failed)) {
        if (await mayAskAgain(now, alike, way, options.signal, shape, tries)) continue;
        for (const order of alike) ended.set(order, { error: failed.get(order) });
      }
    }
  }

  /** Sees to the pause, or to asking for less, before the next try. False = there is none. */
  async function mayAskAgain(
    { climb, orders: asked }: Trying,
    failed: readonly CallOrder[],
    way: Way,
    signal: AbortSignal,
    shape: ErrorShape,
    tries: Map<string, number>,
  ): Promise<boolean> {
    if (shape.code === 'out-of-memory') {
      const hasNext = climb.ranOut();
      // Several are asked for one by one before any of them asks for less.
      if (!hasNext || asked.length > 1 || shape.details.isBilled === true) return false;
      for (const order of failed) {
        order.tally.retries++;
        logLine(parts, aboutOf(order, way), 'less-memory', `${shape.message} It is asked again ${climb.rung.words}.`);
      }
      return true;
    }
    const rule = ruleFor(shape);
    const count = (tries.get(shape.code) ?? 0) + 1;
    tries.set(shape.code, count);
    if (rule.again === null || count > rule.times || shape.details.isCircuitOpen === true) return false;
    await pause(failed, way, shape, count, signal);
    return true;
  }

  async function pause(orders: readonly CallOrder[], way: Way, shape: ErrorShape, count: number, signal: AbortSignal): Promise<void> {
    const { again, times } = ruleFor(shape);
    const ms = pauseMs(shape, count, parts.random);
    for (const order of orders) order.tally.retries++;
    const say = (event: 'wait' | 'retry', message: string) => {
      for (const order of orders) logLine(parts, aboutOf(order, way), event, message);
    };
    if (again === 'wait') {
      say('wait', `${shape.message} Everybody waits ${secondsText(ms)} for it (${count} of ${times}).`);
      limiter.pause(laneOf(way), ms);
      return;
    }
    say('retry', `${shape.message} It is asked again in ${secondsText(ms)} (${count} of ${times}).`);
    await parts.sleep(ms, signal).catch((reason) => {
      // Nobody waits any more: each is told so by its own signal.
      if (!signal.aborted) throw reason;
    });
  }

  async function askOnce({ orders, climb, idempotencyKey }: Trying, way: Way, { signal, onArrived }: WayAskingOptions): Promise<CallOutcome[]> {
    // Another rung is another request: a vendor that knows the key would refuse it, or give the old answer.
    const { id, request: wanted, mark } = climb.rung;
    try {
      const release = await limiter.admit(laneOf(way), { limits: way.limits, images: wanted.seeds.length, signal });
      try {
        for (const order of orders) order.tally.host = way.model.host;
        refuseBrokenCircuit(orders, way);
        const request = climb.request();
        const asking = { request, mark, idempotencyKey: `${idempotencyKey}-${id}`, breaker, signal, onArrived };
        const outcomes = await attempt.run(orders, way, asking);
        const arrived = outcomes.find((outcome) => 'call' in outcome);
        if (arrived) climb.worked(arrived.call.arrival!.peakBytes);
        return outcomes;
      } finally {
        release();
      }
    } catch (error) {
      return orders.map(() => ({ error }));
    }
  }

  function refuseBrokenCircuit(orders: readonly CallOrder[], { model: { host } }: Way): void {
    const waitMs = breaker.waitMs(host);
    if (waitMs === 0) return;
    const message = `${host} failed several times in a row and is not asked for another ${secondsText(waitMs)}.`;
    for (const order of orders) logLine(parts, { ...order, host }, 'failed', message);
    throw new AppError('unavailable', message, { retryable: true, details: { host, isCircuitOpen: true } });
  }

  return { ask };
}

/** The failures by what is done about them. */
function kindsOf(failed: ReadonlyMap<CallOrder, unknown>): { shape: ErrorShape; orders: CallOrder[] }[] {
  const kinds = new Map<string, { shape: ErrorShape; orders: CallOrder[] }>();
  for (const [order, error] of failed) {
    const shape = toErrorShape(error);
    const name = `${shape.code} ${shape.retryable}`;
    const kind = kinds.get(name) ?? { shape, orders: [] };
    kind.orders.push(order);
    kinds.set(name, kind);
  }
  return [...kinds.values()];
}

/** What all of them ask for, with the seeds of each. */
export function requestOf(orders: readonly CallOrder[], { model }: Pick<Way, 'model'>): RemoteRequest {
  const request = orders[0].request(model);
  return orders.length === 1 ? request : { ...request, seeds: orders.map((order) => order.request(model).seeds[0]) };
}

/** Limits are kept by vendor and host: two connections with one key share them. */
function laneOf({ model: { vendor, host } }: Way): string {
  return `${vendor} ${host}`;
}

export function aboutOf(order: CallOrder, { model: { host } }: Way): LogAbout {
  return { ...order, host };
}
