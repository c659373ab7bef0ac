import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createCallLedger } from '../../electron/telemetry/call-ledger.ts';
import { createCallTable } from '../../electron/telemetry/call-table.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { type FakeServer, startFake, type Weather } from '../fakes/fake-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tinyVendor } from './tiny-vendor.ts';

const program = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
type Mode = 'at once' | 'queued' | 'free';

interface Ended {
  /** null = killed. */
  code: number | null;
  state?: string;
  error?: string | null;
  message?: string | null;
  refused?: string;
  /** Of all jobs: the error's code, else the state. */
  states?: string[];
}

/** Runs the child to its end; `killWhen` is asked every few milliseconds. */
async function run(
  folder: string,
  server: FakeServer,
  mode: Mode,
  point: string,
  action: string,
  killWhen: () => boolean = () => false,
  jobs = 1,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, folder, server.url, mode, point, action, String(jobs)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => {
    texts.out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    texts.err += part.toString();
  });
  const watch = setInterval(() => killWhen() && child.kill('SIGKILL'), 2);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== null && code !== 0) throw new Error(texts.err);
  const said = Object.assign(
    {},
    ...texts.out
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ) as { state?: string; code?: string; message?: string; refused?: string; states?: string[] };
  return { code, state: said.state, error: said.code ?? null, message: said.message, refused: said.refused, states: said.states };
}

function booksOf(folder: string) {
  const database = openDatabase(join(folder, 'galley.db'), { readonly: true });
  const ledger = createCallLedger(database);
  const calls = createCallTable(database);
  const store = createArtifactStore(join(folder, 'artifacts'));
  const listed = ledger.list({}, { limit: -1, offset: 0 });
  const pictures = listed
    .filter(({ state }) => state === 'arrived')
    .flatMap(({ id }) => calls.get(id)!.arrival?.images ?? [])
    .filter(({ sha256 }) => store.has(sha256));
  const proofs = database.prepare('SELECT count(*) FROM proofs').pluck().get() as number;
  const books = { states: listed.map(({ state }) => state).reverse(), micros: ledger.totals({}).chargedMicros, pictures: pictures.length, proofs };
  database.close();
  return books;
}

interface Case {
  mode: Mode;
  point: string;
  /** The parent kills when this much was asked. */
  weather?: Weather;
  killWhen?: (server: FakeServer) => boolean;
  /** After a restart: done without a word, or stopped until a person decides. */
  afterwards: 'done' | 'stopped';
  /** Lines on the vendor's invoice after that restart. */
  billed: number;
}

/** The drip of the fake gives a byte each 400 ms: the body is on its way. */
const isAnswering = (server: FakeServer) => server.invoice.length > 0 && Date.now() - firstBilled(server) > 500;
const billedAt = new WeakMap<FakeServer, number>();
function firstBilled(server: FakeServer): number {
  if (!billedAt.has(server)) billedAt.set(server, Date.now());
  return billedAt.get(server)!;
}

const CASES: Case[] = [
  { mode: 'at once', point: 'before the intent row', afterwards: 'done', billed: 1 },
  { mode: 'at once', point: 'after the intent row', afterwards: 'done', billed: 1 },
  { mode: 'at once', point: 'before it is sent', afterwards: 'stopped', billed: 0 },
  { mode: 'at once', point: 'after it is sent', weather: 'silent', killWhen: ({ invoice }) => invoice.length > 0, afterwards: 'stopped', billed: 1 },
  { mode: 'at once', point: 'during the body', weather: 'slow-drip', killWhen: isAnswering, afterwards: 'stopped', billed: 1 },
  { mode: 'at once', point: 'after the body', afterwards: 'stopped', billed: 1 },
  { mode: 'at once', point: 'before the picture is stored', afterwards: 'stopped', billed: 1 },
  { mode: 'at once', point: 'after the picture is stored', afterwards: 'done', billed: 1 },
  { mode: 'at once', point: 'after the row says so', afterwards: 'done', billed: 1 },
  { mode: 'queued', point: 'before the name of the job is kept', afterwards: 'stopped', billed: 1 },
  { mode: 'queued', point: 'after the name of the job is kept', afterwards: 'done', billed: 1 },
  { mode: 'queued', point: 'after the body', afterwards: 'done', billed: 1 },
  { mode: 'queued', point: 'before the picture is stored', afterwards: 'done', billed: 1 },
  { mode: 'queued', point: 'after the picture is stored', afterwards: 'done', billed: 1 },
  { mode: 'free', point: 'before it is sent', afterwards: 'done', billed: 1 },
  { mode: 'free', point: 'after it is sent', weather: 'silent', killWhen: ({ invoice }) => invoice.length > 0, afterwards: 'done', billed: 2 },
  { mode: 'free', point: 'after the picture is stored', afterwards: 'done', billed: 1 },
];

