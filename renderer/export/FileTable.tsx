import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ExportFile } from '../../shared/export.ts';

const ROW_HEIGHT = 30;

/** Virtualised: an export may have thousands of files. */
export function FileTable({ files }: { files: readonly ExportFile[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: files.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  return (
    <div className="export-table" ref={scroller}>
      <ul style={{ height: rows.getTotalSize() }} aria-label="Files to write">
        {rows.getVirtualItems().map(({ index, start }) => {
          const file = files[index];
          return (
            <li key={`${file.proofId}/${file.path}`} style={{ transform: `translateY(${start}px)` }} data-problem={file.problem !== '' || undefined}>
              <span className="export-path" title={file.path}>
                {file.path}
              </span>
              <span className="export-note">{file.problem || `${file.width} × ${file.height}`}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
