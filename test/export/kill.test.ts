import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { createProject } from '../review/project.ts';
import { filesIn } from './export-project.ts';
import { noise } from './noise.ts';

const program = fileURLToPath(new URL('../../bin/galley.js', import.meta.url));
const PROOFS = 8;
const KILLS = 4;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isFile = (name: string) => !name.includes('.galley-');

interface Ended {
  code: number | null;
  out: string;
  says: string;
}

/** The command line in a process of its own. @param killWhen it is killed as soon as this is so */
async function galley(args: string[], killWhen?: () => boolean): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, says, isGone] = ['', '', false];
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    says += part.toString();
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve)).finally(() => {
    isGone = true;
  });
  while (killWhen && !isGone) {
    if (killWhen()) child.kill('SIGKILL');
    await sleep(5);
  }
  return { code: await gone, out, says };
}

function shaOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

it(`goes on after ${KILLS} kills -9 in the middle: every file is whole, none is written twice`, { timeout: 300_000 }, async () => {
  const { folder, database, addApproved } = createProject();
  for (let i = 0; i < PROOFS; i++) await addApproved({ id: `p${i}`, prompt: `Sign ${i}`, image: noise(384, i + 1) });
  database.close();
  const out = join(folder, 'out');
  const args = ['export', '--project', folder, '--out', out, '--template', '{slug}', '--scale', '1', '--scale', '2'];
  const first = new Map<string, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    // One more file, then at some moment of the next one.
    const wanted = filesIn(out).filter(isFile).length + 1 + (kill % 2);
    let sinceMs: number | null = null;
    const { code, says } = await galley(kill === 0 ? args : ['export', '--project', folder, '--resume'], () => {
      if (filesIn(out).filter(isFile).length >= wanted) sinceMs ??= performance.now();
      return sinceMs !== null && performance.now() - sinceMs >= kill * 25;
    });
    expect({ code, says }).toMatchObject({ code: null });
    const journal = openDatabase(join(folder, 'galley.db'));
    const known = new Map(journal.prepare("SELECT path, sha256 FROM export_files WHERE state IN ('hashed', 'written')").raw().all() as [string, string][]);
    journal.close();
    for (const name of filesIn(out).filter(isFile)) {
      expect(shaOf(join(out, name)), name).toBe(known.get(name));
      const { ino, mtimeMs } = statSync(join(out, name));
      expect(first.get(name) ?? ino + mtimeMs).toBe(ino + mtimeMs);
      first.set(name, ino + mtimeMs);
    }
  }
  expect(first.size).toBeGreaterThanOrEqual(KILLS);
  expect(first.size).toBeLessThan(PROOFS * 2);
  expect(await galley(['export', '--project', folder, '--list-runs'])).toMatchObject({ code: 0, out: expect.stringMatching(/ interrupted .*\/16 /) });

  const { code, out: paths, says } = await galley(['export', '--project', folder, '--resume']);
  expect({ code, says }).toMatchObject({ code: 0, says: expect.stringContaining('16 files in') });
  const names = Array.from({ length: PROOFS }, (_, i) => [`sign-${i}.png`, `sign-${i}@2x.png`]).flat();
  expect(paths.trim().split('\n')).toEqual(names);
  // Nothing but the files and papers: no leftovers.
  expect(filesIn(out)).toEqual([...names, 'contact-sheet.png', 'manifest.json'].sort());
  for (const [name, stamp] of first) {
    const { ino, mtimeMs } = statSync(join(out, name));
    expect(ino + mtimeMs, name).toBe(stamp);
  }
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const files = manifest.proofs.flatMap((proof: { files: { path: string; sha256: string }[] }) => proof.files);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(names);
  for (const { path, sha256 } of files) expect(shaOf(join(out, path)), path).toBe(sha256);
  expect(await galley(['export', '--project', folder, '--resume'])).toMatchObject({ code: 1, says: expect.stringContaining('every one got to its end') });
});
