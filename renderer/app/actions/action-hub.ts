import type { Schedule } from '../soon.ts';
import type { ActionBindings, ActionHandler } from './action.ts';

/** What can be done now: mounted components say it, keys and the palette ask for it. */
export interface ActionHub {
  /** `bindings` is asked anew each time; the component that came last wins. Answers how to take them away. */
  bind: (bindings: () => ActionBindings) => () => void;
  handlerOf: (id: string) => ActionHandler | undefined;
  /** Resolves true as soon as somebody can do it, false after `timeoutMs`: a page's code may still be on its way. */
  whenBound: (id: string, timeoutMs: number) => Promise<boolean>;
}

export function createActionHub(schedule: Schedule): ActionHub {
  const sources: (() => ActionBindings)[] = [];
  const waiting = new Set<() => void>();

  function handlerOf(id: string): ActionHandler | undefined {
    for (let i = sources.length - 1; i >= 0; i--) {
      const handler = sources[i]()[id];
      if (handler !== undefined) return handler;
    }
    return undefined;
  }

  return {
    bind(bindings) {
      sources.push(bindings);
      for (const look of [...waiting]) look();
      return () => {
        const index = sources.indexOf(bindings);
        if (index >= 0) sources.splice(index, 1);
      };
    },
    handlerOf,
    whenBound(id, timeoutMs) {
      if (handlerOf(id) !== undefined) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (found: boolean) => {
          waiting.delete(look);
          resolve(found);
        };
        const look = () => handlerOf(id) !== undefined && end(true);
        waiting.add(look);
        // A page may be mounted before its data makes the action possible.
        const again = (leftMs: number) => {
          if (!waiting.has(look)) return;
          look();
          if (leftMs <= 0) end(false);
          else schedule(() => again(leftMs - LOOK_MS), LOOK_MS);
        };
        again(timeoutMs);
      });
    },
  };
}

const LOOK_MS = 50;

export function runHandler(handler: ActionHandler, isHeld = false): void {
  if (typeof handler === 'function') handler(isHeld);
  else handler.run();
}
