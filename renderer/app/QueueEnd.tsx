import { useStore } from 'zustand';
import { formatCount, formatMs } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { StatusItem } from './StatusItem.tsx';
import { useStores } from './stores.ts';

/** When the queue will be done, as far as its models were ever measured. */
export function QueueEnd() {
  const { frame, session } = useStores();
  const end = useStore(frame, (state) => state.end);
  const isIdle = useStore(session, ({ status }) => status === null || (status.counts.queued ?? 0) + (status.counts.running ?? 0) === 0);
  if (end === null || isIdle) return null;
  const { endMs, unmeasured, isPaused } = end;
  if (isPaused)
    return (
      <StatusItem page="queue" tip={t('The queue is paused: what waits begins when it is resumed.')}>
        {endMs === null ? t('paused') : t('{time} of work', { time: formatMs(endMs) })}
      </StatusItem>
    );
  if (endMs === null)
    return (
      <StatusItem page="queue" tip={t('{count} of the waiting jobs go to a model that was never measured here.', { count: formatCount(unmeasured) })}>
        {t('end unknown')}
      </StatusItem>
    );
  const at = new Date(Date.now() + endMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return (
    <StatusItem page="queue" tip={t('The queue is done at about {at}: from measured times, host by host, with the models that have to be loaded.', { at })}>
      {t('done in {time}', { time: formatMs(endMs) })}
    </StatusItem>
  );
}
