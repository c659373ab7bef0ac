import { nameProblem } from './file-names.ts';
import type { Problem } from './problem.ts';

export const TOKENS = ['project', 'intent', 'slug', 'n', 'id', 'model', 'seed', 'width', 'height', 'scale', 'date'] as const;
export type Token = (typeof TOKENS)[number];

/** Values of the tokens; already safe as parts of a name. */
export type TokenValues = Record<Token, string>;

/** What is wrong with a template as such, whatever the proofs. */
export function templateProblems(template: string): Problem[] {
  const problems: Problem[] = [];
  for (const [, name] of template.matchAll(/\{([^{}]*)\}/g)) {
    if ((TOKENS as readonly string[]).includes(name)) continue;
    problems.push({
      code: 'invalid-input',
      text: `The name template has an unknown token {${name}}; there are ${TOKENS.map((token) => `{${token}}`).join(' ')}.`,
    });
  }
  const rest = template.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(rest)) problems.push({ code: 'invalid-input', text: 'The name template has a brace without its partner.' });
  return problems;
}

/** True when the template tells scales of one proof apart. */
export function tellsScalesApart(template: string): boolean {
  return /\{(scale|width|height)\}/.test(template);
}

export interface ExpandedPath {
  /** Relative, "/" between parts. */
  path: string;
  problem: Problem | null;
}

/**
 * Fills in the tokens and checks the result: it must stay below the folder and every part must be a name that Windows, macOS and Linux
 * allow. Backslashes separate folders like slashes do, since on Windows they would.
 * @param extension with its dot
 */
export function expandTemplate(template: string, values: TokenValues, extension: string): ExpandedPath {
  const filled = template.replace(/\{([^{}]*)\}/g, (whole, token: Token) => values[token] ?? whole);
  const parts = filled.split(/[\\/]/);
  const isAbsolute = parts[0] === '' || /^[a-z]:/i.test(filled);
  if (isAbsolute || parts.some((part) => part.trim() === '..')) {
    return { path: filled, problem: { code: 'path-escape', text: `“${filled}” leads out of the export folder.` } };
  }
  const kept = parts.filter((part) => part !== '' && part !== '.');
  const endsInFolder = parts.at(-1) === '' || parts.at(-1) === '.';
  if (kept.length === 0 || endsInFolder) return { path: filled, problem: { code: 'invalid-input', text: `“${filled}” names a folder, not a file.` } };
  kept[kept.length - 1] = withExtension(kept[kept.length - 1], extension);
  const text = kept.map(nameProblem).find((problem) => problem !== '') ?? '';
  return { path: kept.join('/'), problem: text === '' ? null : { code: 'invalid-input', text } };
}

function withExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(extension) ? name : name + extension;
}
