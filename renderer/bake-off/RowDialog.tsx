import { Dialog } from '@base-ui/react/dialog';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { BakeOffReport } from '../../shared/bake-off.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import { JOB_STATE_LABELS } from '../queue/job-state-labels.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ZoomLabel } from '../viewer/ZoomLabel.tsx';
import { t } from '../words/t.ts';
import { FullWindow } from './FullWindow.tsx';
import { PicturePanes } from './PicturePanes.tsx';
import { type ProofRow, rowsWithPictures } from './store.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { useLooking } from './use-looking.ts';

/** One prompt and seed, every candidate large. */
export function RowDialog({ report }: { report: BakeOffReport }) {
  const { page } = useBakeOffStores();
  const row = useStore(page, (state) => state.row);
  return (
    // The arrows are for the rows, not for the first button of the bar.
    <FullWindow label={t('Pictures side by side')} isOpen={row !== null} onClose={() => page.getState().showRow(null)} startsAt=".full-window-inside">
      {row !== null && <RowPanes report={report} row={row} />}
    </FullWindow>
  );
}

/** More than four in a row would be too narrow to judge. */
const MAX_ACROSS = 4;

function RowPanes({ report, row }: { report: BakeOffReport; row: ProofRow }) {
  const { page } = useBakeOffStores();
  const { assets } = useStores();
  const { request } = report;
  const rows = rowsWithPictures(report);
  const place = rows.findIndex(({ prompt, seed }) => prompt === row.prompt && seed === row.seed);
  const { stepRow } = page.getState();
  const nextKey = useKeysOf('bake-off.next-row');
  const previousKey = useKeysOf('bake-off.previous-row');
  useActions({ 'bake-off.next-row': () => stepRow(1), 'bake-off.previous-row': () => stepRow(-1) });
  useLooking();
  const cellOf = ({ prompt, seed }: ProofRow, candidate: number) =>
    report.cells.find((cell) => cell.prompt === prompt && cell.seed === seed && cell.candidate === candidate);

  useEffect(() => {
    for (const neighbour of [rows[place + 1], rows[place - 1]]) {
      if (neighbour === undefined) continue;
      for (const candidate of request.candidates.keys()) {
        const sha256 = cellOf(neighbour, candidate)?.sha256;
        if (sha256) new Image().src = assets.url(sha256);
      }
    }
  });

  const pictures = request.candidates.map(({ name }, candidate) => {
    const cell = cellOf(row, candidate);
    const sha256 = cell?.sha256 ?? null;
    return {
      key: name,
      sha256,
      alt: name,
      label:
        sha256 === null ? t('{name}: {why}', { name, why: cell?.error ?? (cell === undefined ? t('no picture') : t(JOB_STATE_LABELS[cell.state])) }) : name,
    };
  });
  return (
    <div className="full-window-inside" tabIndex={-1}>
      <header className="full-window-bar">
        <h2 className="full-window-title">{request.prompts[row.prompt]}</h2>
        <span className="full-window-note number">
          {t('seed {seed} · {place, number} of {rows, number}', { seed: String(request.seeds[row.seed]), place: place + 1, rows: rows.length })}
        </span>
        <span className="bake-off-space" />
        <ZoomLabel />
        <IconButton label={t('Previous row')} shortcut={previousKey} Icon={ChevronUp} disabled={place <= 0} onClick={() => stepRow(-1)} />
        <IconButton label={t('Next row')} shortcut={nextKey} Icon={ChevronDown} disabled={place >= rows.length - 1} onClick={() => stepRow(1)} />
        <Dialog.Close className="icon-button" aria-label={t('Close')}>
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      <PicturePanes pictures={pictures} size={request} columns={pictures.length > MAX_ACROSS ? Math.ceil(pictures.length / 2) : pictures.length} />
    </div>
  );
}
