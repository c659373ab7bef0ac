import { toErrorShape } from '../../../shared/errors.ts';
import { canonicalJson } from '../../routing/step-key.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import { requestOf, type WayAsking } from './asking.ts';
import { type CallerParts, type CallOrder, type CallOutcome, logLine, type Way } from './call-parts.ts';
import type { PartyAsker } from './call-party.ts';
import { isClosing } from './call-watch.ts';
import { seedGroups } from './seed-groups.ts';
import { createSharedSignal } from './shared-signal.ts';

/** Orders that differ only in their seeds go out as one call. */
export interface JointAsking {
  /**
   * Asks together with the party's other jobs where the model makes several pictures at once.
   * @param onLeave the order was stopped while others go on: whoever waits for it need not wait for the call's end; the promise itself does
   * @returns null when it is to be asked alone
   * @throws what its call came to; the signal's reason when it was stopped
   */
  ask(order: CallOrder, way: Way, onLeave: (reason: unknown) => void): Promise<StoredCall | null>;
}

export interface JointParts extends CallerParts {
  askRules: WayAsking['ask'];
}

interface Member extends PartyAsker {
  readonly order: CallOrder;
  /** A call of it is under way: it is settled with that. */
  isAsking: boolean;
  onLeave(reason: unknown): void;
  /** Settles what it waits for, once; null = it is to ask alone. */
  end(outcome: CallOutcome | null): void;
  isEnded(): boolean;
}

/** After these each asks alone: the fault may be that of the batch. */
const ALONE_AFTER = ['out-of-memory', 'budget-exceeded', 'price-unknown', 'invalid-request'];

