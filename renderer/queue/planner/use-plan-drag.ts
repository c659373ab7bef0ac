import { type DragEvent, useState } from 'react';
import type { PlannedJob } from '../../../shared/queue.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';

/** Dragging jobs of a lane before another one of it; a job that is selected takes the selection along. */
export function usePlanDrag(jobs: readonly PlannedJob[]) {
  const { queue } = useStores();
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [over, setOver] = useState<string | null>(null);

  function jobAt(event: DragEvent): PlannedJob | undefined {
    const id = (event.target as Element).closest<HTMLElement>('[data-job]')?.dataset.job;
    return jobs.find((job) => job.id === id && !job.isRunning && !dragged.includes(job.id));
  }
  function end(): void {
    setDragged([]);
    setOver(null);
  }

  return {
    /** The job that what is dragged would come before. */
    over,
    start(event: DragEvent, { id }: PlannedJob): void {
      const { selected } = queue.getState();
      const ids = selected.has(id) ? jobs.filter((job) => selected.has(job.id) && !job.isRunning).map((job) => job.id) : [id];
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', id);
      if (ids.length > 1) showCount(event, ids.length);
      setDragged(ids);
    },
    target: {
      onDragOver(event: DragEvent): void {
        const job = dragged.length > 0 ? jobAt(event) : undefined;
        if (job !== undefined) event.preventDefault();
        setOver(job?.id ?? null);
      },
      onDrop(event: DragEvent): void {
        const job = jobAt(event);
        event.preventDefault();
        if (dragged.length > 0 && job !== undefined) void queue.getState().edit(dragged, { kind: 'place', beforeId: job.id });
        end();
      },
      onDragEnd: end,
    },
  };
}

/** What hangs on the pointer while several are dragged. */
function showCount({ dataTransfer }: DragEvent, count: number): void {
  const label = document.createElement('div');
  label.className = 'drag-count';
  label.textContent = t('{count, plural, one {# job} other {# jobs}}', { count });
  document.body.append(label);
  dataTransfer.setDragImage(label, 12, 12);
  // The browser has taken its picture by then.
  setTimeout(() => label.remove());
}
