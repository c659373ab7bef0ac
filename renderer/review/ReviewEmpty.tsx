import { CheckCheck, Images, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { SampleButton } from '../first-run/SampleButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../words/t.ts';
import { FILTER_LABELS } from './verdict-words.ts';

/** What to do when no proof is shown: nothing rendered, everything filtered away, or everything judged. */
export function ReviewEmpty() {
  const { review, session, navigation } = useStores();
  const filter = useStore(review, (state) => state.filter);
  const isNarrowed = useStore(review, (state) => state.gate !== null || Object.keys(state.refinement).length > 0);
  const isOnlyMarked = useStore(review, (state) => state.gate !== null && Object.keys(state.refinement).length === 0);
  const overview = useStore(review, (state) => state.overview);
  const done = useStore(session, (state) => state.status?.counts.done ?? 0);
  const isEmpty = useStore(session, (state) => state.status !== null && Object.values(state.status.counts).every((count) => count === 0));
  const keys = { approve: useKeysOf('review.approve'), changes: useKeysOf('review.changes'), reject: useKeysOf('review.reject') };

  if (done === 0) {
    return (
      <EmptyState Icon={Images} title={t('No proofs yet')}>
        <p>
          {t(
            'Each finished job becomes a proof: base and final side by side, with what was measured. Judge it with {approve}, {changes} or {reject}; only approved proofs can be exported.',
            keys,
          )}
        </p>
        <button type="button" className="button" onClick={() => navigation.getState().go('queue')}>
          {t('Queue a prompt')}
        </button>
        {isEmpty && <SampleButton kind="quiet" />}
      </EmptyState>
    );
  }
  if (filter === 'needs-review' && overview !== null && isFinished(overview.counts)) return <Finished counts={overview.counts} />;
  if (isOnlyMarked) {
    return (
      <EmptyState Icon={Images} title={t('No proofs with this mark here')}>
        <button type="button" className="button" onClick={() => void review.getState().setGate(null)}>
          {t('Show every mark')}
        </button>
      </EmptyState>
    );
  }
  if (isNarrowed) {
    return (
      <EmptyState Icon={SearchX} title={t('No proof fits these filters')}>
        <button type="button" className="button" onClick={() => void review.getState().clear()}>
          {t('Clear the filters')}
        </button>
        {filter !== 'all' && (
          <button type="button" className="button" data-kind="quiet" onClick={() => void review.getState().setFilter('all')}>
            {t('Look among all proofs')}
          </button>
        )}
      </EmptyState>
    );
  }
  return <EmptyState Icon={Images} title={t('No proofs here: {filter}', { filter: t(FILTER_LABELS[filter]) })} />;
}

interface Counts {
  unjudged: number;
  approve: number;
  changes: number;
  reject: number;
}

function isFinished({ unjudged, approve, changes, reject }: Counts): boolean {
  return unjudged === 0 && approve + changes + reject > 0;
}

function Finished({ counts: { approve, changes, reject } }: { counts: Counts }) {
  const { review, navigation } = useStores();
  const roundId = useStore(review, (state) => state.refinement.roundId);
  const { setFilter } = review.getState();
  const total = approve + changes + reject;
  return (
    <EmptyState Icon={CheckCheck} title={roundId === undefined ? t('Everything is reviewed') : t('This round is finished')}>
      <p>
        {t('{total, plural, one {One judged} other {All # judged}}: {approve} approved, {changes} to be changed, {reject} rejected.', {
          total,
          approve,
          changes,
          reject,
        })}
      </p>
      <p className="soft-words">{t('New proofs appear here as soon as they are rendered.')}</p>
      {approve > 0 && (
        <button type="button" className="button" data-kind="primary" onClick={() => navigation.getState().go('export')}>
          {t('{approve, plural, one {Export the approved one} other {Export the # approved}}', { approve })}
        </button>
      )}
      {changes > 0 && (
        <button type="button" className="button" onClick={() => void setFilter('changes')}>
          {t('{changes, plural, one {Look at the one to be changed} other {Look at the # to be changed}}', { changes })}
        </button>
      )}
    </EmptyState>
  );
}