export function createJointAsking(parts: JointParts): JointAsking {
  const requestFor = (members: readonly Member[], way: Way) =>
    requestOf(
      members.map(({ order }) => order),
      way,
    );

  /** Those who ask for the same as the first of them, by what one call may hold. */
  function groupsOf(members: readonly Member[], way: Way): Member[][] {
    const alike = new Map<string, Member[]>();
    for (const member of members) {
      const name = canonicalJson({ ...member.order.request(way.model), seeds: [] });
      alike.set(name, [...(alike.get(name) ?? []), member]);
    }
    const { batch, batchSeeds } = way.model.capabilities;
    const most = Math.min(batch, way.limits.imagesInFlight ?? batch);
    return [...alike.values()].flatMap((same) => seedGroups(same, ({ order }) => seedOf(order, way), { seeds: batchSeeds!, most }));
  }

  /** Together they must not cost more than one by one. */
  function isWorthIt(members: readonly Member[], way: Way): boolean {
    const whole = way.model.price(requestFor(members, way));
    const one = way.model.price(members[0].order.request(way.model));
    if (whole === null || one === null) return !way.model.capabilities.isPaid;
    return whole <= one * members.length + 1e-9;
  }

  async function askGroup(members: readonly Member[], way: Way): Promise<void> {
    const open = members.filter((member) => !member.isEnded());
    const most = open.length < 2 || !isWorthIt(open, way) ? 1 : parts.ladder.batchFor(way.model, requestFor(open, way), way.totalBytes ?? null);
    if (most < 2) return aloneAll(open);
    if (most < open.length) return askParts(open, most, way);
    const outcomes = await together(open, way);
    const failed = open.flatMap((member, index) => (!member.isEnded() && 'error' in outcomes[index] ? [{ member, error: outcomes[index].error }] : []));
    for (const [index, member] of open.entries()) if ('call' in outcomes[index]) member.end(outcomes[index]);
    const lasting = failed.filter(({ member }) => !member.order.signal.aborted);
    for (const { member, error } of failed) if (member.order.signal.aborted) member.end({ error });
    if (lasting.length > 0) goOn(lasting, way);
  }

  /** A batch is not tried again with fewer: the same jobs are to run out of memory once at most. What was learned is for those who come later. */
  function goOn(failed: readonly { member: Member; error: unknown }[], way: Way): void {
    const members = failed.map(({ member }) => member);
    const shape = toErrorShape(failed[0].error);
    if (!ALONE_AFTER.includes(shape.code) || shape.details.isBilled === true) {
      for (const { member, error } of failed) member.end({ error });
      return;
    }
    const hasRunOut = shape.code === 'out-of-memory';
    for (const { order } of members) {
      if (hasRunOut) order.tally.retries++;
      say(order, way, hasRunOut ? 'less-memory' : 'retry', `${shape.message} It is asked for alone.`);
    }
    aloneAll(members);
  }

  async function askParts(members: readonly Member[], most: number, way: Way): Promise<void> {
    for (let from = 0; from < members.length; from += most) await askGroup(members.slice(from, from + most), way);
  }

  async function together(members: readonly Member[], way: Way): Promise<CallOutcome[]> {
    const shared = createSharedSignal(members.map(({ order }) => order.signal));
    const leave = (member: Member) => {
      const { signal } = member.order;
      if (!isClosing(signal.reason) && shared.isAwaitedBeside(signal)) member.onLeave(signal.reason);
    };
    const offs = members.map((member) => onAbort(member.order.signal, () => leave(member)));
    for (const member of members) member.isAsking = true;
    try {
      return await parts.askRules(
        members.map(({ order }) => order),
        way,
        {
          signal: shared.signal,
          onArrived(order, call) {
            members.find((member) => member.order === order)?.end({ call });
            shared.settle(order.signal);
          },
        },
      );
    } catch (error) {
      return members.map(() => ({ error }));
    } finally {
      for (const off of offs) off();
      for (const member of members) member.isAsking = false;
    }
  }

  function aloneAll(members: readonly Member[]): void {
    for (const member of members) member.end(null);
  }

  function say(order: CallOrder, { model: { host } }: Way, event: 'less-memory' | 'retry', message: string): void {
    logLine(parts, { ...order, host }, event, message);
  }

  async function send(askers: readonly PartyAsker[], way: Way): Promise<void> {
    const members = (askers as readonly Member[]).filter((member) => !member.isEnded());
    const failAll = (group: readonly Member[], error: unknown) => {
      for (const member of group) member.end({ error });
    };
    try {
      await Promise.all(groupsOf(members, way).map((group) => askGroup(group, way).catch((error) => failAll(group, error))));
    } catch (error) {
      failAll(members, error);
    }
  }

  return {
    async ask(order, way, onLeave) {
      const { batch, batchSeeds } = way.model.capabilities;
      const { party } = order;
      if (!party || !batchSeeds || batch < 2) return null;
      return new Promise((resolve, reject) => {
        const member = createMember(order, onLeave, (askers) => void send(askers, way), { resolve, reject });
        party.gather(order.step, `${way.model.id} ${way.model.connectionId}`, member);
      });
    },
  };
}

function createMember(
  order: CallOrder,
  onLeave: (reason: unknown) => void,
  send: PartyAsker['send'],
  waiting: { resolve(call: StoredCall | null): void; reject(error: unknown): void },
): Member {
  let hasEnded = false;
  const off = onAbort(order.signal, () => {
    if (!member.isAsking) member.end({ error: order.signal.reason });
  });
  const member: Member = {
    jobId: order.jobId,
    order,
    isAsking: false,
    onLeave,
    send,
    end(outcome) {
      if (hasEnded) return;
      hasEnded = true;
      off();
      if (outcome === null) waiting.resolve(null);
      else if ('call' in outcome) waiting.resolve(outcome.call);
      else waiting.reject(outcome.error);
    },
    isEnded: () => hasEnded,
  };
  return member;
}

function seedOf(order: CallOrder, { model }: Pick<Way, 'model'>): number {
  return order.request(model).seeds[0];
}

function onAbort(signal: AbortSignal, listener: () => void): () => void {
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}
