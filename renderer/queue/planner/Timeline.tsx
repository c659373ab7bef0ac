import { type CSSProperties, useMemo } from 'react';
import type { PlannedLane } from '../../../shared/queue.ts';
import { t } from '../../words/t.ts';
import { laneName } from './lane-name.ts';
import { TimeBlockView } from './TimeBlockView.tsx';
import { horizonOf, ticksOf, tickWords, timeOf } from './timeline.ts';

/** Jobs that are not planned one by one. */
function restOf({ rest }: PlannedLane): number {
  return rest.reduce((sum, { count }) => sum + count, 0);
}

/** When each lane does what, on one axis. What it says stands in the lists below as well: it is a picture for the eye and the mouse. */
export function Timeline({ lanes, onPick }: { lanes: readonly PlannedLane[]; onPick: (jobId: string) => void }) {
  const times = useMemo(() => lanes.map(timeOf), [lanes]);
  const horizonMs = horizonOf(times);
  const at = (ms: number) => `${(100 * ms) / horizonMs}%`;
  return (
    <div className="timeline" aria-hidden="true">
      <div className="timeline-axis">
        {ticksOf(horizonMs).map((ms) => (
          <span key={ms} style={{ left: at(ms) }}>
            {ms === 0 ? t('now') : tickWords(ms)}
          </span>
        ))}
      </div>
      {lanes.map((lane, index) => {
        const { blocks, places, unknownFromMs } = times[index];
        return (
          <div key={lane.id} className="timeline-lane">
            <span className="timeline-name">{laneName(lane.id)}</span>
            <div className="timeline-track" data-many={places > 3 || undefined} style={{ '--places': places } as CSSProperties}>
              {ticksOf(horizonMs).map((ms) => (
                <i key={ms} style={{ left: at(ms) }} />
              ))}
              {blocks.map((block) => (
                <TimeBlockView key={`${block.job.id} ${block.kind}`} block={block} horizonMs={horizonMs} onPick={onPick} />
              ))}
              {unknownFromMs === null && restOf(lane) > 0 && (
                <span className="time-rest" style={{ left: at(Math.max(0, ...blocks.map(({ endMs }) => endMs))) }}>
                  {t('and {count, number} more', { count: restOf(lane) })}
                </span>
              )}
              {unknownFromMs !== null && (
                <span className="time-unknown" style={{ left: at(unknownFromMs) }}>
                  {t('not known')}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
