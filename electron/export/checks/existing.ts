import type { ExistingFiles } from '../../../shared/export.ts';
import { nameKey } from '../file-names.ts';
import type { PlannedFile } from '../plan-export.ts';
import type { FoundProblem } from '../problem.ts';

/** More tries than this mean that something else is wrong. */
const MOST_TRIES = 10_000;

/**
 * Looks at what is in the folder already and settles what is done about it. Files of one proof get a new name together, so that sizes and layers stay
 * beside each other. Gives how many were there.
 */
export async function settleExisting(files: PlannedFile[], mode: ExistingFiles, look: (path: string) => Promise<FoundProblem | null>): Promise<number> {
  let count = 0;
  for (const file of files) {
    if (file.problem) continue;
    file.problem = await look(file.path);
    if (file.problem?.issue !== 'exists') continue;
    count++;
    if (mode === 'skip' || mode === 'overwrite') Object.assign(file, { problem: null, action: mode });
  }
  if (mode === 'rename') await renameTaken(files, look);
  return count;
}

async function renameTaken(files: PlannedFile[], look: (path: string) => Promise<FoundProblem | null>): Promise<void> {
  const planned = new Set(files.map(({ path }) => nameKey(path)));
  const taken = new Set(files.filter(({ problem }) => problem?.issue === 'exists').map(({ proof }) => proof));
  for (const proof of taken) {
    const own = files.filter((file) => file.proof === proof);
    for (let i = 2; i < MOST_TRIES; i++) {
      const paths = own.map((file) => file.pathWith(`-${i}`).path);
      if (paths.some((path) => planned.has(nameKey(path))) || (await anyTaken(paths, look))) continue;
      for (const [n, path] of paths.entries()) {
        planned.add(nameKey(path));
        const { problem } = own[n];
        Object.assign(own[n], { path, problem: problem?.issue === 'exists' ? null : problem });
      }
      break;
    }
  }
}

async function anyTaken(paths: readonly string[], look: (path: string) => Promise<FoundProblem | null>): Promise<boolean> {
  for (const path of paths) if (await look(path)) return true;
  return false;
}
