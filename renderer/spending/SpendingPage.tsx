import { Download, Receipt } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageBar } from '../ui/PageBar.tsx';
import { BudgetForm } from './BudgetForm.tsx';
import { DoubtList } from './DoubtList.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { LedgerTotalsLine } from './LedgerTotalsLine.tsx';
import { ModelSums } from './ModelSums.tsx';
import { SpendChart } from './SpendChart.tsx';
import './spending.css';
import './spend-chart.css';
import { t } from '../words/t.ts';
import { useSpendingStore } from './use-spending-store.ts';

/** What calls of models cost, what they may cost, and which of them somebody has to look up on a bill. */
export function SpendingPage() {
  const { spend } = useStores();
  const store = useSpendingStore();
  const status = useStore(spend, (state) => state.status);
  const calls = useStore(store, (state) => state.everything?.calls ?? null);
  useEffect(() => void spend.getState().refresh(), [spend]);
  useEffect(() => {
    void store.getState().load();
    // Whatever changes the sums changes the list.
    return spend.subscribe((now, before) => {
      if (now.status !== before.status) void store.getState().load();
    });
  }, [store, spend]);

  return (
    <div className="spending-page">
      <h1 className="visually-hidden">{t('Spending')}</h1>
      <PageBar title={t('Spending')} note={t('What models elsewhere cost, and what they may cost. Sketch and engines of your own are free.')}>
        <button type="button" className="button" data-kind="quiet" disabled={!calls} onClick={() => void store.getState().saveCsv()}>
          <Download size={14} aria-hidden />
          {t('Save as CSV')}
        </button>
      </PageBar>
      <div className="spending-side">
        {status !== null && <BudgetForm key={JSON.stringify(status.budgets)} status={status} />}
        <ModelSums store={store} />
      </div>
      <div className="spending-main">
        <DoubtList store={store} />
        {calls === 0 && (
          <EmptyState Icon={Receipt} title={t('No call has been made yet')}>
            <p>
              {t(
                'Before a call is sent, its price is known and set aside from the budgets on the left; what does not fit into them is not sent. Here every call is listed with what it cost. If a connection breaks before the answer is there, Galley does not ask again: somebody looks at the vendor’s bill first.',
              )}
            </p>
            <a className="button" href="#/models">
              {t('Connect a model')}
            </a>
          </EmptyState>
        )}
        {calls !== null && calls > 0 && (
          <>
            <SpendChart store={store} />
            <LedgerFilters store={store} />
            <LedgerTotalsLine store={store} />
            <LedgerTable store={store} />
          </>
        )}
      </div>
    </div>
  );
}
