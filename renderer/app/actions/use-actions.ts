import { useEffect, useRef } from 'react';
import { useStores } from '../stores.ts';
import type { ActionBindings } from './action.ts';

/** Says what can be done while this component is on the screen, by action id; undefined = not possible now. */
export function useActions(bindings: ActionBindings): void {
  const { actions } = useStores();
  const newest = useRef(bindings);
  useEffect(() => {
    newest.current = bindings;
  });
  useEffect(() => actions.bind(() => newest.current), [actions]);
}
