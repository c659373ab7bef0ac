import { useEffect, useState } from 'react';
import type { QueuePlan } from '../../../shared/queue.ts';
import { useStores } from '../../app/stores.ts';

/** What the scheduler will do, asked again whenever jobs change, one question at a time; null = not known yet. */
export function usePlan(): QueuePlan | null {
  const { client, queue, notices } = useStores();
  const [plan, setPlan] = useState<QueuePlan | null>(null);
  useEffect(() => {
    let isWanted = true;
    let isAsking = false;
    async function ask(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      for (let asked = -1; isWanted && asked !== queue.getState().changes; ) {
        asked = queue.getState().changes;
        try {
          const answer = await client.queue.plan({});
          if (isWanted) setPlan(answer);
        } catch (error) {
          if (isWanted) notices.getState().fail(error);
        }
      }
      isAsking = false;
    }
    void ask();
    const stop = queue.subscribe((state, before) => void (state.changes !== before.changes && ask()));
    return () => {
      isWanted = false;
      stop();
    };
  }, [client, queue, notices]);
  return plan;
}
