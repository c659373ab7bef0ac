import type { StoreApi } from 'zustand/vanilla';
import type { Matrix, MatrixVersion } from '../../shared/routing.ts';
import { guardUnsaved } from '../app/guard-unsaved.ts';
import { type Stores, useStores } from '../app/stores.ts';
import type { Deed } from '../app/undo-store.ts';
import { t } from '../words/t.ts';
import { cellName } from './cell-name.ts';
import { createMatrixStore, type DraftChange, type MatrixState } from './store.ts';
import type { UnknownModel } from './unknown-models.ts';

/** One store for each window, so that an unsaved draft is still there after a look at another page. */
const STORES = new WeakMap<Stores, StoreApi<MatrixState>>();

/** The matrix page's store; made when the page is first shown. */
export function useMatrixStore(): StoreApi<MatrixState> {
  const stores = useStores();
  const known = STORES.get(stores);
  if (known !== undefined) return known;
  const store: StoreApi<MatrixState> = createMatrixStore({
    api: stores.client.matrix,
    schedule: (run, delayMs) => window.setTimeout(run, delayMs),
    doing: stores.undo.getState().doing,
    onSaved: (saved, before) => stores.undo.getState().did(savedDeed(store, saved, before)),
    onEdited(how, before, after) {
      const deed = draftDeed(store, how, before, after);
      // A hand on a cell is seen where it happens: it can be taken back without a message for each.
      const { keep, did } = stores.undo.getState();
      if (how === 'edit') keep(deed);
      else did(deed);
    },
    onUnknownModels: (models) => stores.notices.getState().tell(t('The file names models that Galley does not know'), unknownWords(models)),
    onError: (error) => stores.notices.getState().fail(error),
  });
  guardUnsaved(store);
  STORES.set(stores, store);
  return store;
}

/** No version is ever deleted: taking one back puts the table before it in force as the next. */
function savedDeed(store: StoreApi<MatrixState>, saved: MatrixVersion, before: MatrixVersion): Deed {
  const put = async (version: MatrixVersion, note: string) => void (await store.getState().put(version.matrix, note));
  return {
    title: t('Saved as version {version}. New prompts go by it; waiting jobs keep their routes.', { version: saved.version }),
    undo: () => put(before, t('Version {version} taken back', { version: saved.version })),
  };
}

const TITLES: Record<DraftChange, () => string> = {
  edit: () => t('Edited the matrix'),
  discard: () => t('Discarded the draft'),
  version: () => t('Took an older version into the draft'),
  default: () => t('Took the default into the draft'),
  file: () => t('Took a file into the draft'),
};

function draftDeed(store: StoreApi<MatrixState>, how: DraftChange, before: Matrix, after: Matrix): Deed {
  return { title: TITLES[how](), undo: () => store.getState().setDraft(before), redo: () => store.getState().setDraft(after) };
}

/** "flux-9 (Texture, final; Face, draft)" */
function unknownWords(models: readonly UnknownModel[]): string {
  return models.map(({ id, places }) => t('{model} ({cells})', { model: id, cells: places.map(cellName).join('; ') })).join(', ');
}
