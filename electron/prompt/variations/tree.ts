/** A prompt as it is written: text, and the places where it varies. */
export type Part = string | ChoicePart | RangePart | WildcardPart;

export interface Option {
  /** Relative to the other options, 0 or more; matters only when a sample is drawn. */
  weight: number;
  parts: readonly Part[];
}

/** `{a|b}`, and with `pick` `{2$$ and $$a|b|c}`. */
export interface ChoicePart {
  kind: 'choice';
  options: readonly Option[];
  pick: Pick | null;
}

/** How many options stand together, in the order in which they are written, and what stands between them. */
export interface Pick {
  least: number;
  /** Infinity = all. */
  most: number;
  separator: string;
}

/** `{1..5}`, `{01-12}`, `{0.2..1.0..0.2}`, `{a..e}`: `count` values from `first` in steps of `step`, all in units of 10^-decimals. */
export interface RangePart {
  kind: 'range';
  first: number;
  step: number;
  count: number;
  decimals: number;
  /** Digits before the point, filled up with zeros. */
  padding: number;
  /** Values are code points of letters. */
  isLetter: boolean;
}

/** `__name__`: any line of a file. */
export interface WildcardPart {
  kind: 'wildcard';
  name: string;
  /** As it is written. */
  text: string;
}
