import type { BakeOffSummary } from '../../shared/bake-off.ts';
import { t, tx } from '../words/t.ts';
import './render-progress.css';

/** How many renders are there, as a bar and in words. */
export function RenderProgress({ renders: { total, done, failed } }: Pick<BakeOffSummary, 'renders'>) {
  const isFinished = done + failed >= total;
  const words = isFinished
    ? t('{renders, plural, one {# render} other {# renders}}', { renders: done })
    : t('{done, number} of {total, plural, one {# render} other {# renders}}', { done, total });
  return (
    <span className="render-progress number">
      <span className="render-track" aria-hidden data-finished={isFinished || undefined}>
        <span style={{ width: `${(100 * done) / total}%` }} />
        <span className="render-failed" style={{ width: `${(100 * failed) / total}%` }} />
      </span>
      <span>
        {failed === 0
          ? words
          : tx('{words}<b>, {failed, number} failed</b>', { words, failed, b: (chunks) => <span className="render-failed-words">{chunks}</span> })}
      </span>
    </span>
  );
}
