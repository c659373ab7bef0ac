import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { PlannedLane } from '../../../shared/queue.ts';
import { ModelName } from '../../app/ModelName.tsx';
import { useStores } from '../../app/stores.ts';
import { formatCount, formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import { useJobKeys } from '../use-job-keys.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useOpenJobById } from '../use-open-job.ts';
import { laneName } from './lane-name.ts';
import { PlannedJobRow } from './PlannedJobRow.tsx';
import { usePlanDrag } from './use-plan-drag.ts';

/** One lane: how far it is, and its jobs in the order in which they will be taken. */
export function PlannedLaneColumn({ lane }: { lane: PlannedLane }) {
  const { queue } = useStores();
  const { jobs } = lane;
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, jobs.length - 1);
  const openById = useOpenJobById();
  const drag = usePlanDrag(jobs);
  const running = jobs.filter(({ isRunning }) => isRunning).length;
  const restCount = lane.rest.reduce((sum, { count }) => sum + count, 0);

  function focusRow(index: number): void {
    const place = Math.max(0, Math.min(index, jobs.length - 1));
    setActive(place);
    list.current?.querySelector<HTMLElement>(`[data-index="${place}"]`)?.focus();
  }
  function move(by: -1 | 1): void {
    const waiting = jobs.slice(running);
    const at = active - running;
    if (at < 0 || (by < 0 ? at === 0 : at === waiting.length - 1)) return;
    const before = by < 0 ? waiting[at - 1] : waiting[at + 2];
    // The keyboard goes along with the job.
    setActive(active + by);
    void queue.getState().edit([jobs[active].id], { kind: 'place', beforeId: before?.id ?? null });
  }
  useJobKeys(list, { pick: () => toggle(jobs[active].id), move });
  const keep = useKeptFocus(() => jobs.length > 0 && focusRow(active));

  function toggle(id: string): void {
    const { selected, select } = queue.getState();
    select([id], !selected.has(id));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const places: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: jobs.length - 1 };
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in places) || (event.target as HTMLElement).dataset.index === undefined) return;
    event.preventDefault();
    focusRow(places[event.key]);
  }
  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[data-job]')?.dataset.job;
    if (id === undefined || target.closest('button') !== null) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(id);
    else void openById(id);
  }

  return (
    <section className="planned-lane" aria-label={laneName(lane.id)}>
      <header>
        <h2>{laneName(lane.id)}</h2>
        <p>
          {t('{count} at once', { count: lane.limit })} · {t('{count, plural, one {# waits} other {# wait}}', { count: lane.waiting })}
          {lane.keepsModel && <> · {t('{count, plural, one {# model load} other {# model loads}}', { count: lane.loads })}</>} ·{' '}
          {lane.endMs === null ? t('end not known') : t('done in {time}', { time: formatMs(lane.endMs) })}
        </p>
        {lane.loaded !== null && (
          <p>
            {t('Loaded:')} <ModelName id={lane.loaded} />
          </p>
        )}
      </header>
      <ol ref={list} onKeyDown={onKeyDown} onClick={onClick} {...drag.target} {...keep}>
        {jobs.map((job, index) => (
          <PlannedJobRow
            key={job.id}
            job={job}
            lane={lane}
            number={index + 1 - running}
            index={index}
            isActive={index === active}
            isTarget={drag.over === job.id}
            onFocus={setActive}
            onDragStart={drag.start}
          />
        ))}
      </ol>
      {restCount > 0 && <p className="planned-rest">{t('and {count} more', { count: formatCount(restCount) })}</p>}
    </section>
  );
}
