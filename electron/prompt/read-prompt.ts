import type { PromptReading } from '../../shared/prompt.ts';
import { assertPrompt } from './assert-prompt.ts';
import { readIntent } from './intent.ts';
import { findLettering } from './lettering.ts';
import { findQuotes } from './quotes.ts';
import { segmentPrompt } from './segments.ts';
import { splitObjectAndStyle } from './split.ts';
import { contentRange, maskToolSyntax } from './tool-syntax.ts';

/**
 * Reads a prompt by rules: what it wants, which strings are to be lettered, what is shown and in which manner. Pure and deterministic; every span holds
 * `prompt.slice(start, end) === text`.
 *
 * @throws AppError `empty-prompt` or `prompt-too-long`, nothing else
 */
export function readPrompt(prompt: string): PromptReading {
  assertPrompt(prompt);
  const masked = maskToolSyntax(prompt);
  const range = contentRange(masked);
  const lettering = findLettering(prompt, masked, range);
  const quotes = findQuotes(masked.slice(0, range.end)).filter((pair) => pair.open >= range.start);
  const shields = quotes.map((pair) => ({ start: pair.open, end: pair.close + pair.markLength }));
  const segments = segmentPrompt(masked, range, shields);
  const { scores, intent, runnerUp, evidence, isDraft } = readIntent(prompt, blank(masked, lettering), segments, lettering);
  return { prompt, intent, scores, runnerUp, evidence, isDraft, lettering, ...splitObjectAndStyle(prompt, masked, segments), corrected: [] };
}

function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}
