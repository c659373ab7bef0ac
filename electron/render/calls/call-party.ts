/** Jobs that were started together because they differ only in their seeds: what they ask of a model goes out as one call. */
export interface CallParty {
  /**
   * Waits until every job of the party has asked for this, or has left, a moment at most; then the first who asked sends for all. Who asks later begins anew, with those who have not asked.
   * @param step of the plan
   * @param model that is asked, and where: only what is the same may go into one call
   */
  gather(step: string, model: string, asker: PartyAsker): void;
  /** This job has what the step makes, or will not get it: the others do not wait for it there. */
  pass(step: string, jobId: string): void;
  /** This job has ended. */
  leave(jobId: string): void;
}

export interface PartyAsker {
  readonly jobId: string;
  /** Called once, for the first who asked. @param askers all who asked, in the order in which they did; the caller itself is among them */
  send(askers: readonly PartyAsker[]): void;
}

/** From the first who asks: jobs of a party start in one turn, so that who is later than this waits for something else. */
const PATIENCE_MS = 250;

interface Gathering {
  step: string;
  askers: PartyAsker[];
  callOff: () => void;
}

/** @param schedule calls once after so many milliseconds; returns the function that calls it off */
export function createCallParty(jobIds: readonly string[], schedule: (ms: number, run: () => void) => () => void): CallParty {
  const present = new Set(jobIds);
  const gatherings = new Map<string, Gathering>();
  /** Step → who is not waited for there (again). */
  const passed = new Map<string, Set<string>>();

  function markPassed(step: string, ids: readonly string[]): void {
    passed.set(step, new Set([...(passed.get(step) ?? []), ...ids]));
  }

  function sendWhenComplete(key: string, gathering: Gathering): void {
    const asked = new Set(gathering.askers.map(({ jobId }) => jobId));
    if ([...present].some((jobId) => !asked.has(jobId) && !passed.get(gathering.step)?.has(jobId))) return;
    send(key, gathering);
  }

  function send(key: string, { step, askers, callOff }: Gathering): void {
    callOff();
    gatherings.delete(key);
    markPassed(
      step,
      askers.map(({ jobId }) => jobId),
    );
    askers[0].send(askers);
  }

  function sendAllComplete(): void {
    for (const [key, gathering] of [...gatherings]) sendWhenComplete(key, gathering);
  }

  return {
    gather(step, model, asker) {
      const key = `${step}\n${model}`;
      let gathering = gatherings.get(key);
      if (!gathering) {
        const begun: Gathering = { step, askers: [], callOff: () => undefined };
        begun.callOff = schedule(PATIENCE_MS, () => send(key, begun));
        gatherings.set(key, begun);
        gathering = begun;
      }
      gathering.askers.push(asker);
      sendWhenComplete(key, gathering);
    },
    pass(step, jobId) {
      markPassed(step, [jobId]);
      sendAllComplete();
    },
    leave(jobId) {
      present.delete(jobId);
      sendAllComplete();
    },
  };
}
