import type { Page } from '../navigation-store.ts';
import type { Chord } from './chord.ts';

/** Something that a person can do: by a button, a key, or from the palette. */
export interface ActionSpec {
  /** `review.approve`: the folder, then what is done. */
  id: string;
  /** Marked with `msg`. */
  title: string;
  /** Heading under which it stands in the palette and the sheet; marked with `msg`. */
  group: string;
  /** The page that can do it; left out = every page. */
  page?: Page;
  /** A part of that page that has the keyboard to itself while it is open: the same key may mean something else elsewhere on the page. */
  place?: string;
  /** What ships; the person's own keys replace all of them. */
  keys: readonly Chord[];
  /** Runs even while somebody types or a menu is open. */
  whileTyping?: boolean;
  /** Undo and redo: they run in fields too whose letters the window's history keeps, which say so by `data-history="window"`. */
  isOfHistory?: boolean;
  /** Runs while a dialog has the keyboard: what is bound inside of one. */
  inDialog?: boolean;
  /** Where a page gives the same key another meaning, that one counts there. */
  yields?: boolean;
  /** Not in the palette: it needs a key that is held, or makes no sense without its place. */
  isHidden?: boolean;
}

/** `isHeld`: the key has been down for a while and repeats. `release` is called when the key is let go (blink: as long as it is held). */
export type ActionHandler = ((isHeld: boolean) => void) | { run: () => void; release?: () => void };

/** Handlers by id; undefined = not possible now. */
export type ActionBindings = Readonly<Record<string, ActionHandler | undefined>>;
