import { createCorrectionTable } from '../../electron/telemetry/correction-table.ts';
import type { Database } from '../../electron/telemetry/database.ts';
import { createProofTable } from '../../electron/telemetry/proof-table.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import { INTENTS, type PromptReading } from '../../shared/prompt.ts';
import { VERDICTS, type Verdict } from '../../shared/proof.ts';

export const JOBS = 203_000;
/** The work of a project is spread over the year up to here. */
export const END = Date.parse('2026-06-30T17:00:00.000Z');
const YEAR_MS = 365 * 24 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;

interface ModelHabits {
  model: string;
  medianMs: number;
  costUsd: number;
  peakBytes: number | null;
  failed: number;
  outOfMemory: number;
  /** Where it runs; [] = on this machine. */
  hosts: readonly string[];
}

/** Six models as a team has them: two of this machine, four that are paid. */
const MODELS: readonly ModelHabits[] = [
  { model: 'sketch', medianMs: 260, costUsd: 0, peakBytes: 420e6, failed: 0.001, outOfMemory: 0.0005, hosts: [] },
  { model: 'sd3.5-large', medianMs: 14_000, costUsd: 0, peakBytes: 11e9, failed: 0.01, outOfMemory: 0.04, hosts: ['gpu-1:8188', 'gpu-2:8188'] },
  { model: 'flux-dev', medianMs: 9200, costUsd: 0.025, peakBytes: null, failed: 0.012, outOfMemory: 0, hosts: ['api.bfl.ai:443'] },
  { model: 'dall-e-3', medianMs: 17_000, costUsd: 0.04, peakBytes: null, failed: 0.02, outOfMemory: 0, hosts: ['api.openai.com:443'] },
  { model: 'gpt-image-1', medianMs: 31_000, costUsd: 0.042, peakBytes: null, failed: 0.015, outOfMemory: 0, hosts: ['api.openai.com:443'] },
  { model: 'imagen-4', medianMs: 7600, costUsd: 0.04, peakBytes: null, failed: 0.008, outOfMemory: 0, hosts: ['api.google.com:443'] },
];
const STEPS = [
  { operation: 'letter', medianMs: 620 },
  { operation: 'sharpen', medianMs: 90 },
  { operation: 'upscale', medianMs: 410 },
  { operation: 'measure', medianMs: 380 },
] as const;

const WORDS = 'oak door badge harbour poster copper label meadow lantern crest wool sign river ticket marble ferry cedar engine tea'.split(' ');

/** Draws of one seeded source. */
function createChance(seed: number) {
  const random = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    random,
    happens: (share: number) => random() < share,
    pick: <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)],
    /** Log-normal. */
    time: (medianMs: number, spread = 0.35) => medianMs * Math.exp(spread * normal()),
    /** In office hours, more in the middle of the day; a few at night. */
    workingTime(day: number): number {
      const hour = random() < 0.04 ? random() * 24 : 8 + 5 * (random() + random());
      return day + hour * HOUR_MS;
    },
  };
}
type Chance = ReturnType<typeof createChance>;

export interface Generated {
  jobs: number;
  runs: number;
}

/** Fills a fresh project with a year of work: jobs, their steps, proofs, verdicts and corrected readings, through the tables that Galley writes with. @param hasHosts false for a schema that did not know machines yet */
export function generate(database: Database, { jobs = JOBS, seed = 1, end = END, hasHosts = true } = {}): Generated {
  const chance = createChance(seed);
  const write = createWriter(database, chance, hasHosts);
  const times = Float64Array.from({ length: jobs }, () => chance.workingTime(workingDay(chance, end))).sort();
  let runs = 0;
  const batch = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) runs += write(index, times[index]);
  });
  for (let from = 0; from < jobs; from += 2000) batch(from, Math.min(jobs, from + 2000));
  database.pragma('wal_checkpoint(TRUNCATE)');
  return { jobs, runs };
}

