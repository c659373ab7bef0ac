import type { Job, JobState } from '../../../shared/job.ts';
import type { StepRun } from '../../../shared/proof.ts';
import { type Span, spansOf } from './spans.ts';
import type { TracingConfig } from './tracing-config.ts';

export interface TracingParts {
  config: TracingConfig;
  version: string;
  jobs: { get(id: string): Job | null };
  runs: { ofJob(jobId: string): StepRun[] };
  fetch: typeof fetch;
  /** Hears once when the collector is gone, and once when it is there again. */
  log: (message: string) => void;
  /** Milliseconds that spans wait for company. */
  delayMs?: number;
}

/** Sends ended jobs to a collector. Nothing here throws or makes a job wait: what cannot be sent is dropped. */
export interface Tracing {
  jobChanged(id: string): void;
  /** Sends what is left; gives up after the time-out. */
  dispose(): Promise<void>;
}

const ENDED: readonly JobState[] = ['done', 'failed', 'cancelled', 'quarantined'];
const MOST_WAITING = 2048;
const MOST_AT_ONCE = 512;
const DELAY_MS = 2000;
/** Answers after which the specification wants another try. */
const TRY_AGAIN: readonly number[] = [429, 502, 503, 504];

export function createTracing({ config, version, jobs, runs, fetch, log, delayMs = DELAY_MS }: TracingParts): Tracing {
  const waiting: Span[] = [];
  let sent: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDown = false;

  async function post(spans: Span[]): Promise<boolean> {
    const body = JSON.stringify(requestOf(spans, config, version));
    const headers = { 'Content-Type': 'application/json', ...config.headers };
    const response = await fetch(config.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(config.timeoutMs) });
    await response.body?.cancel();
    if (response.ok) return true;
    if (TRY_AGAIN.includes(response.status)) return false;
    throw new Error(`it answered ${response.status}`);
  }

  async function flush(): Promise<void> {
    timer = undefined;
    const spans = waiting.splice(0, MOST_AT_ONCE);
    if (spans.length === 0) return;
    try {
      // What is not taken now comes back in line, unless newer spans have filled it.
      if (!(await post(spans))) waiting.unshift(...spans.slice(0, MOST_WAITING - waiting.length));
      else if (isDown) log('Traces are sent again.');
      isDown = false;
    } catch (error) {
      if (!isDown) log(`Traces could not be sent to ${new URL(config.url).host} and are dropped until they can: ${(error as Error).message}.`);
      isDown = true;
    }
    if (waiting.length > 0) schedule();
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), delayMs);
    timer.unref();
  }

  return {
    jobChanged(id) {
      try {
        const job = jobs.get(id);
        const name = `${id} ${job?.finishedAt}`;
        if (!job || !ENDED.includes(job.state) || sent.includes(name)) return;
        sent = [...sent.slice(-99), name];
        waiting.push(...spansOf(job, runs.ofJob(id), config));
        waiting.splice(0, Math.max(0, waiting.length - MOST_WAITING));
        if (waiting.length > 0) schedule();
      } catch (error) {
        log(`A job was not traced. ${(error as Error).message}`);
      }
    },
    async dispose() {
      clearTimeout(timer);
      const end = Date.now() + config.timeoutMs;
      while (waiting.length > 0 && !isDown && Date.now() < end) {
        const before = waiting.length;
        await flush();
        clearTimeout(timer);
        timer = undefined;
        if (waiting.length >= before) break;
      }
      clearTimeout(timer);
    },
  };
}

function requestOf(spans: readonly Span[], { serviceName, resource }: TracingConfig, version: string) {
  const attributes = Object.entries({ ...resource, 'service.name': serviceName, 'service.version': version });
  return {
    resourceSpans: [
      {
        resource: { attributes: attributes.map(([key, stringValue]) => ({ key, value: { stringValue } })) },
        scopeSpans: [{ scope: { name: 'galley', version }, spans }],
      },
    ],
  };
}
