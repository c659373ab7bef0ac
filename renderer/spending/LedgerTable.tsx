import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { msg, t } from '../words/t.ts';
import { LedgerRow } from './LedgerRow.tsx';
import type { SpendingState } from './store.ts';

const ROW_HEIGHT_PX = 44;
const COLUMNS = [msg('When'), msg('Job'), msg('Model'), msg('Pictures'), msg('State'), msg('Price'), msg('Charged')] as const;

/** All calls, newest first, of which only the visible ones exist in the page. */
export function LedgerTable({ store }: { store: StoreApi<SpendingState> }) {
  const rows = useStore(store, (state) => state.rows);
  const connections = useStore(store, (state) => state.connections);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT_PX, overscan: 8 });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? 0) + 1;
  useEffect(() => {
    if (rows.length > 0) void store.getState().ensure(first, last);
  }, [store, first, last, rows.length]);

  return (
    <div className="ledger" ref={scroller}>
      <table aria-label={t('Calls')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="ledger-head">
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ledger-rows" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <LedgerRow key={rows[index]?.id ?? index} call={rows[index]} index={index} top={start} connections={connections} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="ledger-none">{t('No call is like that.')}</p>}
    </div>
  );
}
