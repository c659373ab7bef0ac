import { microsOf, usdText } from '../../shared/calls.ts';
import type { Prediction } from '../../shared/routing.ts';

export interface QuoteAsked {
  width: number;
  height: number;
  params: Readonly<Record<string, string | number | boolean>>;
  isDraft: boolean;
}

/** What a connected model says to a render before it is sent. */
export interface ModelQuote {
  /** US dollars; null = unknown. */
  usd: number | null;
  isPaid: boolean;
  /** Options that it cannot follow, whole sentences. */
  warnings: string[];
}

/** The price and the warnings as reasons of a route. */
export function quoteReasons(label: string, quote: ModelQuote | null): string[] {
  if (!quote) return [];
  const { isPaid, usd, warnings } = quote;
  if (!isPaid) return warnings;
  const price =
    usd === null
      ? `Nobody knows what ${label} costs for this: until the Models page says it, nothing is sent.`
      : `${label} asks ${usdText(microsOf(usd))} for it.`;
  return [price, ...warnings];
}

/** A price that is known beforehand counts more than what earlier runs have cost. */
export function withQuote(prediction: Prediction, quote: ModelQuote | null): Prediction {
  if (!quote) return prediction;
  return { ...prediction, costUsd: quote.isPaid ? quote.usd : 0 };
}