function workingDay(chance: Chance, end: number): number {
  for (;;) {
    const day = Math.floor((end - chance.random() * YEAR_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS;
    const weekday = new Date(day).getUTCDay();
    if ((weekday !== 0 && weekday !== 6) || chance.happens(0.08)) return day;
  }
}

/** Gives a function that writes one job and returns how many steps it ran. */
function createWriter(database: Database, chance: Chance, hasHosts: boolean): (index: number, at: number) => number {
  const runs = createRunTable(database);
  const proofs = createProofTable(database);
  const corrections = createCorrectionTable(database);
  const insertJob = database.prepare(
    `INSERT INTO jobs (id, request, prompt, intent, state, priority, position, reading, route, parent_id, created_at)
     VALUES (?, ?, ?, ?, 'queued', 0, ?, ?, ?, ?, ?)`,
  );
  const startJob = database.prepare("UPDATE jobs SET state = 'running', started_at = ? WHERE id = ?");
  const endJob = database.prepare('UPDATE jobs SET state = ?, proof_id = ?, finished_at = ? WHERE id = ?');
  const insertVerdict = database.prepare(
    "INSERT INTO verdicts (proof_id, pixels_sha256, verdict, note, reviewer, override_reason, at) VALUES (?, ?, ?, '', 'Lea', '', ?)",
  );
  return (index, at) => {
    const job = newJob(chance, index);
    insertJob.run(job.id, JSON.stringify(job.request), job.prompt, job.reading.intent, index, JSON.stringify(job.reading), job.route, job.parentId, iso(at));
    if (chance.happens(0.03)) {
      const intent = chance.pick(INTENTS);
      corrections.keep(job.id, job.reading, { ...job.reading, intent, corrected: ['intent'] }, iso(at));
    }
    let clock = at + chance.random() * 60_000;
    startJob.run(iso(clock), job.id);
    const { model, count, end, isDone } = writeSteps(runs, chance, job.id, clock, hasHosts);
    clock = end;
    const proofId = `proof-${job.id}`;
    if (isDone) proofs.add(newProof(chance, job, model, iso(clock)));
    endJob.run(isDone ? 'done' : 'failed', isDone ? proofId : null, iso(clock), job.id);
    for (const verdict of isDone ? verdictsOf(chance) : []) {
      clock += chance.random() * HOUR_MS;
      insertVerdict.run(proofId, `after-${job.id}`, verdict, iso(clock));
    }
    return count;
  };
}

function writeSteps(runs: ReturnType<typeof createRunTable>, chance: Chance, jobId: string, at: number, hasHosts: boolean) {
  const isOdd = /[13579]$/.test(jobId);
  const habits = chance.pick(MODELS);
  let [clock, count] = [at, 0];
  const run = (
    operation: string,
    model: string | null,
    timeMs: number,
    outcome: { error?: string; costUsd?: number; peakBytes?: number | null; retries?: number },
  ) => {
    const row = {
      jobId,
      step: operation,
      operation,
      key: `${jobId}-${operation}`,
      model,
      isCached: false,
      status: 'running',
      waitMs: 4,
      startedAt: iso(clock),
    } as const;
    const { error = null, costUsd = 0, peakBytes = null, retries = 0 } = outcome;
    const host = model === null || !hasHosts ? null : (habits.hosts[isOdd ? 1 : 0] ?? habits.hosts[0] ?? null);
    runs.finish(runs.start(row), { status: error ? 'failed' : 'done', timeMs, peakBytes, costUsd, retries, errorCode: error, host });
    clock += timeMs;
    count++;
  };
  const time = () => chance.time(habits.medianMs);
  const ranOut = chance.happens(habits.outOfMemory);
  if (ranOut) run('generate', habits.model, time() * 0.6, { error: 'out-of-memory', peakBytes: habits.peakBytes });
  const fails = chance.happens(habits.failed);
  const peakBytes = habits.peakBytes && chance.time(habits.peakBytes, 0.05);
  run('generate', habits.model, time(), { costUsd: fails ? 0 : habits.costUsd, peakBytes, retries: ranOut ? 1 : 0, ...(fails && { error: 'timeout' }) });
  if (!fails) for (const { operation, medianMs } of STEPS) run(operation, null, chance.time(medianMs), { peakBytes: chance.time(600e6, 0.1) });
  return { model: habits.model, count, end: clock, isDone: !fails };
}

function newJob(chance: Chance, index: number) {
  const prompt = `a ${chance.pick(WORDS)} ${chance.pick(WORDS)} with a ${chance.pick(WORDS)}, "${chance.pick(WORDS).toUpperCase()} ${index}", ink drawing on paper`;
  const intent = chance.pick(INTENTS);
  const reading: PromptReading = {
    prompt,
    intent,
    scores: { texture: 0.1, face: 0.1, typography: 0.6, thumbnail: 0.1, general: 0.1 },
    runnerUp: 'general',
    evidence: [],
    isDraft: false,
    lettering: [],
    object: [],
    style: [],
    corrected: [],
  };
  const isRework = index > 0 && chance.happens(0.2);
  const isFix = isRework && chance.happens(0.4);
  const request = { prompt, width: 1024, height: 1024, seed: index, priority: 0, ...(isFix && { intent }) };
  // As long as the routes of a project that is in use.
  const column = index % 10 < 3 ? 'draft' : 'final';
  const route = JSON.stringify({ intent, column, model: 'sketch', reasons: ['The matrix row for this intent names it.'.repeat(12)], matrixVersion: 1 });
  const parentId = isRework ? `job-${Math.max(0, index - 1 - Math.floor(chance.random() * 50))}` : null;
  return { id: `job-${index}`, prompt, request, reading, route, parentId };
}

function newProof(chance: Chance, { id, prompt, reading }: ReturnType<typeof newJob>, model: string, createdAt: string) {
  const base = {
    model,
    prompt,
    intent: reading.intent,
    object: [],
    style: [],
    texts: [],
    width: 1024,
    height: 1024,
    isDraft: false,
    transparentBackground: false,
    params: {},
  };
  const plan: RenderPlan = {
    seed: 1,
    steps: [{ id: 'base', operation: 'generate', inputs: {}, params: base }],
    proof: { before: { step: 'base', output: 'image' }, after: { step: 'base', output: 'image' }, mask: null },
  };
  const isLettered = chance.happens(0.5);
  const characterErrorRate = { before: isLettered ? chance.random() : null, after: isLettered ? (chance.happens(0.9) ? 0 : 0.1) : null };
  const metrics = {
    characterErrorRate,
    outsideMask: null,
    ssim: 0.9 + chance.random() * 0.1,
    sharpnessRatio: chance.time(1, 0.05),
    colourCast: chance.random(),
    seamRatio: null,
  };
  return {
    id: `proof-${id}`,
    jobId: id,
    beforeSha256: `before-${id}`,
    afterSha256: `after-${id}`,
    maskSha256: null,
    plan,
    metrics,
    lettering: null,
    isLetteringExact: true,
    layers: [],
    createdAt,
  };
}

/** Three proofs in four are judged; some are sent back first. */
function verdictsOf(chance: Chance): Verdict[] {
  if (chance.happens(0.25)) return [];
  return chance.happens(0.3) ? [chance.pick(VERDICTS.filter((verdict) => verdict !== 'approve'))] : ['approve'];
}

const iso = (ms: number) => new Date(ms).toISOString();

/** A golden set of twenty prompts, rendered daily by every model for five weeks; one model got blurrier nine days ago. */
export function generateGolden(database: Database, { seed = 2, end = END } = {}): void {
  const chance = createChance(seed);
  const prompt = database.prepare('INSERT INTO golden_prompts VALUES (?, ?, ?)');
  const measure = database.prepare('INSERT INTO golden_measures (proof_id, measure, value, model, prompt, seed, at) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const means = { ssim: 0.95, sharpnessRatio: 1, colourCast: 1.4, 'characterErrorRate.before': 0.4 };
  database.transaction(() => {
    for (let item = 0; item < 20; item++) {
      prompt.run(`golden ${item}`, item, iso(end - 60 * 24 * HOUR_MS));
      for (const { model } of MODELS) {
        for (let day = 0; day < 35; day++) {
          const at = iso(end - (34 - day) * 24 * HOUR_MS - HOUR_MS);
          for (const [name, mean] of Object.entries(means)) {
            const change = model === 'dall-e-3' && name === 'sharpnessRatio' && day >= 26 ? 0.85 : 1;
            measure.run(`golden-${item}-${model}-${day}`, name, chance.time(mean, 0.08) * change, model, `golden ${item}`, item, at);
          }
        }
      }
    }
  })();
}
