import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Picture } from '../ui/Picture.tsx';
import type { ExportState } from './store.ts';

const TILE_WIDTH = 84;

/** The approved proofs, each with a tick: all of them go unless somebody takes some out. */
export function ProofStrip({ store }: { store: StoreApi<ExportState> }) {
  const proofs = useStore(store, (state) => state.proofs);
  const left = useStore(store, (state) => state.leftOut);
  const scroller = useRef<HTMLDivElement>(null);
  const tiles = useVirtualizer({
    horizontal: true,
    count: proofs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE_WIDTH,
    paddingStart: 16,
    paddingEnd: 16,
    overscan: 6,
  });
  const { leaveOut } = store.getState();
  if (proofs.length === 0) return null;

  return (
    <section className="export-proofs" aria-label="Approved proofs">
      <header>
        <span role="status">
          {proofs.length - left.size} of {proofs.length} approved proofs
        </span>
        <button type="button" className="text-button" disabled={left.size === 0} onClick={() => leaveOut([])}>
          All
        </button>
        <button type="button" className="text-button" disabled={left.size === proofs.length} onClick={() => leaveOut(proofs.map(({ id }) => id))}>
          None
        </button>
      </header>
      <div className="export-strip" ref={scroller}>
        <ul aria-label="Proofs to export" style={{ width: tiles.getTotalSize() }}>
          {tiles.getVirtualItems().map(({ index, start }) => {
            const { id, prompt, afterSha256 } = proofs[index];
            return (
              <li key={id} style={{ transform: `translateX(${start}px)` }} data-off={left.has(id) || undefined}>
                <label title={prompt}>
                  <Picture sha256={afterSha256} width={256} alt="" />
                  <input
                    type="checkbox"
                    aria-label={`Export: ${prompt.slice(0, 80)}`}
                    checked={!left.has(id)}
                    onChange={(event) => leaveOut(event.target.checked ? [...left].filter((other) => other !== id) : [...left, id])}
                  />
                </label>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
