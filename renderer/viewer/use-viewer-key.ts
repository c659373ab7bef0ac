import { useStore } from 'zustand';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { useStores } from '../app/stores.ts';
import type { ViewerActionName } from './actions.ts';

/** What is printed on the key of a viewer's action on the page that is open; undefined where there is none. */
export function useViewerKey(name: ViewerActionName): string | undefined {
  const { navigation } = useStores();
  const page = useStore(navigation, (state) => state.page);
  return useKeysOf(`${page}.${name}`);
}
