import { Check, ChevronUp, Type } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixCell } from '../../shared/routing.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { t } from '../words/t.ts';
import { type CellPlace, MOST_LETTERERS, setLetterers, toggleLetterer } from './edit-matrix.ts';
import { lettererChoices } from './letterer-choices.ts';
import type { MatrixState } from './store.ts';

export interface LetterPopoverProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  cell: MatrixCell;
  name: string;
}

/** Who letters: every model that can, as a switch, in the order in which they are asked; behind them all stands the typesetter. */
export function LetterPopover({ store, place, cell, name }: LetterPopoverProps) {
  const models = useStore(store, (state) => state.models);
  const { letterWith = [] } = cell;
  const choices = lettererChoices(letterWith, models);
  const toggle = (id: string) => store.getState().edit((matrix) => toggleLetterer(matrix, place, id));
  const moveUp = (id: string) => {
    const index = letterWith.indexOf(id);
    const others = letterWith.filter((other) => other !== id);
    store.getState().edit((matrix) => setLetterers(matrix, place, [...others.slice(0, index - 1), id, ...others.slice(index - 1)]));
  };
  return (
    <DropPanel
      className="letter-popover"
      title={t('Who letters')}
      note={t('Models letter first, each once and for its price; what none of them gets right is typeset by Galley.')}
      trigger={
        <button type="button" className="small-button cell-tool" data-set={letterWith.length > 0 || undefined} aria-label={t('Letter {cell}', { cell: name })}>
          <Type size={12} aria-hidden />
          {t('Letter')}
        </button>
      }
    >
      <ul>
        {choices.map(({ id, label, reason, place: order }) => (
          <li key={id}>
            <button
              type="button"
              className="then-choice"
              aria-pressed={order !== null}
              disabled={order === null && letterWith.length >= MOST_LETTERERS}
              onClick={() => toggle(id)}
            >
              <span className="then-tick">{order !== null && <Check size={13} aria-hidden />}</span>
              <span>{order === null ? label : t('{place}. {model}', { place: order, model: label })}</span>
              <span className="then-explanation">{reason}</span>
            </button>
            {order !== null && order > 1 && (
              <button type="button" className="icon-button" aria-label={t('Ask {model} earlier', { model: label })} onClick={() => moveUp(id)}>
                <ChevronUp size={14} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
    </DropPanel>
  );
}
