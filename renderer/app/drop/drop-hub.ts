import type { FileKind } from './file-kind.ts';

/** Somebody who has a use for files of a kind, as long as it is on the screen. */
export interface DropTaker {
  kind: Exclude<FileKind, 'unknown'>;
  /** What will happen, for who still holds the files: "Put it beside the other picture". */
  says: () => string;
  take: (files: File[]) => void;
}

export interface DropHub {
  /** The taker that came last goes first. Answers how to take it away. */
  bind: (taker: () => DropTaker | null) => () => void;
  takerOf: (kind: FileKind) => DropTaker | null;
}

export function createDropHub(): DropHub {
  const takers: (() => DropTaker | null)[] = [];
  return {
    bind(taker) {
      takers.push(taker);
      return () => {
        const index = takers.indexOf(taker);
        if (index >= 0) takers.splice(index, 1);
      };
    },
    takerOf(kind) {
      for (let i = takers.length - 1; i >= 0; i--) {
        const taker = takers[i]();
        if (taker?.kind === kind) return taker;
      }
      return null;
    },
  };
}
