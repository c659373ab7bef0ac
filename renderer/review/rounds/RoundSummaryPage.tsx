import '../../ui/figure-table.css';
import { ArrowLeft, Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RoundFile, RoundSummary } from '../../../shared/review.ts';
import { useStores } from '../../app/stores.ts';
import { formatMs, formatShare } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { RoundProofs } from './RoundProofs.tsx';
import './rounds.css';

const FILES: readonly { format: RoundFile; label: string }[] = [
  { format: 'html', label: msg('Web page') },
  { format: 'markdown', label: 'Markdown' },
  { format: 'csv', label: 'CSV' },
];

/** What a round came to, as a page; the same as a file to send. */
export function RoundSummaryPage({ summary }: { summary: RoundSummary }) {
  const { navigation } = useStores();
  const { rounds } = useReviewStores();
  const { round, counts, people, agreement, openPins, medianSeconds } = summary;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { closeSummary, save, setClosed, remove } = rounds.getState();
  const judged = round.total - counts.unjudged;
  return (
    <div className="round-page">
      <header className="round-page-bar">
        <button type="button" className="button" data-kind="quiet" onClick={closeSummary}>
          <ArrowLeft size={14} aria-hidden /> {t('Back to the proofs')}
        </button>
        <span className="review-bar-space" />
        {FILES.map(({ format, label }) => (
          <button
            key={format}
            type="button"
            className="button"
            aria-label={t('Save as {format}', { format: t(label) })}
            onClick={() => void save(round.id, format)}
          >
            <Download size={14} aria-hidden /> {t(label)}
          </button>
        ))}
        <button type="button" className="button" onClick={() => void setClosed(round, round.closedAt === null)}>
          {round.closedAt === null ? t('Close the round') : t('Open it again')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => void remove(round)}>
          {t('Remove')}
        </button>
      </header>
      <div className="round-page-scroll">
        <h2 className="round-title" tabIndex={-1} ref={heading}>
          {round.name}
        </h2>
        <p className="soft-words">{t('Begun by {name} on {date}', { name: round.author, date: new Date(round.at).toLocaleDateString() })}</p>
        <dl className="round-figures">
          <Figure name={t('Judged')} value={t('{judged} of {total}', { judged, total: round.total })} />
          <Figure name={t('Approved')} value={String(counts.approve)} tone="approve" />
          <Figure name={t('Changes')} value={String(counts.changes)} tone="changes" />
          <Figure name={t('Rejected')} value={String(counts.reject)} tone="reject" />
          <Figure name={t('Open pins')} value={String(openPins)} />
          <Figure
            name={t('Time a proof')}
            value={medianSeconds === null ? '–' : formatMs(medianSeconds * 1000)}
            title={t('Median, from one verdict to the next of the same person; pauses of more than five minutes are left out')}
          />
          <Figure
            name={t('Agreement')}
            value={agreement.compared === 0 ? '–' : formatShare(agreement.agreed / agreement.compared)}
            title={t('Of {count, plural, one {# proof} other {# proofs}} that two people or more judged', { count: agreement.compared })}
          />
        </dl>
        {counts.unjudged === 0 && counts.approve > 0 && (
          <p className="round-next">
            {t('{count, plural, one {All is judged; # is approved.} other {All is judged; # are approved.}}', { count: counts.approve })}{' '}
            <button type="button" className="button" data-kind="primary" onClick={() => navigation.getState().go('export')}>
              {t('Export them')}
            </button>
          </p>
        )}
        {people.length > 0 && (
          <table className="figure-table round-people number">
            <thead>
              <tr>
                <th scope="col">{t('Reviewer')}</th>
                <th scope="col">{t('Approved')}</th>
                <th scope="col">{t('Changes')}</th>
                <th scope="col">{t('Rejected')}</th>
                <th scope="col">{t('Time a proof')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ name, approve, changes, reject, medianSeconds: seconds }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{approve}</td>
                  <td>{changes}</td>
                  <td>{reject}</td>
                  <td>{seconds === null ? '–' : formatMs(seconds * 1000)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <RoundProofs summary={summary} />
      </div>
    </div>
  );
}

function Figure({ name, value, tone, title }: { name: string; value: string; tone?: string; title?: string }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd className="number" data-verdict={tone}>
        {value}
      </dd>
    </div>
  );
}
