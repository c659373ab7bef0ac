import { useStore } from 'zustand';
import { usdText } from '../../shared/calls.ts';
import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { msg, t, tx } from '../words/t.ts';

/** Errors that are solved on another page. */
const PAGES: Record<string, { href: string; words: string }> = {
  'budget-exceeded': { href: '#/spending', words: msg('Change the budgets') },
  'price-unknown': { href: '#/models', words: msg('Say what it costs') },
  auth: { href: '#/models', words: msg('Look at the connection') },
  quota: { href: '#/models', words: msg('Look at the connection') },
};

/** What somebody can do about a job that ended without a picture. */
export function WayOn({ job }: { job: Job }) {
  const { queue, routeLog } = useStores();
  const doubtMicros = useStore(routeLog, (state) => (state.jobId === job.id ? state.doubtMicros : null));
  if (job.state !== 'failed' && job.state !== 'cancelled' && job.state !== 'quarantined') return null;
  const page = PAGES[job.error?.code ?? ''];
  return (
    <div className="way-on">
      {doubtMicros !== null && (
        <p>
          {tx(
            '<price>{amount}</price> may have been billed for a picture that never arrived. Look at the vendor’s bill and settle it on the <page>Spending</page> page, or render again now; then the same picture may be billed twice.',
            {
              amount: usdText(doubtMicros),
              price: (chunks) => <strong className="number">{chunks}</strong>,
              page: (chunks) => <a href="#/spending">{chunks}</a>,
            },
          )}
        </p>
      )}
      <div className="way-on-buttons">
        {page !== undefined && (
          <a className="button" href={page.href}>
            {t(page.words)}
          </a>
        )}
        {doubtMicros === null ? (
          <button type="button" className="button" onClick={() => void queue.getState().act('retry', [job.id])}>
            {t('Render again')}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void queue.getState().acceptSecondBill(job.id)}>
            {t('Render again and accept a second bill')}
          </button>
        )}
      </div>
    </div>
  );
}
