import { useStore } from 'zustand';
import type { BakeOffCell } from '../../shared/bake-off.ts';
import type { JobState } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { Picture } from '../ui/Picture.tsx';
import { msg, t } from '../words/t.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';

export interface ProofCellProps {
  cell: BakeOffCell | undefined;
  label: string;
}

const WAITING: Partial<Record<JobState, string>> = { queued: msg('waiting'), paused: msg('paused'), running: msg('rendering') };
const FAILED: Partial<Record<JobState, string>> = { failed: msg('Failed'), cancelled: msg('Cancelled'), quarantined: msg('Set aside after two crashes') };

/** One render: its picture, how far it is, or why there is none. */
export function ProofCell({ cell, label }: ProofCellProps) {
  const { page } = useBakeOffStores();
  if (cell === undefined) return <span className="proof-cell" />;
  const { sha256, prompt, seed, state, error } = cell;
  if (sha256 !== null) {
    return (
      <button type="button" className="proof-cell" aria-label={label} onClick={() => page.getState().showRow({ prompt, seed })}>
        <Picture sha256={sha256} width={384} alt="" />
      </button>
    );
  }
  const failure = FAILED[state];
  if (failure !== undefined) {
    return (
      <span className="proof-cell proof-failed">
        <strong>{t(failure)}</strong>
        {error}
      </span>
    );
  }
  return <LiveCell cell={cell} words={t(WAITING[state] ?? state)} />;
}

function LiveCell({ cell, words }: { cell: BakeOffCell; words: string }) {
  const { progress } = useStores();
  const live = useStore(progress, (state) => state.byJob[cell.jobId]);
  return (
    <span className="proof-cell proof-waiting">
      <Picture sha256={live?.thumbnailSha256 ?? null} width={256} alt="" placeholder={words} />
      {live !== undefined && (
        <span className="progress proof-progress">
          <span className="proof-progress-bar" style={{ transform: `scaleX(${live.fraction})` }} />
        </span>
      )}
    </span>
  );
}
