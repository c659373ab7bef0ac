import { useEffect } from 'react';
import { useStore } from 'zustand';
import { usdText } from '../../shared/calls.ts';
import { useStores } from '../app/stores.ts';
import { formatTime } from '../ui/format.ts';
import { clockTime, EVENT_TONES, EVENT_WORDS } from './event-words.ts';
import './route-log.css';
import { t } from '../words/t.ts';

/** How a job got here: whom it asked, for how much, what happened then. Nothing for a job that asked nobody. */
export function RouteLog({ jobId, level }: { jobId: string; level: 2 | 3 }) {
  const { routeLog } = useStores();
  const lines = useStore(routeLog, (state) => (state.jobId === jobId ? state.lines : NONE));
  useEffect(() => void routeLog.getState().show(jobId), [routeLog, jobId]);
  if (lines.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section aria-label={t('How it got here')}>
      <Heading>{t('How it got here')}</Heading>
      <ol className="route-log selectable">
        {lines.map(({ id, at, event, message, micros }) => (
          <li key={id} data-tone={EVENT_TONES[event]}>
            <time dateTime={at} title={formatTime(at)} className="number">
              {clockTime(at)}
            </time>
            <div>
              <span className="route-log-event">{t(EVENT_WORDS[event])}</span>
              {micros !== null && micros > 0 && <span className="route-log-price number">{usdText(micros)}</span>}
              <p>{message}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const NONE: readonly never[] = [];
