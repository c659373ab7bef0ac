import { useModelLabel } from '../../app/use-model-label.ts';
import { formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import type { TimeBlock } from './timeline.ts';

/** What is shorter, as a share of the axis, has no room for words. */
const LEAST_SHARE = 0.025;

/** A job, or a model load, as long as it takes. */
export function TimeBlockView({ block, horizonMs, onPick }: { block: TimeBlock; horizonMs: number; onPick: (jobId: string) => void }) {
  const { job, kind, startMs, endMs, place } = block;
  const model = useModelLabel(job.model);
  const share = (endMs - startMs) / horizonMs;
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
      style={{ left: `${(100 * startMs) / horizonMs}%`, width: `${100 * share}%`, top: `calc(${place} * var(--place))` }}
      onClick={() => onPick(job.id)}
    >
      {share < LEAST_SHARE ? '' : kind === 'load' ? model : job.prompt.slice(0, 40)}
    </span>
  );
}
