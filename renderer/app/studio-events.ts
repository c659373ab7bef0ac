import type { StudioEvent } from '../../shared/contract.ts';
import type { Stores } from './stores.ts';

type Sinks = Pick<Stores, 'session' | 'queue' | 'progress' | 'review' | 'spend' | 'routeLog' | 'frame' | 'exporting'>;

/** Hands what the studio tells to the stores that care. */
export function applyStudioEvent({ session, queue, progress, review, spend, routeLog, frame, exporting }: Sinks, event: StudioEvent) {
  switch (event.type) {
    case 'queue':
      frame.getState().refreshSoon();
      return session.getState().setStatus(event.status);
    case 'jobs':
      spend.getState().refreshSoon();
      routeLog.getState().applyJobs(event.jobs.map((job) => job.id));
      progress.getState().forget(event.jobs.filter((job) => job.state !== 'running').map((job) => job.id));
      return queue.getState().applyJobs(event.jobs);
    case 'progress':
      return progress.getState().apply(event.progress);
    case 'proof':
      frame.getState().refreshSoon();
      void session.getState().loadNeedsReview();
      return review.getState().applyProof(event.proof);
    case 'review':
      frame.getState().refreshSoon();
      void session.getState().loadNeedsReview();
      return review.getState().applyReview(event.proofIds);
    case 'removed':
      frame.getState().refreshSoon();
      void session.getState().loadNeedsReview();
      void review.getState().applyRemoved(event.jobIds);
      if (event.jobIds.includes(queue.getState().openJob?.id ?? '')) queue.getState().open(null);
      return queue.getState().refresh();
    case 'export':
      return exporting.getState().apply(event.progress);
    case 'memory':
      return session.getState().setMemory({ rssBytes: event.rssBytes, budgetBytes: event.budgetBytes });
  }
}
