import type { Connection } from '../../shared/connections.ts';
import { t } from '../words/t.ts';

export type Options = Connection['options'];

/** Options as somebody edits them; '' = none. Workflows are too long to be read and are shown apart. */
export function optionsText({ workflows: _, ...options }: Options): string {
  return Object.keys(options).length === 0 ? '' : JSON.stringify(options, null, 2);
}

/** The options that a text says, or what keeps it from being options, in a sentence. */
export function readOptions(text: string): { options: Options } | { problem: string } {
  if (text.trim() === '') return { options: {} };
  try {
    const options: unknown = JSON.parse(text);
    if (typeof options === 'object' && options !== null && !Array.isArray(options)) return { options: options as Options };
    return { problem: t('Settings stand in braces: {example}.', { example: '{"steps": 20}' }) };
  } catch (error) {
    const line = lineIn(text, error);
    return {
      problem:
        line === null
          ? t('This is no JSON: names and words stand in double quotes, and no comma stands before a closing brace.')
          : t('This is no JSON (line {line}): names and words stand in double quotes, and no comma stands before a closing brace.', { line }),
    };
  }
}

/** Line of the fault, where the browser tells it. */
function lineIn(text: string, error: unknown): number | null {
  const told = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(told)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(told)?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}
