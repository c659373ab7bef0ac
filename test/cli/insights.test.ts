import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { generate, generateGolden } from '../../bench/telemetry/generate.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A project with a year of work in it. */
function makeProject() {
  const project = temporaryFolder();
  const database = openDatabase(join(project, 'galley.db'));
  const { runs } = generate(database, { jobs: 300, end: Date.now() });
  generateGolden(database, { end: Date.now() });
  database.close();
  return { project, runs };
}

describe('galley insights', () => {
  it('tells the figures and what changed, for people and as JSON', async () => {
    const { project } = makeProject();
    const { code, out } = await galley(['insights', '--project', project, '--days', '400']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Last 400 days: 300 jobs, \d+ done, /);
    expect(out).toMatch(/\nmodel +runs +median +p95 +failed +no memory +second try\n/);
    expect(out).toMatch(/Changed on the golden set: dall-e-3, sharpnessRatio went from 0\.99\d* to 0\.8\d+, since /);
    const json = JSON.parse((await galley(['insights', '--project', project, '--days', '400', '--json'])).out);
    expect(json).toMatchObject({ totals: { jobs: 300 }, trends: { unit: 'week' }, drift: { golden: 20 } });
  });

  it('writes every step to a file, and over no file', async () => {
    const { project, runs } = makeProject();
    const path = join(temporaryFolder(), 'steps.parquet');
    const ask = ['insights', '--project', project, '--days', '400', '--export', 'parquet', '--out', path];
    expect(await galley(ask)).toMatchObject({ code: 0, out: `${path}\n` });
    const file = Uint8Array.from(readFileSync(path)).buffer;
    expect(await parquetReadObjects({ file, columns: ['job_id'] })).toHaveLength(runs);
    const again = await galley(ask);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
  });

  it('says where there is no project', async () => {
    const { code, err } = await galley(['insights', '--project', join(temporaryFolder(), 'none')]);
    expect([code, err]).toEqual([1, expect.stringContaining('There is no Galley project')]);
  });
});
