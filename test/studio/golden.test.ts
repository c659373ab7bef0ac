import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createGoldenSet } from '../../electron/studio/golden-set.ts';
import { createStudio } from '../../electron/studio.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('renders a golden prompt anew every time and records what was measured', async () => {
  const projectFolder = temporaryFolder();
  const studio = await createStudio({ projectFolder, concurrency: 1 });
  onTestFinished(() => studio.dispose());
  const golden = { prompt: 'a red apple icon', seed: 7 };
  studio.insights.setGolden([golden]);
  const request = { width: 96, height: 96 };
  studio.queue.add([
    { ...golden, ...request },
    { ...golden, ...request },
    { ...golden, ...request, seed: 8 },
    { ...golden, ...request, seed: 8 },
  ]);
  await studio.whenIdle();
  const database = openDatabase(join(projectFolder, 'galley.db'), { readonly: true });
  onTestFinished(() => void database.close());
  const cached = database.prepare("SELECT is_cached FROM step_runs WHERE operation = 'generate' ORDER BY id").pluck().all();
  expect(cached).toEqual([0, 0, 0, 1]);
  const proofs = database
    .prepare('SELECT count(DISTINCT proof_id) AS proofs, min(model) AS model, min(seed) AS seed, count(*) > 4 AS isMeasured FROM golden_measures')
    .get();
  expect(proofs).toEqual({ proofs: 2, model: 'sketch', seed: 7, isMeasured: 1 });
  expect(studio.insights.drift()).toMatchObject({ golden: 1, models: [{ model: 'sketch', newest: 2, isEnough: false }], alarms: [] });
});

it('takes every prompt that variations make, and renders what is golden as it is written', async () => {
  const projectFolder = temporaryFolder();
  const studio = await createStudio({ projectFolder, concurrency: 1 });
  onTestFinished(() => studio.dispose());
  const golden = createGoldenSet(studio);
  golden.set([{ prompt: 'a {red|green} apple icon', seed: 7 }]);
  const wanted = [
    { prompt: 'a green apple icon', seed: 7 },
    { prompt: 'a red apple icon', seed: 7 },
  ];
  expect(studio.insights.golden()).toEqual(wanted);
  // Braces of a project from before are golden as they stand.
  studio.insights.setGolden([...wanted, { prompt: 'a {red|green} pear icon', seed: 9 }]);
  golden.set(studio.insights.golden());
  expect(studio.insights.golden()).toHaveLength(3);
  golden.set(wanted);
  studio.queue.setPaused(true);
  const ids = golden.render();
  expect(ids.map((id) => studio.queue.get(id).request).map(({ prompt, seed }) => ({ prompt, seed }))).toEqual(wanted);
  expect(ids.every((id) => studio.insights.isGolden(studio.queue.get(id).request))).toBe(true);
});
