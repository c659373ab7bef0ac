import { ChevronsLeft, ListChecks } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { formatCount } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../words/t.ts';
import type { BoardState } from './board-store.ts';
import type { ColumnKind } from './columns.ts';

export function ColumnHeader({ kind, board, onFold }: { kind: ColumnKind; board: StoreApi<BoardState>; onFold: () => void }) {
  const total = useStore(board, ({ columns }) => columns[kind.id].total);
  return (
    <header className="board-header">
      <span className="state-dot" data-column={kind.id} />
      <h2>{t(kind.title)}</h2>
      <span className="segment-count">{formatCount(total)}</span>
      <span className="composer-space" />
      {total > 0 && (
        <IconButton
          label={t('Select all of “{column}”', { column: t(kind.title) })}
          Icon={ListChecks}
          onClick={() => void board.getState().toggleColumn(kind.id)}
        />
      )}
      <IconButton label={t('Fold “{column}”', { column: t(kind.title) })} Icon={ChevronsLeft} aria-expanded onClick={onFold} />
    </header>
  );
}
