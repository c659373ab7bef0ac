import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { DropPanel } from '../ui/DropPanel.tsx';
import { formatCount } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { CellFiguresTable } from './CellFiguresTable.tsx';
import type { CellPlace } from './edit-matrix.ts';
import { figureWords, measuresAt } from './figures-words.ts';
import { type MatrixState, MEASURED_DAYS } from './store.ts';

export interface CellFiguresProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  name: string;
}

/** What ran through a cell, as measured; by model behind a press. */
export function CellFigures({ store, place, name }: CellFiguresProps) {
  const measured = useStore(store, (state) => state.measured);
  const models = useStore(store, (state) => state.models);
  if (measured === null) return <p className="cell-figures" data-empty aria-hidden />;
  const cell = measuresAt(measured, place);
  if (cell === undefined) {
    return (
      <p className="cell-figures" data-empty>
        {t('Not run yet')}
      </p>
    );
  }
  const images = t('{count, plural, one {# image} other {# images}}', { count: cell.whole.done });
  const figures = figureWords(cell.whole);
  return (
    <DropPanel
      className="figures-popover"
      title={t('{cell}: what ran through it', { cell: name })}
      note={t('Measured in the last {days} days, whichever version of the table it was. Candidates of bake-offs and imported pictures are not counted.', {
        days: MEASURED_DAYS,
      })}
      trigger={
        <button type="button" className="cell-figures number">
          <span className="visually-hidden">{t('Measured in {cell}:', { cell: name })} </span>
          {figures.map(({ id, words, hint }) => (
            <span key={id} data-figure={id} title={hint}>
              {id === 'approved' && <Check size={11} aria-hidden />}
              {words}
            </span>
          ))}
          <span className="cell-count" title={images}>
            n {formatCount(cell.whole.done)}
          </span>
        </button>
      }
    >
      <CellFiguresTable cell={cell} models={models} />
    </DropPanel>
  );
}
