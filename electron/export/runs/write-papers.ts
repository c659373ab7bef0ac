import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../export-folder.ts';
import { nameKey } from '../file-names.ts';
import type { RunFile, RunRecord, RunTable } from './run-table.ts';
import { isInPlace, writeFile } from './write-run.ts';

/** Writes the papers of a run, contact sheets and the manifest, under names that nothing else has. */
export interface PaperWriter {
  /** Gives the path. Papers are written in the same order by every attempt. @param stem of the name; a number is added where it is taken */
  write(kind: 'sheet' | 'manifest', stem: string, extension: string, make: () => Promise<Uint8Array>): Promise<string>;
}

export async function createPaperWriter(run: RunRecord, table: RunTable): Promise<PaperWriter> {
  const journal = table.files(run.id);
  const earlier = journal.filter(({ plan }) => plan === null);
  const names = await readdir(run.folder).catch(() => [] as string[]);
  const taken = new Set([...names, ...journal.map(({ path }) => path.split('/')[0])].map(nameKey));
  let position = (journal.at(-1)?.position ?? -1) + 1;
  let count = 0;

  async function freeName(stem: string, extension: string): Promise<string> {
    for (let i = 1; ; i++) {
      const name = i === 1 ? stem + extension : `${stem}-${i}${extension}`;
      if (!taken.has(nameKey(name)) || (await isOwnPaper(name))) {
        taken.add(nameKey(name));
        return name;
      }
    }
  }

  /** Where files are overwritten, so are the papers of earlier exports into the same folder that nobody changed since. */
  async function isOwnPaper(name: string): Promise<boolean> {
    if (run.request.existing !== 'overwrite' || journal.some(({ path }) => path === name)) return false;
    const known = table.paperHash(run.folder, name);
    return known !== null && (await hashOf(join(run.folder, name))) === known;
  }

  return {
    async write(kind, stem, extension, make) {
      let file = earlier[count++];
      if (file && (await isInPlace(run, file))) {
        table.setFile(run.id, file.position, { state: 'written' });
        return file.path;
      }
      if (!file) {
        file = newPaper(position++, kind, await freeName(stem, extension));
        table.addFile(run.id, file);
      }
      await writeFile(run, file, table, { bytes: await make(), facts: {} });
      return file.path;
    },
  };
}

function newPaper(position: number, kind: 'sheet' | 'manifest', path: string): RunFile {
  return { position, proofId: '', kind, path, width: 0, height: 0, plan: null, state: 'planned', isNew: true, bytes: null, sha256: null, facts: {} };
}
