/** What was, is and could be again. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
  /** What the last change belongs to: changes with the same key are one step, as the moves of a drag. null = a step of its own. */
  key: string | null;
}

/** Steps that are kept; older ones are forgotten. */
const MOST_STEPS = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], key: null };
}

/** Adds a change. What was undone is gone then. */
export function record<State>(history: History<State>, present: State, key: string | null = null): History<State> {
  if (present === history.present) return history;
  if (key !== null && key === history.key) return { ...history, present, future: [] };
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present, future: [], key };
}

/** Ends a drag or the typing in a field: the next change is another step. */
export function settle<State>(history: History<State>): History<State> {
  return history.key === null ? history : { ...history, key: null };
}

export function undo<State>({ past, present, future, key }: History<State>): History<State> {
  return past.length === 0
    ? { past, present, future, key }
    : { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future], key: null };
}

export function redo<State>({ past, present, future, key }: History<State>): History<State> {
  return future.length === 0 ? { past, present, future, key } : { past: [...past, present], present: future[0], future: future.slice(1), key: null };
}
