import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeImage, encodePng } from '../../electron/image/codecs.ts';
import { genericKind } from '../../electron/models/vendors/generic/index.ts';
import { projectDatabase } from '../../electron/project-folder.ts';
import { createCallLedger } from '../../electron/telemetry/call-ledger.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { startFake } from '../fakes/fake-server.ts';
import { letterer, lettererOptions, type Manner, PLACE, PLATE, sign } from '../fakes/letterer.ts';
import { connectionTo } from '../models/vendors/support/hosted-stage.ts';
import { galley, root } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'canary-4242';
const USD = 0.06;

async function open(manners: Record<string, Manner>) {
  const server = await startFake(letterer({ manners, place: PLACE, plate: PLATE, usd: USD }));
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const models = Object.keys(manners).map((id) => ({ id, label: `The ${id}`, vendorModel: id, assumedUsd: USD, options: lettererOptions(id, true) }));
  const file = join(folder, 'connections.json');
  writeFileSync(file, JSON.stringify({ connections: [connectionTo(genericKind, server.url, { models })] }));
  const [path, out] = [join(folder, 'sign.png'), join(folder, 'out.png')];
  writeFileSync(path, await encodePng(await sign()));
  mkdirSync(join(folder, 'project'));
  const environment = { GALLEY_CONNECTIONS: file, GALLEY_ENDPOINT_KEY: KEY, GALLEY_PROJECT: join(folder, 'project') };
  const letter = (...more: string[]) => galley(['letter', path, '--text', 'OPEN LATE', '--out', out, '--force', ...more], { environment });
  return {
    server,
    letter,
    out,
    environment,
    args: ['letter', path, '--text', 'OPEN LATE', '--out', out, '--force', '--model', 'painter'],
    project: environment.GALLEY_PROJECT,
  };
}

describe('galley letter --model', () => {
  it('letters by a connected model, prints what it costs, and does not pay twice for the same', async () => {
    const { server, letter, out } = await open({ painter: {} });
    const first = await letter('--model', 'painter');
    expect(first.out).toContain('replaced  "OPNE LATE" → "OPEN LATE" by The painter; reads as wanted');
    expect(first.out).toContain('cost $0.06');
    expect(first.err).toMatch(/The painter at .* is asked for one picture of 640 × 400, for \$0\.06/);
    expect(first.code).toBe(0);
    expect(server.asked[0].headers.authorization).toBe(`Bearer ${KEY}`);
    const { width, height } = await decodeImage(readFileSync(out), out);
    expect([width, height]).toEqual([640, 400]);
    const second = await letter('--model', 'painter', '--json');
    expect(JSON.parse(second.out)).toMatchObject({ costUsd: 0, regions: [{ letteredBy: { model: 'painter', refused: [] } }, { action: 'kept' }] });
    expect(server.invoice).toHaveLength(1);
    expect(first.out + first.err + second.out + second.err).not.toContain(KEY);
  });

  it('typesets what the model gets wrong, and says why', async () => {
    const { letter } = await open({ painter: { writes: 'OPEN' } });
    const { out, code } = await letter('--model', 'painter');
    expect(out).toMatch(/"OPNE LATE" → "OPEN LATE" in .*; reads as wanted/);
    expect(out).toContain('The painter: It reads “OPEN” instead of “OPEN LATE”.');
    expect(out).toContain('cost $0.06');
    expect(code).toBe(0);
  });

  it('sends nothing without it, refuses models that are not connected, and repeats what may be billed only with a word', async () => {
    const { server, letter } = await open({ painter: {} });
    expect((await letter()).code).toBe(0);
    const unknown = await letter('--model', 'brush');
    expect([unknown.code, unknown.err]).toEqual([
      expect.any(Number),
      expect.stringContaining('The model brush cannot be asked. No connection offers it. Connected are painter.'),
    ]);
    expect(server.asked).toEqual([]);
    server.forecast.push('reset');
    const broken = await letter('--model', 'painter');
    expect(broken.err).toMatch(/may bill \$0\.06.*--accept-second-bill/s);
    expect((await letter('--model', 'painter')).code).not.toBe(0);
    expect(server.invoice).toHaveLength(1);
    const accepted = await letter('--model', 'painter', '--accept-second-bill');
    expect(accepted.out).toContain('by The painter');
    expect(server.invoice).toHaveLength(2);
  });

  it('uses what was paid when it was killed before the picture was judged', async () => {
    const { server, letter, environment, args, project } = await open({ painter: {} });
    const child = spawn(process.execPath, [`${root}bin/galley.js`, ...args], { env: { ...process.env, ...environment }, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
    const hasArrived = () => {
      if (server.invoice.length === 0) return false;
      const database = openDatabase(projectDatabase(project), { readonly: true });
      const [call] = createCallLedger(database).list({}, { limit: 1, offset: 0 });
      database.close();
      return call?.state === 'arrived';
    };
    while (child.exitCode === null && !hasArrived()) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const { out, err } = await letter('--model', 'painter');
    expect(out).toContain('by The painter; reads as wanted');
    expect(err).toContain('is used; nobody is asked again.');
    expect(server.invoice).toHaveLength(1);
  });
});
