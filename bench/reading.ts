import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readerFolder } from '../electron/paths.ts';
import { createPromptReader } from '../electron/prompt/reader.ts';
import { readCorpus, readExam } from '../training/corpus.ts';
import { crossValidateReader } from '../training/cross-validate-reader.ts';
import { type LabelledRow, readRows } from '../training/rows.ts';
import { calibrationError } from '../training/score.ts';
import { type Figure, median, spreadOf } from './figure.ts';
import { buildReader } from './reading/build-reader.ts';
import { type PlainReading, readByRules } from './reading/old-rules/read-by-rules.ts';
import { describeReadings, type ReadingScores, type ReadRow, scoreReadings } from './reading/report.ts';

const PROMPTS = 10_000;
const REPEATS = 5;

/**
 * `npm run bench -- reading [FILE.jsonl …] [--no-training]`: scores the reader on labelled files, next to the rules it replaced; cross-validates it on our own
 * corpus and those files (every row read by weights that never saw it); measures its speed, its cold start and its memory.
 */
export async function run(args: string[]): Promise<Figure[]> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const { read } = createPromptReader(readerFolder());
  const plain = (prompt: string): PlainReading => {
    const { intent, lettering, object, style } = read(prompt);
    return { intent, texts: lettering.map(({ text }) => text), object: object.map(({ text }) => text), style: style.map(({ text }) => text) };
  };
  const figures: Figure[] = [];
  const given = files.map((file) => ({ name: file.split('/').at(-1) as string, rows: readRows(file) }));
  const exam = readExam();
  const sets = [...given, ...(exam.length > 0 ? [{ name: 'our exam (never trained on)', rows: exam }] : [])];
  for (const { name, rows } of sets) {
    const scores = scoreReadings(readAll(rows, plain));
    const rules = scoreReadings(readAll(rows, readByRules));
    console.log(describeReadings(name, scores, rules));
    figures.push(
      ...figuresOf(
        name,
        scores,
        given.some((set) => set.name === name),
      ),
    );
  }
  if (!args.includes('--no-training')) figures.push(...crossValidated(given.flatMap(({ rows }) => rows)));
  return [...figures, ...speed(read), ...(await coldStart())];
}

function readAll(rows: readonly LabelledRow[], read: (prompt: string) => PlainReading): ReadRow[] {
  return rows.map((row) => ({ row, reading: read(row.prompt) }));
}

function figuresOf(name: string, { intents, texts, split }: ReadingScores, isPromised: boolean): Figure[] {
  const figure = (label: string, value: number, goal: number): Figure => ({
    name: `${name}: ${label}`,
    unit: '',
    value,
    better: 'more',
    ...(isPromised ? { goal } : {}),
  });
  return [
    ...(intents ? [figure('intent macro-F1', intents.macroF1, 0.92)] : []),
    ...(texts ? [figure('exact strings', texts.exactSet, 0.96), figure('no spurious string', texts.noSpurious, 0.98)] : []),
    ...(split ? [figure('split, word accuracy', split.wordAccuracy, 0.9)] : []),
  ];
}

/** Figures over every labelled row we have, and over the given files' rows alone: what the files' own figures may be at most 0.03 above. */
function crossValidated(given: readonly LabelledRow[]): Figure[] {
  const own = readCorpus();
  const validated = crossValidateReader([...own, ...given]);
  const isGiven = new Set(given);
  const groups = [
    { name: 'unseen by five folds, all rows', rows: validated },
    { name: 'unseen by five folds, rows of the files', rows: validated.filter(({ row }) => isGiven.has(row)) },
  ];
  return groups.flatMap(({ name, rows }) => {
    if (rows.length === 0) return [];
    const scores = scoreReadings(rows);
    console.log(
      describeReadings(
        name,
        scores,
        scoreReadings(
          readAll(
            rows.map(({ row }) => row),
            readByRules,
          ),
        ),
      ),
    );
    const scored = rows.flatMap(({ row, scores: shares }) => (row.intent && shares ? [{ wanted: row.intent, scores: shares }] : []));
    return [
      ...figuresOf(name, scores, false),
      { name: `${name}: calibration error of the scores`, unit: '', value: calibrationError(scored), better: 'less' as const },
    ];
  });
}

function speed(read: (prompt: string) => unknown): Figure[] {
  const corpus = readCorpus().map(({ prompt }) => prompt);
  const prompts = Array.from({ length: PROMPTS }, (_, n) => `${corpus[n % corpus.length]} ${n}`);
  const seconds = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    for (const prompt of prompts) read(prompt);
    return (performance.now() - start) / 1000;
  });
  return [{ name: `read ${PROMPTS} prompts on one core`, unit: 's', value: median(seconds), goal: 5, better: 'less', spread: spreadOf(seconds) }];
}

/**
 * In processes of their own: from before the reader's modules are loaded to the first reading, and the memory that is there then beyond Node's own. The reader is
 * bundled first, as in the app: from TypeScript, Node would spend most of the time on stripping types.
 */
async function coldStart(): Promise<Figure[]> {
  const child = fileURLToPath(new URL('reading/cold-start.ts', import.meta.url));
  const reader = await buildReader();
  const runs = Array.from({ length: REPEATS }, () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', child, reader, readerFolder()], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The cold start failed: ${stderr}`);
    return JSON.parse(stdout) as { ms: number; megabytes: number };
  });
  const ms = runs.map((run) => run.ms);
  const megabytes = runs.map((run) => run.megabytes);
  return [
    { name: 'cold start to the first reading', unit: 'ms', value: median(ms), goal: 150, better: 'less', spread: spreadOf(ms) },
    { name: 'memory of the reader', unit: 'MB', value: median(megabytes), goal: 60, better: 'less', spread: spreadOf(megabytes) },
  ];
}
