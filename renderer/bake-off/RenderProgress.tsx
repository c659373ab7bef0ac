import type { BakeOffSummary } from '../../shared/bake-off.ts';
import { formatCount } from '../ui/format.ts';

/** How many renders are there, as a bar and in words. */
export function RenderProgress({ renders: { total, done, failed } }: Pick<BakeOffSummary, 'renders'>) {
  const isFinished = done + failed >= total;
  const words = isFinished ? `${formatCount(done)} renders` : `${formatCount(done)} of ${formatCount(total)} renders`;
  return (
    <span className="render-progress number">
      <span className="render-track" aria-hidden data-finished={isFinished || undefined}>
        <span style={{ width: `${(100 * done) / total}%` }} />
        <span className="render-failed" style={{ width: `${(100 * failed) / total}%` }} />
      </span>
      <span>
        {words}
        {failed > 0 && <span className="render-failed-words">, {formatCount(failed)} failed</span>}
      </span>
    </span>
  );
}
