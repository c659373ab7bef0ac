import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';

/** Opens a job where there is most to see: its proof in review, or else its details. */
export function useOpenJob(): (job: Job) => void {
  const { queue, review, navigation, workbench } = useStores();
  return (job) => {
    const { proofId } = job;
    if (proofId === null) return queue.getState().open(job);
    navigation.getState().go('review');
    // The workbench of another proof would stand before this one.
    workbench.getState().leave(() => void review.getState().reveal(proofId));
  };
}

/** The same for who knows only the job's id; its details open over the queue. */
export function useOpenJobById(): (id: string) => Promise<void> {
  const { queue, navigation } = useStores();
  const open = useOpenJob();
  return async (id) => {
    const job = await queue.getState().find(id);
    if (job === null) return;
    if (job.proofId === null) navigation.getState().go('queue');
    open(job);
  };
}
