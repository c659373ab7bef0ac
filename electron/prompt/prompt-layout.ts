import { findQuotes, type QuotePair } from './quotes.ts';
import { type Segment, segmentPrompt } from './segments.ts';
import { contentRange, maskToolSyntax } from './tool-syntax.ts';

/** How a prompt is laid out, before any word is understood; every part of the reader, and of its training, looks at the same one. */
export interface PromptLayout {
  prompt: string;
  /** The prompt with tool syntax blanked, same length. */
  masked: string;
  /** Its content, without outer spaces and a pair of quotes around everything. */
  range: { start: number; end: number };
  quotes: QuotePair[];
  /** Stretches between commas, stops and the like; none ends inside a quote. */
  segments: Segment[];
}

export function layOutPrompt(prompt: string): PromptLayout {
  const masked = maskToolSyntax(prompt);
  const range = contentRange(masked);
  const quotes = findQuotes(masked.slice(0, range.end)).filter((pair) => pair.open >= range.start);
  const shields = quotes.map((pair) => ({ start: pair.open, end: pair.close + pair.markLength }));
  return { prompt, masked, range, quotes, segments: segmentPrompt(masked, range, shields) };
}
