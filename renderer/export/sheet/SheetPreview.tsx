import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';
import { sheetLayout } from './sheet-layout.ts';

const LINE_HEIGHT = 4;

/** The first page of the contact sheet, small, as the settings make it. */
export function SheetPreview({ store }: { store: StoreApi<ExportState> }) {
  const { assets, session } = useStores();
  const project = useStore(session, (state) => state.info?.project.name ?? '');
  const request = useStore(store, (state) => state.request);
  const proofs = useStore(store, (state) => state.proofs);
  const leftOut = useStore(store, (state) => state.leftOut);
  // As the export goes through them: oldest first.
  const going = useMemo(() => proofs.filter(({ id }) => !leftOut.has(id)).reverse(), [proofs, leftOut]);
  const { width, height, margin, isScreen, places, pages } = useMemo(() => sheetLayout(request, going), [request, going]);
  if (going.length === 0) return null;
  return (
    <figure className="export-sheet">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('First page of the contact sheet')}>
        <rect className="sheet-paper" data-screen={isScreen || undefined} width={width} height={height} />
        <text className="sheet-title" x={margin} y={margin + 14}>
          {project}
        </text>
        <rect className="sheet-line" x={margin} y={margin + 24} width={width * 0.28} height={LINE_HEIGHT} />
        {places.map(({ x, y, width: side, height: picture, lines }, index) => (
          <g key={going[index].id} transform={`translate(${x} ${y})`}>
            <rect className="sheet-mat" width={side} height={picture} />
            <image href={assets.url(going[index].afterSha256, 256)} width={side} height={picture} />
            <rect className="sheet-name" y={picture + 7} width={side * 0.8} height={LINE_HEIGHT + 1} />
            {lines.map((share, line) => (
              <rect key={line} className="sheet-line" y={picture + 19 + line * 10} width={side * share} height={LINE_HEIGHT} />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>{t('{pages, plural, one {One page} other {Page 1 of #}}', { pages })}</figcaption>
    </figure>
  );
}
