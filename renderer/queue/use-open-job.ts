import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';

/** Opens a job where there is most to see: its proof in review, or else its details. */
export function useOpenJob(): (job: Job) => void {
  const { queue, review, navigation } = useStores();
  return (job) => {
    if (job.proofId === null) return queue.getState().open(job);
    void review.getState().reveal(job.proofId);
    navigation.getState().go('review');
  };
}