describe('killed around a call', () => {
  it.each(CASES)('$mode, $point: $afterwards', { timeout: 60_000 }, async ({ mode, point, weather, killWhen, afterwards, billed }) => {
    const server = await startFake(tinyVendor());
    onTestFinished(() => server.close());
    const folder = temporaryFolder();
    if (weather) server.forecast.push(weather);
    const killed = await run(folder, server, mode, point, 'add', () => killWhen?.(server) ?? false);
    expect(killed.code).toBe(null);

    const restarted = await run(folder, server, mode, '', 'look');
    const books = booksOf(folder);
    const invoiceMicros = server.invoice.reduce((sum, { usd }) => sum + Math.round(usd * 1e6), 0);
    console.log(
      `${mode}, ${point}: ${restarted.state}${restarted.error ? ` (${restarted.error})` : ''}; invoice ${server.invoice.length}; ledger ${books.states.join(', ')}`,
    );
    expect(server.invoice).toHaveLength(billed);
    if (afterwards === 'done') {
      expect(restarted).toMatchObject({ code: 0, state: 'done', error: null });
      expect(books).toMatchObject({ pictures: 1, proofs: 1 });
      if (mode !== 'free') expect(books.micros).toBe(invoiceMicros);
      return;
    }
    expect(restarted).toMatchObject({ code: 0, state: 'failed', error: 'maybe-billed', message: expect.stringMatching(/may bill \$0\.04/) });
    // Never less in the ledger than on the bill.
    expect(books.micros).toBeGreaterThanOrEqual(invoiceMicros);
    // Neither another start nor a plain retry pays again; a person's word does.
    expect(await run(folder, server, mode, '', 'retry')).toMatchObject({ refused: 'conflict', state: 'failed', error: 'maybe-billed' });
    expect(server.invoice).toHaveLength(billed);
    expect(await run(folder, server, mode, '', 'accept')).toMatchObject({ code: 0, state: 'done', error: null });
    expect(server.invoice).toHaveLength(billed + 1);
    expect(booksOf(folder)).toMatchObject({ pictures: 1, proofs: 1, micros: 80_000 });
  });
});

/** Three jobs that differ only in the seed go out as one call. */
const JOBS = 3;
const WHOLE = JOBS * 40_000;

interface BatchCase {
  mode: Mode;
  point: string;
  weather?: Weather;
  killWhen?: (server: FakeServer) => boolean;
  /** Jobs that are done after a restart without a word; the others stop until a person decides. */
  done: number;
  /** On the vendor's invoice after that restart, millionths of a dollar. */
  billed: number;
}

const isBilled = ({ invoice }: FakeServer) => invoice.length > 0;
const BATCH_CASES: BatchCase[] = [
  { mode: 'at once', point: 'before the intent row', done: 3, billed: WHOLE },
  { mode: 'at once', point: 'after the intent row', done: 3, billed: WHOLE },
  { mode: 'at once', point: 'before it is sent', done: 0, billed: 0 },
  { mode: 'at once', point: 'after it is sent', weather: 'silent', killWhen: isBilled, done: 0, billed: WHOLE },
  { mode: 'at once', point: 'during the body', weather: 'slow-drip', killWhen: isAnswering, done: 0, billed: WHOLE },
  { mode: 'at once', point: 'after the body', done: 0, billed: WHOLE },
  { mode: 'at once', point: 'before the second picture is stored', done: 1, billed: WHOLE },
  { mode: 'at once', point: 'after the picture is stored', done: 3, billed: WHOLE },
  { mode: 'at once', point: 'after the row says so', done: 3, billed: WHOLE },
  { mode: 'queued', point: 'before the name of the job is kept', done: 0, billed: WHOLE },
  { mode: 'queued', point: 'after the name of the job is kept', done: 3, billed: WHOLE },
  { mode: 'queued', point: 'before the second picture is stored', done: 3, billed: WHOLE },
  { mode: 'queued', point: 'after the picture is stored', done: 3, billed: WHOLE },
  { mode: 'free', point: 'before the second picture is stored', done: 3, billed: 2 * WHOLE - 40_000 },
];

describe('killed around a call for several jobs', () => {
  it.each(BATCH_CASES)('$mode, $point: $done of 3 done', { timeout: 60_000 }, async ({ mode, point, weather, killWhen, done, billed }) => {
    const server = await startFake(tinyVendor());
    onTestFinished(() => server.close());
    const folder = temporaryFolder();
    if (weather) server.forecast.push(weather);
    const invoiceMicros = () => server.invoice.reduce((sum, { usd }) => sum + Math.round(usd * 1e6), 0);
    const killed = await run(folder, server, mode, point, 'add', () => killWhen?.(server) ?? false, JOBS);
    expect(killed.code).toBe(null);
    expect(server.asked.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(1);

    const restarted = await run(folder, server, mode, '', 'look', undefined, JOBS);
    const books = booksOf(folder);
    console.log(`${mode}, ${point}: ${restarted.states?.join(', ')}; invoice ${invoiceMicros()}; ledger ${books.micros}: ${books.states.join(', ')}`);
    expect(restarted.states).toEqual([...Array(done).fill('done'), ...Array(JOBS - done).fill('maybe-billed')]);
    expect(invoiceMicros()).toBe(billed);
    expect(books).toMatchObject({ pictures: done, proofs: done });
    if (mode === 'free') return expect(books.micros).toBe(0);
    // Never less in the ledger than on the bill, and nobody's picture is lost or paid again.
    expect(books.micros).toBe(WHOLE);
    if (done === JOBS) return;
    expect(await run(folder, server, mode, '', 'retry', undefined, JOBS)).toMatchObject({ refused: 'conflict' });
    expect(invoiceMicros()).toBe(billed);
    expect((await run(folder, server, mode, '', 'accept', undefined, JOBS)).states).toEqual(Array(JOBS).fill('done'));
    expect(invoiceMicros()).toBe(billed + (JOBS - done) * 40_000);
    expect(booksOf(folder)).toMatchObject({ pictures: JOBS, proofs: JOBS, micros: WHOLE + (JOBS - done) * 40_000 });
  });
});
