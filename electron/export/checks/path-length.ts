import { join } from 'node:path';
import { said } from '../../../shared/sentence.ts';
import type { FoundProblem } from '../problem.ts';

/** Windows' MAX_PATH without its closing zero: what Explorer and most programs open. */
export const LONGEST_PATH = 259;

/** A path that Windows programs cannot open; on other systems it is only pointed out. */
export function pathProblem(folder: string, path: string): FoundProblem | null {
  const { length } = join(folder, path);
  if (length <= LONGEST_PATH) return null;
  return {
    code: 'invalid-input',
    issue: 'path-too-long',
    ...said('“{path}” has {length} characters with its folder; most Windows programs stop at {most}.', { path, length, most: LONGEST_PATH }),
  };
}
