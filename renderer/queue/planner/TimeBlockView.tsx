import { useModelLabel } from '../../app/use-model-label.ts';
import { formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import type { TimeBlock } from './timeline.ts';

/** A job, or a model load, as long as it takes. */
export function TimeBlockView({ block, horizonMs, onPick }: { block: TimeBlock; horizonMs: number; onPick: (jobId: string) => void }) {
  const { job, kind, startMs, endMs, place } = block;
  const model = useModelLabel(job.model);
  const time = formatMs(endMs - startMs);
  const words = kind === 'load' ? t('Loads {model}, {time}', { model, time }) : `${job.prompt.slice(0, 120)}\n${model}, ${time}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the row that it leads to has the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      className="time-block"
      data-kind={kind}
      data-running={job.isRunning || undefined}
      data-placed={job.isPlaced || undefined}
      title={words}
      style={{ left: `${(100 * startMs) / horizonMs}%`, width: `${(100 * (endMs - startMs)) / horizonMs}%`, top: `calc(${place} * var(--place))` }}
      onClick={() => onPick(job.id)}
    >
      {kind === 'load' ? model : job.prompt.slice(0, 40)}
    </span>
  );
}
