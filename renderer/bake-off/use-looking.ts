import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';
import { viewerBindings } from '../viewer/viewer-bindings.ts';

/** Looking closely by keyboard at the pictures of a dialog: fit, 100 %, zoom, ground, pan. */
export function useLooking(): void {
  const { viewer } = useStores();
  useActions(viewerBindings('bake-off', viewer, []));
}
