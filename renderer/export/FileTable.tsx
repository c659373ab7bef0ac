import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ExportFile } from '../../shared/export.ts';
import type { ProofSummary } from '../../shared/proof.ts';
import { Picture } from '../ui/Picture.tsx';
import { t } from '../words/t.ts';

const ROW_HEIGHT = 44;

/** What was written may have a word about it. */
type FileToList = ExportFile & { notes?: string[] };

/** Virtualised: an export may have thousands of files. */
export function FileTable({ files, proofs }: { files: readonly FileToList[]; proofs: readonly ProofSummary[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const pictures = useMemo(() => new Map(proofs.map(({ id, afterSha256 }) => [id, afterSha256])), [proofs]);
  const rows = useVirtualizer({ count: files.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  return (
    <div className="export-table" ref={scroller}>
      <ul style={{ height: rows.getTotalSize() }} aria-label={t('Files to write')}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const file = files[index];
          return (
            <li key={`${file.proofId}/${file.path}`} style={{ transform: `translateY(${start}px)` }} data-problem={file.problem !== '' || undefined}>
              <span className="export-thumb">
                <Picture sha256={pictures.get(file.proofId) ?? null} width={256} alt="" />
              </span>
              <span className="export-path" title={file.path}>
                {file.path}
              </span>
              <span className="export-note" title={file.notes?.join('\n')}>
                {file.problem || notedSize(file)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function notedSize({ width, height, notes = [] }: FileToList): string {
  const size = `${width} × ${height}`;
  return notes.length === 0 ? size : `${size} · ${notes[0]}${notes.length > 1 ? ` (+${notes.length - 1})` : ''}`;
}
