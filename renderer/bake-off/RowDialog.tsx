import { Dialog } from '@base-ui/react/dialog';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { BakeOffReport } from '../../shared/bake-off.ts';
import { useStores } from '../app/stores.ts';
import { JOB_STATE_LABELS } from '../queue/job-state-labels.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ZoomLabel } from '../viewer/ZoomLabel.tsx';
import { t } from '../words/t.ts';
import { OwnViewer, PicturePanes } from './PicturePanes.tsx';
import { type ProofRow, rowsWithPictures } from './store.ts';
import { useBakeOffStores } from './use-bake-off-stores.ts';
import { lookByKey } from './viewer-keys.ts';

/** One prompt and seed, every candidate large. */
export function RowDialog({ report }: { report: BakeOffReport }) {
  const { page } = useBakeOffStores();
  const row = useStore(page, (state) => state.row);
  const popup = useRef<HTMLDivElement>(null);
  // The arrows are for the rows, not for the first button of the bar.
  const keysPlace = () => popup.current?.querySelector<HTMLElement>('.full-window-inside') ?? true;
  return (
    <Dialog.Root open={row !== null} onOpenChange={(isOpen) => !isOpen && page.getState().showRow(null)}>
      <Dialog.Portal>
        {row !== null && (
          <Dialog.Popup className="full-window" aria-label={t('Pictures side by side')} ref={popup} initialFocus={keysPlace}>
            <OwnViewer>
              <RowPanes report={report} row={row} />
            </OwnViewer>
          </Dialog.Popup>
        )}
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
/** More than four in a row would be too narrow to judge. */
const MAX_ACROSS = 4;

function RowPanes({ report, row }: { report: BakeOffReport; row: ProofRow }) {
  const { page } = useBakeOffStores();
  const { viewer, assets } = useStores();
  const { request } = report;
  const rows = rowsWithPictures(report);
  const place = rows.findIndex(({ prompt, seed }) => prompt === row.prompt && seed === row.seed);
  const { stepRow } = page.getState();
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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = STEPS[event.key];
    if (by === undefined && !lookByKey(viewer, event.key)) return;
    event.preventDefault();
    if (by !== undefined) stepRow(by);
  }

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
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog's keys, wherever the focus is inside it
    <div className="full-window-inside" tabIndex={-1} onKeyDown={onKeyDown}>
      <header className="full-window-bar">
        <h2 className="full-window-title">{request.prompts[row.prompt]}</h2>
        <span className="full-window-note number">
          {t('seed {seed} · {place, number} of {rows, number}', { seed: String(request.seeds[row.seed]), place: place + 1, rows: rows.length })}
        </span>
        <span className="bake-off-space" />
        <ZoomLabel />
        <IconButton label={t('Previous row')} shortcut="↑" Icon={ChevronUp} disabled={place <= 0} onClick={() => stepRow(-1)} />
        <IconButton label={t('Next row')} shortcut="↓" Icon={ChevronDown} disabled={place >= rows.length - 1} onClick={() => stepRow(1)} />
        <Dialog.Close className="icon-button" aria-label={t('Close')}>
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      <PicturePanes pictures={pictures} size={request} columns={pictures.length > MAX_ACROSS ? Math.ceil(pictures.length / 2) : pictures.length} />
    </div>
  );
}
