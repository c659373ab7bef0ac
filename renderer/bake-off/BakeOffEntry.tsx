import type { BakeOffSummary } from '../../shared/bake-off.ts';
import { formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { RenderProgress } from './RenderProgress.tsx';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export function BakeOffEntry({ summary }: { summary: BakeOffSummary }) {
  const { page } = useBakeOffStores();
  const { id, name, createdAt, candidates, prompts, seeds, renders, votes } = summary;
  return (
    <li>
      <button type="button" className="bake-off-entry" onClick={() => void page.getState().open(id)}>
        <span className="entry-name">{name}</span>
        <span className="entry-size number" title={candidates.join('\n')}>
          {t('{prompts, plural, one {# prompt} other {# prompts}} × {seeds, plural, one {# seed} other {# seeds}} × {candidates}', {
            prompts,
            seeds,
            candidates: candidates.join(' · '),
          })}
        </span>
        <RenderProgress renders={renders} />
        <span className="entry-votes number">{t('{votes, plural, =0 {no votes} one {# vote} other {# votes}}', { votes })}</span>
        <time className="entry-time number" dateTime={createdAt}>
          {formatTime(createdAt)}
        </time>
      </button>
    </li>
  );
}
