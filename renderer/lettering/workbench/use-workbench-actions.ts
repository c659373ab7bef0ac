import { useStore } from 'zustand';
import { useActions } from '../../app/actions/use-actions.ts';
import { useStores } from '../../app/stores.ts';
import { viewerBindings } from '../../viewer/viewer-bindings.ts';
import { addPlaceHere } from './add-place-here.ts';
import type { WorkbenchState } from './store.ts';

/** All selected regions. */
export function selectedIds({ selectedId, alsoIds }: Pick<WorkbenchState, 'selectedId' | 'alsoIds'>): number[] {
  return selectedId === null ? [] : [...alsoIds, selectedId];
}

/** The workbench by keyboard, menu and palette. Undo is the workbench's as long as it is open, in those of its fields too whose edits it keeps. */
export function useWorkbenchActions(): void {
  const { workbench, viewer, localise } = useStores();
  const proofId = useStore(workbench, (state) => state.proof?.id);
  const hasSelection = useStore(workbench, (state) => state.selectedId !== null);
  const { undo, redo, apply, step, select, setMode } = workbench.getState();
  const ifSelected = (run: (ids: number[]) => void) => (hasSelection ? () => run(selectedIds(workbench.getState())) : undefined);
  const looking = viewerBindings('review', viewer, []);

  useActions({
    ...Object.fromEntries(LOOKING.map((id) => [id, looking[id]])),
    // The picture before is held, not the second of two.
    'review.hold': { run: () => viewer.getState().setBlinking(true), release: () => viewer.getState().setBlinking(false) },
    'app.undo': undo,
    'app.redo': redo,
    'lettering.undo': undo,
    'lettering.redo': redo,
    'lettering.apply': () => void apply(),
    'lettering.next': () => step(1),
    'lettering.previous': () => step(-1),
    'lettering.next-too': () => step(1, true),
    'lettering.previous-too': () => step(-1, true),
    'lettering.letter': ifSelected((ids) => setMode(ids, 'letter')),
    'lettering.erase': ifSelected((ids) => setMode(ids, 'erase')),
    'lettering.keep': ifSelected((ids) => setMode(ids, 'keep')),
    'lettering.words': ifSelected(() => document.querySelector<HTMLInputElement>('#work-words')?.select()),
    'lettering.nothing': ifSelected(() => select(null)),
    'lettering.add': () => addPlaceHere(workbench, viewer),
    'lettering.languages': proofId === undefined ? undefined : () => localise.getState().open(proofId),
  });
}

const LOOKING = ['review.ground', 'review.fit', 'review.fit-width', 'review.actual-size', 'review.zoom-in', 'review.zoom-out'] as const;
