import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatCount } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import type { BoardState } from './board-store.ts';
import type { ColumnKind } from './columns.ts';

/** A column that is put aside: its name and count on a narrow strip. */
export function FoldedColumn({ kind, board, onUnfold }: { kind: ColumnKind; board: StoreApi<BoardState>; onUnfold: () => void }) {
  const total = useStore(board, ({ columns }) => columns[kind.id].total);
  return (
    <button type="button" className="board-folded" aria-expanded={false} onClick={onUnfold}>
      <span>{t(kind.title)}</span> <span className="segment-count">{formatCount(total)}</span>
    </button>
  );
}
