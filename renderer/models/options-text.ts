import type { Connection } from '../../shared/connections.ts';

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
    return { problem: 'Settings stand in braces: {"steps": 20}.' };
  } catch (error) {
    return { problem: `This is no JSON${placeIn(text, error)}: names and words stand in double quotes, and no comma stands before a closing brace.` };
  }
}

/** Line of the fault, where the browser tells it. */
function placeIn(text: string, error: unknown): string {
  const told = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(told)?.[1];
  if (line !== undefined) return ` (line ${line})`;
  const position = /position (\d+)/.exec(told)?.[1];
  return position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}
