import type { BakeOffSummary } from '../../shared/bake-off.ts';
import { counted, formatTime } from '../ui/format.ts';
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
          {counted(prompts, 'prompt')} × {counted(seeds, 'seed')} × {candidates.join(' · ')}
        </span>
        <RenderProgress renders={renders} />
        <span className="entry-votes number">{votes === 0 ? 'no votes' : counted(votes, 'vote')}</span>
        <time className="entry-time number" dateTime={createdAt}>
          {formatTime(createdAt)}
        </time>
      </button>
    </li>
  );
}
