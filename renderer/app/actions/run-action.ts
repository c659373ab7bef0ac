import type { Page } from '../navigation-store.ts';
import { type ActionHub, runHandler } from './action-hub.ts';
import { specOf } from './all.ts';

/** A page's code may have to be fetched first. */
const PAGE_TIMEOUT_MS = 3000;

/**
 * Runs an action wherever it lives: one of another page goes there first. Resolves false when it is not possible there now
 * (nothing is selected, no proof is open).
 */
export async function runAction(id: string, { actions, go }: { actions: ActionHub; go: (page: Page) => void }): Promise<boolean> {
  const page = specOf(id)?.page;
  if (actions.handlerOf(id) === undefined && page !== undefined) {
    go(page);
    await actions.whenBound(id, PAGE_TIMEOUT_MS);
  }
  const handler = actions.handlerOf(id);
  if (handler === undefined) return false;
  runHandler(handler);
  return true;
}
