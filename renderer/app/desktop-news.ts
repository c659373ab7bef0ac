import type { StudioEvent } from '../../shared/contract.ts';
import type { FromWindow } from '../../shared/desktop.ts';
import type { ExportProgress } from '../../shared/export-runs.ts';
import type { QueueStatus } from '../../shared/job.ts';
import { t } from '../words/t.ts';

type News = Extract<FromWindow, { kind: 'news' }>;
type Reason = 'failed' | 'budget' | 'word';

export interface DesktopNews {
  hear(event: StudioEvent): void;
}

export interface DesktopNewsParts {
  tell(news: News): void;
  schedule(run: () => void, delayMs: number): void;
}

/** Many jobs may end together: they are one piece of news, ms. */
const TOGETHER_MS = 1500;

const REASON_OF: Record<string, Reason> = { 'budget-exceeded': 'budget', 'maybe-billed': 'word', 'price-unknown': 'word' };

/** What a person wants to know who does something else meanwhile: the queue or an export is done, a prompt failed, a budget is used up, something waits for their word. */
export function createDesktopNews({ tell, schedule }: DesktopNewsParts): DesktopNews {
  /** Failures by job, as they were told or are about to be. */
  const known = new Map<string, string>();
  let fresh: { reason: Reason; message: string }[] = [];
  let before: QueueStatus | null = null;
  let doneAtStart = 0;
  let isQuiet = true;

  function tellFailures(): void {
    const failures = fresh;
    fresh = [];
    for (const reason of ['word', 'budget', 'failed'] as const) {
      const ofReason = failures.filter((failure) => failure.reason === reason);
      if (ofReason.length > 0) tell(newsOf(reason, ofReason.length, ofReason[0].message));
    }
  }

  function hearStatus(status: QueueStatus): void {
    const open = openOf(status);
    if (before === null || (openOf(before) === 0 && open > 0)) doneAtStart = (before ?? status).counts.done;
    if (open > 0) isQuiet = false;
    before = status;
    if (open === 0 && !isQuiet) schedule(tellWhetherDone, TOGETHER_MS);
  }

  function tellWhetherDone(): void {
    if (before === null || openOf(before) > 0 || isQuiet) return;
    isQuiet = true;
    const count = before.counts.done - doneAtStart;
    if (count <= 0) return;
    tell({
      kind: 'news',
      title: t('The queue is done'),
      body: t('{count, plural, one {# proof is ready.} other {# proofs are ready.}}', { count }),
      page: 'review',
    });
  }

  return {
    hear(event) {
      if (event.type === 'queue') hearStatus(event.status);
      if (event.type === 'export') hearExport(event.progress, tell);
      if (event.type !== 'jobs') return;
      for (const { id, state, error, finishedAt } of event.jobs) {
        if (state !== 'failed' || error === null) {
          known.delete(id);
          continue;
        }
        const failure = `${finishedAt} ${error.code}`;
        if (known.get(id) === failure) continue;
        known.set(id, failure);
        if (fresh.length === 0) schedule(tellFailures, TOGETHER_MS);
        fresh.push({ reason: REASON_OF[error.code] ?? 'failed', message: error.message });
      }
    },
  };
}

const openOf = ({ counts }: QueueStatus) => counts.queued + counts.running;

/** Who stops an export knows that it stopped. */
function hearExport({ state, filesDone: done, filesTotal: count }: ExportProgress, tell: DesktopNewsParts['tell']): void {
  if (state === 'done')
    tell({ kind: 'news', title: t('The export is done'), body: t('{count, plural, one {# file} other {# files}}', { count }), page: 'export' });
  if (state === 'failed')
    tell({ kind: 'news', title: t('The export broke off'), body: t('Broke off after {done} of {count} files', { done, count }), page: 'export' });
}

function newsOf(reason: Reason, count: number, message: string): News {
  const body = [...message].slice(0, 300).join('');
  if (reason === 'word') {
    return { kind: 'news', title: t('{count, plural, one {A prompt waits} other {# prompts wait}} for your word', { count }), body, page: 'queue' };
  }
  if (reason === 'budget') return { kind: 'news', title: t('A budget is used up'), body, page: 'spending' };
  return { kind: 'news', title: t('{count, plural, one {A prompt failed} other {# prompts failed}}', { count }), body, page: 'queue' };
}
