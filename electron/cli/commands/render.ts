import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Option } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { gateReasonWords } from '../../../shared/gate-words.ts';
import type { Job, JobRequestInput, JobState } from '../../../shared/job.ts';
import { INTENTS, type Intent } from '../../../shared/prompt.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { slugOf } from '../../export/file-names.ts';
import { personalConnections } from '../../studio/connections/open-connections.ts';
import { createStudio, type Studio } from '../../studio.ts';
import { tracingFrom } from '../../telemetry/tracing/tracing-config.ts';
import type { AddCommand, ExitCode } from '../command.ts';
import { collect, parseSize, parseWhole } from '../options.ts';
import { placeCopy } from '../place-copy.ts';
import { readPromptList } from '../prompt-list.ts';
import { createProgress, type Terminal } from '../terminal.ts';
import { addSplitOptions, copyLayers, missedSplit, type SplitOptions, splitRequestOf } from './render-split.ts';

interface RenderOptions extends SplitOptions {
  out: string;
  project?: string;
  size?: { width: number; height: number };
  seed?: number;
  draft?: boolean;
  final?: boolean;
  intent?: Intent;
  text?: string[];
  font?: string;
  sample?: number;
  template?: string;
  wildcards?: string;
  runMetrics?: boolean;
  gate?: boolean;
  json?: boolean;
}

const ENDED: readonly JobState[] = ['done', 'failed', 'cancelled', 'quarantined'];

/** `galley render [PROMPT|FILE] --out DIR` */
export const renderCommand: AddCommand = (program, terminal, done) => {
  const command = program
    .command('render')
    .description('render a prompt or a list of prompts through the whole pipeline')
    .argument('<prompt...>', 'a prompt, or a .txt, .csv, .tsv, .json or .jsonl file of prompts')
    .option('--out <dir>', 'where the finished images go', 'renders')
    .option('--project <dir>', 'the project that keeps the work; default: DIR/.galley')
    .option('--size <pixels>', '1024 or 1280x720', parseSize)
    .option('--seed <n>', 'the same seed gives the same picture', parseWhole(0, 0xffff_ffff))
    .option('--draft', "the matrix's draft column")
    .addOption(new Option('--final', "the matrix's final column").conflicts('draft'))
    .addOption(new Option('--intent <name>', 'overrule the reading').choices(INTENTS))
    .option('--text <string>', 'letter this instead of what the prompt says; repeatable', collect)
    .option('--font <id>', 'letter in this bundled font')
    .option('--sample <n>', 'of a prompt with variations, so many of all combinations', parseWhole(1, 10_000))
    .option('--template <text>', "a prompt for every row of the file: 'a {{colour}} mug'")
    .option('--wildcards <dir>', "the folder of wildcard files; default: the project's")
    .option('--run-metrics', 'write NAME.run_metrics.json beside every image')
    .option('--gate', "exit with 1 when a proof is past one of the project's red limits")
    .option('--json', 'one JSON array on standard output');
  addSplitOptions(command).action(async (words: string[], options: RenderOptions) => done(await render(words.join(' '), options, terminal)));
};

async function render(given: string, options: RenderOptions, terminal: Terminal): Promise<ExitCode> {
  const list = await readPromptList(given, options.template);
  const out = resolve(options.out);
  const studio = await createStudio({
    projectFolder: options.project ?? join(out, '.galley'),
    wildcardsFolder: options.wildcards,
    nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING,
    connections: personalConnections(terminal.environment),
    tracing: tracingFrom(terminal.environment),
    log: terminal.say,
  });
  try {
    if (studio.queue.status().isPaused) {
      if (options.project) throw new AppError('conflict', 'The queue of this project is paused; resume it in the window first.');
      studio.queue.setPaused(false);
    }
    const { ids, areAllGood } = list === null ? addOne(studio, given, options) : await addList(studio, given, list, options, terminal);
    const obstacle = await finished(studio, ids, terminal);
    const results = [];
    for (const id of ids) results.push(await deliver(studio, studio.queue.get(id), out, options));
    if (options.json) terminal.out(JSON.stringify(results, null, 2));
    else for (const result of results) describe(result, terminal);
    if (obstacle !== null)
      throw new AppError('disk-full', `${obstacle.replace(/\.?$/, '.')} What is not finished waits in ${studio.info.folder}: make room and run this again.`);
    for (const { prompt, warnings } of results) for (const warning of warnings) terminal.say(`${prompt}: ${warning}`);
    const notSplit = results.flatMap((result) => missedSplit(result, options));
    for (const line of notSplit) terminal.say(line);
    const isWhole = results.every(({ state, isLetteringExact }) => state === 'done' && isLetteringExact);
    const red = options.gate ? results.filter(({ gate }) => gate?.colour === 'red') : [];
    for (const { prompt, gate } of red) for (const reason of gate?.reasons ?? []) terminal.say(`${prompt}: ${gateReasonWords(reason)}`);
    return areAllGood && isWhole && notSplit.length === 0 && red.length === 0 ? 0 : 1;
  } finally {
    await studio.dispose();
  }
}

function addOne(studio: Studio, prompt: string, options: RenderOptions): { ids: string[]; areAllGood: boolean } {
  return { ids: studio.queue.add([{ prompt, ...overridesOf(options) }]), areAllGood: true };
}

