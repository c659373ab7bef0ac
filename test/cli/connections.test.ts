import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { fakeStability } from '../fakes/stability.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CANARY = 'sk-canary-77aa';

describe('galley connections, render, spending and doctor', () => {
  let server: FakeServer;
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    server = await startFake((parts) => fakeStability(parts, { key: CANARY, credits: 812, pixels: 256 * 256 }));
    folder = temporaryFolder();
    environment = { GALLEY_CONNECTIONS: join(folder, 'connections.json'), STABILITY_API_KEY: CANARY };
  });
  afterEach(() => server.close());

  /** Connects the fake through a file. */
  async function connect() {
    const models = [{ id: 'sd3.5-large', label: 'SD3.5 Large', vendorModel: 'sd3.5-large' }];
    const file = join(folder, 'stability.json');
    writeFileSync(file, JSON.stringify({ id: 'house-account', kind: 'stability', label: 'House account', baseUrl: server.url, models }));
    return galley(['connections', 'add', file], { environment });
  }

  it('lists nothing at first, adds from a file, tests, and removes', async () => {
    expect((await galley(['connections'], { environment })).out).toContain('No connection yet.');
    expect(await connect()).toMatchObject({ code: 0, err: expect.stringContaining('House account') });
    const listed = await galley(['connections'], { environment });
    expect(listed.out).toMatch(/house-account\s+House account \(stability\).*key from the environment/);
    const tested = await galley(['connections', 'test'], { environment });
    expect(tested).toMatchObject({ code: 0, out: expect.stringMatching(/^ok.*house-account.*812/m) });
    const refused = await galley(['connections', 'test', 'house-account'], { environment: { ...environment, STABILITY_API_KEY: '' } });
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('STABILITY_API_KEY') });
    expect((await galley(['doctor'], { environment })).out).toMatch(/ok\s+house-account\s+House account/);
    expect((await galley(['connections', 'remove', 'house-account'], { environment })).out).toContain('No connection yet.');
    expect(JSON.stringify([listed, tested, refused, readFileSync(join(folder, 'connections.json'), 'utf8')])).not.toContain(CANARY);
  });

  it('renders by a connected vendor, keeps account of it, and stops at the budget', async () => {
    await connect();
    const out = join(folder, 'renders');
    const project = join(folder, 'project');
    const render = (seed: number) =>
      galley(['render', 'seamless oak wood texture', '--final', '--size', '256', '--seed', String(seed), '--out', out, '--project', project, '--json'], {
        environment,
      });
    const { code, out: text } = await render(1);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject([{ state: 'done', model: 'sd3.5-large', reasons: expect.arrayContaining(['SD3.5 Large asks $0.065 for it.']) }]);
    expect(server.invoice).toMatchObject([{ usd: 0.065 }]);
    const spending = JSON.parse((await galley(['spending', '--project', project, '--json'], { environment })).out);
    expect(spending.totals).toMatchObject({ calls: 1, chargedMicros: 65_000, openMicros: 0 });
    expect((await galley(['spending', '--project', project, '--csv'], { environment })).out.trim().split('\n')).toHaveLength(2);

    await galley(['spending', '--project', project, '--project-budget', '0.1'], { environment });
    const stopped = await render(2);
    expect(stopped.code).toBe(1);
    expect(JSON.parse(stopped.out)[0].error).toMatchObject({ code: 'budget-exceeded', message: expect.stringContaining('$0.035') });
    expect(server.invoice).toHaveLength(1);
  });

  it.each([
    [['connections', 'add'], /Say which/],
    [['connections', 'remove', 'nobody'], /no connection/],
    [['connections', 'add', '/nonexistent.json'], /nonexistent/],
    [['spending', '--from', 'yesterday'], /2026-11-23/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, err } = await galley(args, { environment });
    expect(code).not.toBe(0);
    expect(err).toMatch(message);
  });
});
