import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPassingConnections } from '../electron/studio/connections/connection-file.ts';
import { createEnvironmentVault } from '../electron/studio/connections/environment-vault.ts';
import { createStudio, type Studio } from '../electron/studio.ts';
import { microsOf, usdText } from '../shared/calls.ts';
import type { Job } from '../shared/job.ts';
import { mulberry32 } from '../shared/mulberry.ts';
import { WEATHERS, type Weather } from '../test/fakes/fake-server.ts';
import type { Figure } from './figure.ts';
import { KEY, startVendors, type Vendor } from './weather/vendors.ts';

const JOBS = 2000;
const FAULT_SHARE = 0.2;
/** Share of what all pictures would cost that the project may spend: near the end the budget has to hold. */
const BUDGET_SHARE = 0.9;
const USUAL_USD = 0.045;
const SIDE = 512;

/** Jobs over all fake vendors with faults in a fifth of their answers, through a whole studio. `npm run bench -- weather [JOBS] [SEED]` */
export async function run([jobs = String(JOBS), seed = '1']: string[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-weather-'));
  const random = mulberry32(Number(seed));
  const faults = new Map<Weather, number>();
  const vendors = await startVendors((known) => {
    if (random() >= FAULT_SHARE) return null;
    const possible = WEATHERS.filter(known);
    const weather = possible[Math.floor(random() * possible.length)];
    faults.set(weather, (faults.get(weather) ?? 0) + 1);
    return weather;
  });
  try {
    return await throughStudio(folder, vendors, Number(jobs), faults);
  } finally {
    for (const { server } of vendors) await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughStudio(folder: string, vendors: readonly Vendor[], count: number, faults: ReadonlyMap<Weather, number>): Promise<Figure[]> {
  const keys = ['STABILITY_API_KEY', 'OPENAI_API_KEY', 'IDEOGRAM_API_KEY', 'REPLICATE_API_TOKEN', 'FAL_KEY'];
  const file = createPassingConnections();
  file.write(vendors.map(({ connection }) => connection));
  const environment = Object.fromEntries(keys.map((name) => [name, KEY]));
  const said: string[] = [];
  const studio = await createStudio({
    projectFolder: join(folder, 'project'),
    connections: { environment, file, vault: createEnvironmentVault() },
    log: (message) => void said.push(message),
  });
  try {
    const projectUsd = Math.round(((count * (vendors.length - 2)) / vendors.length) * USUAL_USD * BUDGET_SHARE * 100) / 100;
    studio.ledger.setBudgets({ perJobUsd: null, perDayUsd: null, projectUsd });
    const watch = watchBudget(studio, vendors, microsOf(projectUsd));
    const startedAt = performance.now();
    const ids = await studio.queue.addMany(
      Array.from({ length: count }, (_, index) => {
        const vendor = vendors[index % vendors.length];
        const seed = Math.floor(index / vendors.length);
        const prompt = `${promptOf(vendor, index, seed)}, a red boat in the fog`;
        return { prompt, width: SIDE, height: SIDE, seed, cell: { models: [vendor.model, 'sketch'], params: {} } };
      }),
    );
    await studio.whenIdle();
    const minutes = (performance.now() - startedAt) / 60_000;
    watch.end();
    return figures({ studio, vendors, ids, faults, minutes, budgetMicros: microsOf(projectUsd), mostMicros: watch.mostMicros(), said, folder });
  } finally {
    await studio.dispose();
  }
}

/** Engines of one's own are asked for variants of a prompt, four at a time, so that calls for several jobs meet the weather as well; elsewhere every job has a prompt of its own. */
const VARIANTS = 4;
const promptOf = ({ isLocal }: Vendor, index: number, seed: number) => (isLocal ? `variants ${Math.floor(seed / VARIANTS)}` : `number ${index}`);

/** Looks at the invoices while the jobs run: what the vendors billed together must never pass the budget. */
function watchBudget(studio: Studio, vendors: readonly Vendor[], budgetMicros: number) {
  let most = 0;
  let mostCommitted = 0;
  const look = () => {
    most = Math.max(most, billedMicros(vendors));
    mostCommitted = Math.max(mostCommitted, studio.ledger.budgets().projectMicros);
    if (mostCommitted > budgetMicros) most = Math.max(most, mostCommitted);
  };
  const timer = setInterval(look, 50);
  return {
    mostMicros: () => most,
    end() {
      clearInterval(timer);
      look();
    },
  };
}

const billedMicros = (vendors: readonly Vendor[]) => vendors.flatMap(({ server }) => server.invoice).reduce((sum, { usd }) => sum + microsOf(usd), 0);

interface Outcome {
  studio: Studio;
  vendors: readonly Vendor[];
  ids: readonly string[];
  faults: ReadonlyMap<Weather, number>;
  minutes: number;
  budgetMicros: number;
  mostMicros: number;
  said: readonly string[];
  folder: string;
}

async function figures(outcome: Outcome): Promise<Figure[]> {
  const { studio, vendors, ids, faults, minutes, budgetMicros, mostMicros } = outcome;
  const jobs = ids.map((id) => studio.queue.get(id));
  const done = jobs.filter(({ state }) => state === 'done');
  const failed = jobs.filter(({ state }) => state === 'failed');
  const { total: proofs } = await studio.review.list({ filter: 'all', limit: 1, offset: 0 });
  const prompts = new Map<string, number>();
  for (const { prompt, usd } of vendors.flatMap(({ server }) => server.invoice)) {
    // An engine of one's own may render again.
    if (usd === 0) continue;
    const name = /^number \d+/.exec(prompt)?.[0] ?? prompt;
    prompts.set(name, (prompts.get(name) ?? 0) + 1);
  }
  const { totals } = studio.ledger.list({}, { limit: 1, offset: 0 });
  const unexplained = jobs.filter((job) => !isExplained(job, studio));
  const codes = countBy(failed.map(({ error }) => error?.code ?? 'none'));
  printTable(faults, codes, vendors);
  return [
    { name: 'jobs', unit: '', value: ids.length, better: 'more' },
    { name: 'answers with a fault', unit: '', value: [...faults.values()].reduce((sum, count) => sum + count, 0), better: 'more' },
    { name: 'done', unit: '', value: done.length, better: 'more' },
    { name: 'done by the next model', unit: '', value: done.filter((job) => hasLine(job, studio, 'next-model')).length, better: 'less' },
    { name: 'stopped for a person', unit: '', value: failed.length, better: 'less' },
    { name: 'made together with others', unit: '', value: jobs.filter((job) => wasTogether(job, studio)).length, better: 'more' },
    { name: 'lost', unit: '', value: ids.length - done.length - failed.length, goal: 0, better: 'less' },
    { name: 'doubled', unit: '', value: Math.abs(proofs - done.length), goal: 0, better: 'less' },
    { name: 'billed twice', unit: '', value: [...prompts.values()].filter((times) => times > 1).length, goal: 0, better: 'less' },
    { name: 'not explained', unit: '', value: unexplained.length, goal: 0, better: 'less' },
    {
      name: 'files that hold a key',
      unit: '',
      value: filesWithKey(outcome.folder) + outcome.said.filter((line) => line.includes(KEY)).length,
      goal: 0,
      better: 'less',
    },
    { name: 'budget', unit: '$', value: budgetMicros / 1e6, better: 'more' },
    { name: 'most that was billed or reserved', unit: '$', value: mostMicros / 1e6, goal: budgetMicros / 1e6, better: 'less' },
    { name: 'billed by the vendors', unit: '$', value: billedMicros(vendors) / 1e6, better: 'less' },
    { name: 'in the ledger', unit: '$', value: totals.chargedMicros / 1e6, better: 'less' },
    { name: '  of it in doubt', unit: '$', value: totals.openMicros / 1e6, better: 'less' },
    { name: 'took', unit: 'min', value: minutes, better: 'less' },
  ];
}

const hasLine = ({ id }: Job, studio: Studio, event: string) => studio.ledger.routeLog(id).some((line) => line.event === event);

const wasTogether = ({ id, state }: Job, studio: Studio) =>
  state === 'done' && studio.ledger.routeLog(id).some(({ event, message }) => event === 'call' && message.includes('rendered together'));

/** A job that went wrong on its way says so: in its error, and in a line of its route log. */
function isExplained(job: Job, studio: Studio): boolean {
  if (job.state === 'failed')
    return job.error !== null && job.error.code !== 'internal' && job.error.message.length > 20 && studio.ledger.routeLog(job.id).length > 0;
  const lines = studio.ledger.routeLog(job.id);
  return job.state === 'done' && lines.length > 0 && lines.every(({ message }) => /[.!?]["”']?$/.test(message.trim()));
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function printTable(faults: ReadonlyMap<Weather, number>, codes: ReadonlyMap<string, number>, vendors: readonly Vendor[]): void {
  console.log(
    'faults                 ',
    [...faults]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  console.log('stopped, by reason     ', [...codes].map(([name, count]) => `${name} ${count}`).join(', ') || 'none');
  for (const { connection, server } of vendors) {
    console.log(
      connection.label.padEnd(23),
      `${server.asked.length} requests, ${server.invoice.length} billed, ${usdText(server.invoice.reduce((sum, { usd }) => sum + microsOf(usd), 0))}`,
    );
  }
}

/** No file of the project may hold a key. */
function filesWithKey(folder: string): number {
  let found = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.png')) continue;
    if (readFileSync(join(entry.parentPath, entry.name)).includes(KEY)) found++;
  }
  return found;
}
