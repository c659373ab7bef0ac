import { ChevronDown, ChevronUp, CornerDownRight, GripVertical, type LucideIcon, MoveRight, Unplug, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { type CellPlace, moveModel, removeModel } from './edit-matrix.ts';
import type { CellModel } from './model-status.ts';
import type { MatrixState } from './store.ts';

export interface ModelEntryProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  model: CellModel;
  isFirst: boolean;
  /** Nothing but Sketch comes after it. */
  isLast: boolean;
  isHeld: boolean;
  /** What is held would fall before it. */
  isGap: boolean;
  dragProps: Record<string, unknown>;
}

const ROLE_ICONS: Record<CellModel['role'], LucideIcon> = { takes: MoveRight, fallback: CornerDownRight, skipped: Unplug };

/** One model of a cell. It is dragged, Alt and an arrow move it, Delete removes it; the same is there as buttons. */
export function ModelEntry({ store, place, model, isFirst, isLast, isHeld, isGap, dragProps }: ModelEntryProps) {
  const Icon = ROLE_ICONS[model.role];
  const move = (by: number) => store.getState().edit((matrix) => moveModel(matrix, place, model.id, by));
  const remove = () => store.getState().edit((matrix) => removeModel(matrix, place, model.id));

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (model.isFixed) return;
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    const isRemoval = event.key === 'Delete' || event.key === 'Backspace';
    if (by === undefined && !isRemoval) return;
    event.preventDefault();
    if (by !== undefined) {
      move(by);
      return;
    }
    // Sketch is always behind it, so there is an entry that the keys can go on with.
    event.currentTarget.closest('li')?.nextElementSibling?.querySelector('button')?.focus();
    remove();
  }

  return (
    <li className="cell-model" data-role={model.role} data-held={isHeld || undefined} data-gap={isGap || undefined} {...dragProps}>
      <Tip text={model.words} side="left">
        <button type="button" className="model-name" onKeyDown={onKeyDown} aria-keyshortcuts={model.isFixed ? undefined : 'Alt+ArrowUp Alt+ArrowDown Delete'}>
          <Icon className="model-icon" size={13} aria-hidden />
          {!model.isFixed && <GripVertical className="model-grip" size={13} aria-hidden />}
          <span className="model-label">{model.label}</span>
          {model.role === 'takes' && <span className="model-role">{t('goes here')}</span>}
          {model.role === 'skipped' && <span className="visually-hidden">{t('not available')}</span>}
        </button>
      </Tip>
      {!model.isFixed && (
        <span className="model-tools">
          <button type="button" aria-label={t('Move {model} up', { model: model.label })} tabIndex={-1} disabled={isFirst} onClick={() => move(-1)}>
            <ChevronUp size={14} aria-hidden />
          </button>
          <button type="button" aria-label={t('Move {model} down', { model: model.label })} tabIndex={-1} disabled={isLast} onClick={() => move(1)}>
            <ChevronDown size={14} aria-hidden />
          </button>
          <button type="button" aria-label={t('Remove {model}', { model: model.label })} tabIndex={-1} onClick={remove}>
            <X size={14} aria-hidden />
          </button>
        </span>
      )}
    </li>
  );
}
