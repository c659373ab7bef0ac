import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeComfyUi } from '../fakes/comfyui.ts';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { choose } from './pages.ts';
import { connectStudio } from './studio-client.ts';

const GRAPH = {
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd_xl_base_1.0.safetensors' }, _meta: { title: 'Load Checkpoint' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 832, height: 1216, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a lighthouse', clip: ['4', 1] }, _meta: { title: 'What to show' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] }, _meta: { title: 'What to avoid' } },
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 5,
      steps: 25,
      cfg: 7,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'team/lighthouse', images: ['8', 0] }, _meta: { title: 'Save Image' } },
};

const file = (content: object) => ({ name: 'lighthouse.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });

describe.skipIf(chromiumPath === '')('a workflow of the team’s own in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell((folder) => ({ GALLEY_CONNECTIONS: join(folder, 'connections.json') }));
  let engine: FakeServer;
  let page: Page;
  beforeEach(async () => {
    engine = await startFake((parts) => new FakeComfyUi(parts, {}));
    ({ page } = shell);
  });
  afterEach(() => engine.close());

  it('is imported with reasons, corrected, and renders a prompt', async () => {
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'ComfyUI' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(engine.url);
    await page.getByRole('button', { name: 'Offer another model' }).click();
    await page.getByRole('textbox', { name: 'Id in the matrix' }).last().fill('lighthouse');
    await page.getByRole('textbox', { name: 'Shown as' }).last().fill('Lighthouse');
    expect(await page.getByRole('spinbutton', { name: 'US dollars an image' }).last().getAttribute('placeholder')).toBe('free');
    await page.getByRole('button', { name: 'Settings of Lighthouse' }).click();
    const chooser = page.getByLabel('Workflow file for Lighthouse');

    await chooser.setInputFiles(file({ nodes: [], links: [] }));
    const dialog = page.getByRole('dialog', { name: 'Import lighthouse.json' });
    await dialog.getByText('in the format of ComfyUI’s editor').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await chooser.setInputFiles(file(GRAPH));
    await dialog.getByText('It feeds what KSampler (node 3) aims at.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Guidance: not KSampler · cfg (3)' }).click();
    await choose(dialog, 'Guidance: another place', /batch_size \(5\) =/);
    await dialog.getByText('Chosen by hand.').waitFor();
    await dialog.getByRole('button', { name: 'Guidance: not EmptyLatentImage · batch_size (5)' }).click();
    await dialog.getByRole('button', { name: 'Negative prompt: not What to avoid · text (7)' }).click();
    await dialog.getByRole('button', { name: 'Use this workflow' }).click();
    await page.getByText('7 nodes; Galley sets').waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText(/^Works, \d+ ms$/).waitFor();

    const { client, close } = connectStudio(shell.address);
    const request = { prompt: 'a heron at dawn', width: 512, height: 512, seed: 77, column: 'final' as const, cell: { models: ['lighthouse'], params: {} } };
    await client.queue.add({ requests: [request] });
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('listitem', { name: /^a heron at dawn, (.*, )?done/ }).waitFor({ timeout: 50_000 });
    const sent = engine.asked.filter(({ method, path }) => method === 'POST' && path === '/prompt').map(({ body }) => JSON.parse(body.toString()).prompt);
    expect(sent[0]).toMatchObject({
      '3': { inputs: { seed: 77, cfg: 7 } },
      '5': { inputs: { width: 512, height: 512 } },
      '6': { inputs: { text: 'a heron at dawn' } },
      '7': { inputs: { text: 'blurry' } },
    });
    expect((await client.ledger.budgets()).projectMicros).toBe(0);
    close();
    expect(await page.getByRole('link', { name: 'today' }).count()).toBe(0);
    expect(shell.faults).toEqual([]);
  });
});
