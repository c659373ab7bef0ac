import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';
import './strip.css';
import { OnlyMenu } from './OnlyMenu.tsx';
import { ProofTile } from './ProofTile.tsx';
import { useStripKeys } from './use-strip-keys.ts';

const TILE_WIDTH = 84;

/** The approved proofs: all of them go unless somebody takes some out. */
export function ProofStrip({ store }: { store: StoreApi<ExportState> }) {
  const proofs = useStore(store, (state) => state.proofs);
  const leftOut = useStore(store, (state) => state.leftOut);
  const ids = useMemo(() => proofs.map(({ id }) => id), [proofs]);
  const scroller = useRef<HTMLDivElement>(null);
  const tiles = useVirtualizer({
    horizontal: true,
    count: proofs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE_WIDTH,
    paddingStart: 16,
    paddingEnd: 16,
    overscan: 6,
    useFlushSync: false,
  });
  const { leaveOut } = store.getState();
  const show = (index: number) => {
    tiles.scrollToIndex(index, { align: 'auto' });
    // A tile that was far away is in the page only after the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`#export-tile-${index}`)?.focus({ preventScroll: true }));
  };
  const { current, onFocus, choose, onKeyDown } = useStripKeys({ ids, leftOut, leaveOut, show });
  const shown = tiles.getVirtualItems();
  const tabStop = shown.some(({ index }) => index === current) ? current : shown[0]?.index;
  if (proofs.length === 0) return null;

  return (
    <section className="export-proofs" aria-label={t('Approved proofs')}>
      <header>
        <span role="status">
          {t('{count, plural, one {{chosen} of # approved proof goes} other {{chosen} of # approved proofs go}}', {
            chosen: proofs.length - leftOut.size,
            count: proofs.length,
          })}
        </span>
        <button type="button" className="text-button" disabled={leftOut.size === 0} onClick={() => leaveOut([])}>
          {t('All')}
        </button>
        <button type="button" className="text-button" disabled={leftOut.size === proofs.length} onClick={() => leaveOut(ids)}>
          {t('None')}
        </button>
        <OnlyMenu proofs={proofs} leaveOut={leaveOut} />
      </header>
      <div className="export-strip" ref={scroller}>
        <fieldset aria-label={t('Proofs to export')} style={{ width: tiles.getTotalSize() }} onKeyDown={onKeyDown}>
          {shown.map(({ index, start }) => (
            <ProofTile
              key={ids[index]}
              proof={proofs[index]}
              index={index}
              left={start}
              isOut={leftOut.has(ids[index])}
              isCurrent={index === tabStop}
              onFocus={onFocus}
              onChoose={choose}
            />
          ))}
        </fieldset>
      </div>
    </section>
  );
}
