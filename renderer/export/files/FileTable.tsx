import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ProofSummary } from '../../../shared/proof.ts';
import { Picture } from '../../ui/Picture.tsx';
import { FilePath } from './FilePath.tsx';
import './files.css';

const ROW_HEIGHT = 40;

/** A file that will be or was written, in words. */
export interface FileLine {
  proofId: string;
  path: string;
  /** At the end of the line. */
  note: string;
  /** Whole sentences. */
  details: readonly string[];
  tone: 'plain' | 'quiet' | 'warn' | 'bad';
}

export interface FileTableProps {
  label: string;
  lines: readonly FileLine[];
  proofs: readonly ProofSummary[];
  /** Index of the file that is being made: it stays in sight. */
  current?: number;
}

/** Virtualised: an export may have thousands of files. */
export function FileTable({ label, lines, proofs, current }: FileTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const pictures = useMemo(() => new Map(proofs.map(({ id, afterSha256 }) => [id, afterSha256])), [proofs]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    useFlushSync: false,
  });
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: 'center' });
  }, [rows, current]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section className="export-table" ref={scroller} tabIndex={0} aria-label={label}>
      <ul style={{ height: rows.getTotalSize() }} aria-label={label}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <FileRow
            key={`${lines[index].proofId}/${lines[index].path}`}
            line={lines[index]}
            sha256={pictures.get(lines[index].proofId) ?? null}
            top={start}
            isCurrent={index === current}
          />
        ))}
      </ul>
    </section>
  );
}

interface FileRowProps {
  line: FileLine;
  sha256: string | null;
  /** px */
  top: number;
  isCurrent: boolean;
}

function FileRow({ line: { path, note, details, tone }, sha256, top, isCurrent }: FileRowProps) {
  return (
    <li style={{ transform: `translateY(${top}px)` }} data-tone={tone} data-current={isCurrent || undefined}>
      <span className="export-thumb">
        <Picture sha256={sha256} width={256} alt="" />
      </span>
      <FilePath path={path} />
      <span className="export-note" title={details.join('\n')}>
        {details.length > 0 && tone !== 'bad' ? `${note} · ${details[0]}${details.length > 1 ? ` (+${details.length - 1})` : ''}` : note}
      </span>
    </li>
  );
}
