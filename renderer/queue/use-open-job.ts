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
