import { EXPORT_TOKENS, type ExportToken } from '../../../shared/export-names.ts';
import { said } from '../../../shared/sentence.ts';
import { illegalCharacter, nameProblem } from '../file-names.ts';
import type { Problem } from '../problem.ts';

/** Values of the tokens; already safe as parts of a name. */
export type TokenValues = Record<ExportToken, string>;

/** A fault of a template as such, with its place in characters of the template. */
export interface PlacedProblem extends Problem {
  id: 'unknown-token' | 'brace' | 'illegal-character';
  from: number;
  to: number;
}

/** A piece of a template: words as they are, or a token's name. */
export interface TemplatePiece {
  text: string;
  isToken: boolean;
  from: number;
}

/** The pieces in their order; braces without a partner stay in the words. */
export function piecesOf(template: string): TemplatePiece[] {
  return [...template.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)].map((match) =>
    match[1] === undefined ? { text: match[0], isToken: false, from: match.index } : { text: match[1], isToken: true, from: match.index },
  );
}

/** What is wrong with a template as such, whatever the proofs. */
export function templateProblems(template: string): PlacedProblem[] {
  return piecesOf(template).flatMap(({ text, isToken, from }) => {
    if (isToken) return isKnown(text) ? [] : [unknownToken(text, from)];
    return [...braces(text, from), ...illegalCharacters(text, from)];
  });
}

function unknownToken(name: string, from: number): PlacedProblem {
  const known = EXPORT_TOKENS.map((token) => `{${token}}`).join(' ');
  const words = said('The name template has an unknown token {token}; there are {known}.', { token: `{${name}}`, known });
  return { id: 'unknown-token', code: 'invalid-input', ...words, from, to: from + name.length + 2 };
}

function braces(text: string, from: number): PlacedProblem[] {
  const at = text.search(/[{}]/);
  if (at < 0) return [];
  return [{ id: 'brace', code: 'invalid-input', ...said('The name template has a brace without its partner.'), from: from + at, to: from + at + 1 }];
}

/** A drive's colon is a way out of the folder and is named as that. */
function illegalCharacters(text: string, from: number): PlacedProblem[] {
  const found = illegalCharacter(from === 0 ? text.replace(/^[a-z]:/i, '__') : text);
  if (!found) return [];
  const { at, text: words, sentence } = found;
  return [{ id: 'illegal-character', code: 'invalid-input', text: words, sentence, from: from + at, to: from + at + 1 }];
}

function isKnown(name: string): name is ExportToken {
  return (EXPORT_TOKENS as readonly string[]).includes(name);
}

/** True when the template tells scales of one proof apart. */
export function tellsScalesApart(template: string): boolean {
  return /\{(scale|width|height)\}/.test(template);
}

export interface ExpandedPath {
  /** Relative, "/" between parts. */
  path: string;
  problem: NameProblem | null;
}

/** What a filled-in template leads to that is no name. */
export interface NameProblem extends Problem {
  id: 'path-escape' | 'no-file' | 'illegal-name' | 'too-long';
  /** Which part of the path, from 0. */
  part: number;
}

/**
 * Fills in the tokens and checks the result: it must stay below the folder and every part must be a name that Windows, macOS and Linux
 * allow. Backslashes separate folders like slashes do, since on Windows they would.
 * @param extension with its dot
 */
export function expandTemplate(template: string, values: TokenValues, extension: string): ExpandedPath {
  const filled = template.replace(/\{([^{}]*)\}/g, (whole, token: ExportToken) => values[token] ?? whole);
  const parts = filled.split(/[\\/]/);
  const isAbsolute = parts[0] === '' || /^[a-z]:/i.test(filled);
  const climbing = parts.findIndex((part) => part.trim() === '..');
  if (isAbsolute || climbing >= 0) {
    const words = said('“{path}” leads out of the export folder.', { path: filled });
    return { path: filled, problem: { id: 'path-escape', code: 'path-escape', ...words, part: Math.max(0, climbing) } };
  }
  const kept = parts.flatMap((name, part) => (name === '' || name === '.' ? [] : [{ name, part }]));
  const endsInFolder = parts.at(-1) === '' || parts.at(-1) === '.';
  if (kept.length === 0 || endsInFolder) {
    const words = said('“{path}” names a folder, not a file.', { path: filled });
    return { path: filled, problem: { id: 'no-file', code: 'invalid-input', ...words, part: parts.length - 1 } };
  }
  const last = kept[kept.length - 1];
  last.name = withExtension(last.name, extension);
  const path = kept.map(({ name }) => name).join('/');
  for (const { name, part } of kept) {
    const problem = nameProblem(name);
    if (problem) return { path, problem: { code: 'invalid-input', ...problem, part } };
  }
  return { path, problem: null };
}

function withExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(extension) ? name : name + extension;
}
