import { setImmediate as turn } from 'node:timers/promises';

/** A clock that jumps to the next thing that happens: a night passes in seconds, and the code under test is the app's own. */
export class VirtualTime {
  #now: number;
  #waiting: { at: number; order: number; wake: () => void }[] = [];
  #order = 0;
  /** Real work (files) that is under way: time stands still until it is done. */
  #real = 0;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  /** Milliseconds since the Unix epoch. */
  get now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { at: this.#now + Math.max(0, ms), order: this.#order++, wake: resolve };
      this.#waiting.push(entry);
      signal?.addEventListener(
        'abort',
        () => {
          this.#waiting.splice(this.#waiting.indexOf(entry), 1);
          reject(signal.reason);
        },
        { once: true },
      );
    });
  }

  /** Calls once after so many milliseconds; returns the function that calls it off. */
  schedule(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, order: this.#order++, wake: run };
    this.#waiting.push(entry);
    return () => {
      const index = this.#waiting.indexOf(entry);
      if (index >= 0) this.#waiting.splice(index, 1);
    };
  }

  async real<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#real++;
    try {
      return await work();
    } finally {
      this.#real--;
    }
  }

  /** Lets time pass until `done` is settled. @throws Error when nothing is left that could settle it */
  async until(done: Promise<unknown>): Promise<void> {
    let isDone = false;
    const ended = done.finally(() => {
      isDone = true;
    });
    ended.catch(() => undefined);
    for (;;) {
      await this.#settled();
      if (isDone) return void (await ended);
      const [next] = this.#waiting.sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next) throw new Error('Nothing can happen any more.');
      this.#waiting.shift();
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
  }

  async #settled(): Promise<void> {
    // Promises of promises settle within a few turns of the event loop.
    for (let turns = 0; turns < 4 || this.#real > 0; turns++) await turn();
  }
}
