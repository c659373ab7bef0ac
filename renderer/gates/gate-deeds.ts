import type { StoreApi } from 'zustand/vanilla';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { t } from '../words/t.ts';
import { type GateTable, isSameTable } from './gate-table.ts';
import { limitName } from './limit-name.ts';
import type { GateEdit, GatesStoreOptions } from './store.ts';

/**
 * Keeps edits of the limits for the window's undo; what is typed in one field becomes one deed.
 * @param carry brings what differs between two tables into the one on screen
 */
export function keepGateEdits(undo: StoreApi<UndoState>, carry: (from: GateTable, to: GateTable) => void): GatesStoreOptions['onEdited'] {
  let last: { deed: Deed; before: GateTable } | null = null;
  return (edit, before, after, goesOn) => {
    const { past, did, keep } = undo.getState();
    const isSameHand = goesOn && last !== null && past.at(-1) === last.deed;
    const from = isSameHand && last !== null ? last.before : before;
    const deed: Deed = { title: titleOf(edit), undo: () => carry(after, from), redo: () => carry(from, after) };
    last = { deed, before: from };
    if (!('place' in edit)) return did(deed);
    // Typed back to what it was, there is nothing to take back.
    keep(isSameTable(from, after) ? null : deed, isSameHand ? past.at(-1) : undefined);
  };
}

function titleOf(edit: GateEdit): string {
  if (edit.how === 'limit') return t('Changed the limits of {limit}', { limit: limitName(edit.place) });
  if (edit.how === 'clear') return t('{limit}: no limit', { limit: limitName(edit.place) });
  if (edit.how === 'copy') return t('{limit}: the same for all intents', { limit: limitName(edit.place) });
  if (edit.how === 'discard') return t('Discarded the limits that were not saved');
  return edit.how === 'file' ? t('Took the limits of a file') : t('Took Galley’s own limits');
}
