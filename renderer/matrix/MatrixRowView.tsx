import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixRow } from '../../shared/routing.ts';
import { IntentIcon } from '../ui/IntentIcon.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import { isSameCell, isSameThen } from './differences.ts';
import { INTENT_WANTS } from './intent-wants.ts';
import { ModelCell } from './ModelCell.tsx';
import type { MatrixState } from './store.ts';
import { ThenCell } from './ThenCell.tsx';

export interface MatrixRowViewProps {
  store: StoreApi<MatrixState>;
  row: MatrixRow;
}

/** One intent: where it goes as a draft, as a final, and what follows. */
export function MatrixRowView({ store, row }: MatrixRowViewProps) {
  const saved = useStore(store, (state) => state.current?.matrix.rows.find((other) => other.intent === row.intent));
  return (
    <tr>
      <th scope="row">
        <span className="matrix-intent">
          <IntentIcon intent={row.intent} size={16} />
          {t(INTENT_LABELS[row.intent])}
        </span>
        <span className="matrix-wants">{t(INTENT_WANTS[row.intent])}</span>
      </th>
      {(['draft', 'final'] as const).map((column) => (
        <td key={column} data-edited={(saved !== undefined && !isSameCell(saved[column], row[column])) || undefined}>
          <ModelCell store={store} place={{ intent: row.intent, column }} cell={row[column]} />
        </td>
      ))}
      <td data-edited={(saved !== undefined && !isSameThen(saved, row)) || undefined}>
        <ThenCell store={store} row={row} />
      </td>
    </tr>
  );
}