async function addList(
  studio: Studio,
  path: string,
  text: string,
  options: RenderOptions,
  terminal: Terminal,
): Promise<{ ids: string[]; areAllGood: boolean }> {
  const { ids, problems } = await studio.queue.importText({ fileName: basename(path), content: text, template: options.template }, overridesOf(options));
  for (const { line, message } of problems) terminal.say(`${path}, line ${line}: ${message}`);
  if (ids.length === 0) throw new AppError('broken-table', `${path} holds no prompt that can be rendered.`);
  return { ids, areAllGood: problems.length === 0 };
}

function overridesOf(options: RenderOptions): Partial<JobRequestInput> {
  const lettering = options.text || options.font ? { lettering: { texts: options.text, font: options.font } } : {};
  const column = options.draft ? 'draft' : options.final ? 'final' : undefined;
  const said = { ...options.size, seed: options.seed, column, intent: options.intent, sample: options.sample, ...lettering, ...splitRequestOf(options) };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/**
 * Waits until every one of the jobs has ended, and shows how far they are.
 * @returns what made the queue stop before that (a disk that takes nothing more); null = all have ended
 */
async function finished(studio: Studio, ids: string[], terminal: Terminal): Promise<string | null> {
  const open = new Set(ids);
  const progress = createProgress(terminal, ids.length);
  const fractions = new Map<string, number>();
  const note = (job: Job) => {
    if (!ENDED.includes(job.state) || !open.delete(job.id)) return;
    fractions.delete(job.id);
    progress.update(ids.length - open.size, `${job.state} ${job.request.prompt.replace(/\s+/g, ' ').slice(0, 80)}`);
  };
  const obstacle = await new Promise<string | null>((done) => {
    const stop = studio.subscribe((event) => {
      if (event.type === 'queue' && event.status.isPaused && event.status.counts.running === 0) {
        stop();
        done(obstacleOf(studio, open));
        return;
      }
      if (event.type === 'jobs') event.jobs.forEach(note);
      if (event.type === 'progress' && open.has(event.progress.jobId) && terminal.isInteractive) {
        fractions.set(event.progress.jobId, event.progress.fraction);
        const sum = [...fractions.values()].reduce((total, fraction) => total + fraction, 0);
        progress.update(ids.length - open.size + sum, event.progress.step);
      }
      if (open.size === 0) {
        stop();
        done(null);
      }
    });
    for (const id of ids) note(studio.queue.get(id));
    if (open.size === 0) {
      stop();
      done(null);
    }
  });
  progress.end();
  return obstacle;
}

/** The queue halts itself when the disk refuses a job, which then keeps the reason. */
function obstacleOf(studio: Studio, open: ReadonlySet<string>): string {
  for (const id of open) {
    const { error } = studio.queue.get(id);
    if (error) return error.message;
  }
  return 'The queue was paused: the disk takes nothing more.';
}

/** The row of `render --json`, documented in docs/command-line.md. */
interface Delivered extends Pick<ProofDetail, 'lettering' | 'isLetteringExact'> {
  prompt: string;
  state: JobState;
  file: string | null;
  intent: string;
  model: string;
  /** null = rendered whole. */
  split: Job['route']['split'];
  /** Layer → file; {} when none was asked for. */
  layers: Record<string, string>;
  reasons: string[];
  seed: number;
  metrics: ProofDetail['metrics'] | null;
  /** What the project's limits say of it; null without a proof. */
  gate: ProofDetail['gate'] | null;
  /** What the steps had to say of their work. */
  warnings: string[];
  error: Job['error'];
}

async function deliver(studio: Studio, job: Job, out: string, options: RenderOptions): Promise<Delivered> {
  const { prompt, seed } = job.request;
  const proof = job.proofId === null ? null : studio.review.get(job.proofId);
  const file = proof && (await placeCopy(out, slugOf(prompt), '.png', await readFile((await studio.assets.file(proof.afterSha256)).path)));
  const wantsLayers = options.layers || options.split === true;
  const layers = proof && file && wantsLayers ? await copyLayers(studio, proof, out, basename(file, '.png')) : {};
  if (options.runMetrics) {
    const text = `${JSON.stringify(studio.insights.runMetrics(job.id), null, 2)}\n`;
    await placeCopy(out, file ? basename(file, '.png') : slugOf(prompt), '.run_metrics.json', Buffer.from(text));
  }
  return {
    prompt,
    state: job.state,
    file,
    intent: job.route.intent,
    model: proof?.model ?? job.route.model,
    split: job.route.split,
    layers,
    reasons: job.route.reasons,
    seed,
    lettering: proof?.lettering ?? null,
    isLetteringExact: proof?.isLetteringExact ?? true,
    metrics: proof?.metrics ?? null,
    gate: proof?.gate ?? null,
    warnings: proof?.warnings ?? [],
    error: job.error,
  };
}

function describe(result: Delivered, terminal: Terminal): void {
  if (result.file === null) return terminal.say(`${result.state}: ${result.prompt.slice(0, 80)}: ${result.error?.message ?? 'no picture'}`);
  terminal.out(result.file);
  for (const file of Object.values(result.layers)) terminal.out(file);
  if (!result.isLetteringExact)
    terminal.say(`  the lettering does not read as wanted (${result.lettering?.regions.map((region) => `"${region.readAfter}"`).join(', ')})`);
}
