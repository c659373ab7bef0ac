import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { ProofVersion } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { formatTime } from '../../ui/format.ts';
import { Picture } from '../../ui/Picture.tsx';
import { t } from '../../words/t.ts';
import { LedgerLine } from '../LedgerLine.tsx';
import { useReviewStores } from '../use-review-stores.ts';
import { ChangeList } from './ChangeList.tsx';

/** The line of rework that a proof stands in, newest first: what changed from one to the next, and what was said of each. */
export function VersionList({ proof }: { proof: ProofDetail }) {
  const { story } = useReviewStores();
  const history = useStore(story, (state) => state.history);
  return (
    <section>
      <h2>{t('Versions')}</h2>
      <ol className="proof-versions">
        {[...history].reverse().map((version, index) => (
          <VersionEntry
            key={version.jobId}
            version={version}
            number={history.length - index}
            parent={history.find(({ jobId }) => jobId === version.parentJobId)}
            isCurrent={version.jobId === proof.jobId}
          />
        ))}
      </ol>
    </section>
  );
}

interface VersionEntryProps {
  version: ProofVersion;
  number: number;
  parent: ProofVersion | undefined;
  isCurrent: boolean;
}

function VersionEntry({ version: { proof, state, createdAt, ledger, changes }, number, parent, isCurrent }: VersionEntryProps) {
  const { review } = useStores();
  const { story } = useReviewStores();
  const from = parent?.proof?.id;
  return (
    <li data-current={isCurrent || undefined}>
      <div className="proof-version-head">
        <button
          type="button"
          className="proof-version"
          disabled={proof === null}
          aria-current={isCurrent || undefined}
          onClick={() => proof && void review.getState().reveal(proof.id)}
        >
          <Picture sha256={proof?.afterSha256 ?? null} width={128} alt="" />
          <span>
            <span className="proof-version-number">{t('Version {number}', { number })}</span>
            <span className="ledger-who">{proof === null ? waitWords(state) : formatTime(createdAt)}</span>
          </span>
        </button>
        {proof !== null && from !== undefined && (
          <button type="button" className="text-button" onClick={() => void story.getState().openDifferences(from, proof.id)}>
            {t('What changed')}
          </button>
        )}
      </div>
      {changes.length > 0 && <ChangeList changes={changes} />}
      {ledger.length > 0 && (
        <ol className="ledger">
          {ledger.map((entry) => (
            <LedgerLine key={entry.id} entry={entry} pixelsSha256={proof?.afterSha256 ?? ''} />
          ))}
        </ol>
      )}
    </li>
  );
}

function waitWords(state: ProofVersion['state']): string {
  if (state === 'running') return t('Being rendered');
  if (state === 'queued' || state === 'paused') return t('Waits in the queue');
  return t('Was not rendered');
}
