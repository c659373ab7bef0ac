import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateRequest } from '../electron/models/image-model.ts';
import { createSketchModel } from '../electron/models/sketch/sketch.ts';
import { fontsFolder } from '../electron/paths.ts';
import { readPrompt } from '../electron/prompt/read-prompt.ts';
import { createStudio, type Studio } from '../electron/studio.ts';
import { createFontLibrary } from '../electron/typography/fonts.ts';
import { letterImage } from '../electron/typography/pass.ts';
import { createTextReader } from '../electron/typography/read/reader.ts';
import { createTypesetter } from '../electron/typography/typesetter.ts';
import type { Intent } from '../shared/prompt.ts';
import type { Raster } from '../shared/raster.ts';
import { type Figure, median, timed } from './figure.ts';

const PROMPTS = 10_000;
const TINY_JOBS = 200;

/** One prompt for each kind of picture that Sketch makes. */
const KINDS: Record<string, string> = {
  'woven cloth': 'seamless woven cloth texture, teal and ochre',
  knit: 'chunky cream knit texture',
  leather: 'brown leather texture',
  wood: 'oak wood planks texture',
  stone: 'mossy stone wall texture',
  brick: 'red brick wall texture',
  metal: 'brushed steel texture',
  sand: 'rippled desert sand texture',
  water: 'clear pool water texture',
  fur: 'soft grey fur texture',
  marble: 'white marble texture',
  rust: 'rusty painted metal texture',
  badge: 'a round park ranger badge that says "PINE RIDGE"',
  shield: 'a heraldic shield crest, lettering "NORTH WATCH"',
  sign: 'a wooden hanging sign that says "OPEN LATE"',
  poster: 'a travel poster with the text "VISIT LISBON"',
  label: 'a coffee bag label that says "DARK ROAST"',
  portrait: 'portrait of an old fisherman with a white beard',
  landscape: 'misty mountain landscape at sunrise',
  abstract: 'abstract composition of flowing shapes, warm colours',
  icon: 'a red apple icon',
};

/** What Galley itself costs: queueing, overhead per job, Sketch, the typography pass. */
export async function run(): Promise<Figure[]> {
  return [...(await queueing()), ...(await perJob()), ...(await sketch()), ...(await typography()), memory()];
}

async function queueing(): Promise<Figure[]> {
  const requests = Array.from({ length: PROMPTS }, (_, n) => ({ prompt: promptNumber(n) }));
  const { medianMs, spread } = await repeated(3, () => withStudio((studio) => clocked(() => studio.queue.add(requests))));
  return [{ name: `queue and plan ${PROMPTS} prompts`, unit: 's', value: medianMs / 1000, goal: 2, better: 'less', spread: `${spread} ms` }];
}

function promptNumber(n: number): string {
  const kinds = Object.values(KINDS);
  return `${kinds[n % kinds.length]}, variant ${n}, cinematic light, by studio ${n % 97}`;
}

/** Time beside the steps themselves, and time of jobs whose steps are all done already. */
async function perJob(): Promise<Figure[]> {
  const requests = Array.from({ length: TINY_JOBS }, (_, n) => ({ prompt: 'a red apple icon', seed: n, width: 64, height: 64 }));
  return withStudio(
    async (studio) => {
      const first = await clocked(() => runAll(studio, requests));
      const stepMs = studio.review
        .list({ filter: 'all', limit: 500, offset: 0 })
        .proofs.flatMap((proof) => studio.review.get(proof.id).steps)
        .reduce((sum, step) => sum + (step.timeMs ?? 0), 0);
      const again = await clocked(() => runAll(studio, requests));
      return [
        { name: 'overhead per job beside its steps', unit: 'ms', value: (first - stepMs) / TINY_JOBS, goal: 2, better: 'less' },
        { name: 'job whose steps are all cached', unit: 'ms', value: again / TINY_JOBS, goal: 2, better: 'less' },
      ];
    },
    false,
    1,
  );
}

async function runAll(studio: Studio, requests: Parameters<Studio['queue']['add']>[0]): Promise<void> {
  studio.queue.add(requests);
  await studio.whenIdle();
}

async function sketch(): Promise<Figure[]> {
  const model = createSketchModel();
  const figures: Figure[] = [];
  for (const [kind, prompt] of Object.entries(KINDS)) {
    const { medianMs, spread } = await timed(() => model.generate(requestOf(prompt), quiet()), 5);
    figures.push({ name: `Sketch 1024², ${kind}`, unit: 'ms', value: medianMs, goal: 500, better: 'less', spread });
  }
  return figures;
}

async function typography(): Promise<Figure[]> {
  const model = createSketchModel();
  const fonts = createFontLibrary(fontsFolder());
  const startedAt = performance.now();
  const reader = await createTextReader();
  const typesetter = createTypesetter(fonts);
  const stages = new Map<string, number[]>();
  const totals: number[] = [];
  let coldMs = 0;
  for (let round = 0; round < 4; round++) {
    for (const kind of ['badge', 'shield', 'sign', 'poster', 'label']) {
      const request = requestOf(KINDS[kind]);
      const base = await model.generate(request, quiet());
      const start = performance.now();
      const { report } = await letterImage(
        { image: base.image as Raster, texts: request.texts, placements: [], options: {}, areas: base.areas, isImported: false, seed: request.seed },
        { reader, fonts, typesetter },
      );
      if (coldMs === 0) coldMs = performance.now() - startedAt;
      if (round === 0) continue;
      totals.push(performance.now() - start);
      for (const [stage, ms] of Object.entries(report.stagesMs)) stages.set(stage, [...(stages.get(stage) ?? []), ms]);
    }
  }
  await reader.dispose();
  totals.sort((a, b) => a - b);
  const perStage = [...stages].map(([stage, times]): Figure => ({ name: `typography pass 1024², ${stage}`, unit: 'ms', value: median(times), better: 'less' }));
  return [
    ...perStage,
    {
      name: 'typography pass 1024², median',
      unit: 'ms',
      value: median(totals),
      goal: 700,
      better: 'less',
      spread: `${Math.round(totals[0])}–${Math.round(totals[totals.length - 1])}`,
    },
    { name: 'typography pass 1024², p95', unit: 'ms', value: totals[Math.ceil(totals.length * 0.95) - 1], goal: 1200, better: 'less' },
    { name: 'typography pass, start of OCR to first picture', unit: 'ms', value: coldMs, better: 'less' },
  ];
}

function memory(): Figure {
  // maxRSS is in KiB on every system that Node runs on.
  return { name: 'peak memory of this process', unit: 'MiB', value: process.resourceUsage().maxRSS / 1024, better: 'less' };
}

function requestOf(prompt: string): GenerateRequest {
  const { intent, lettering, object, style } = readPrompt(prompt);
  return {
    model: 'sketch',
    prompt,
    intent: intent as Intent,
    object: object.map((span) => span.text),
    style: style.map((span) => span.text),
    texts: lettering.map(({ text }) => text),
    width: 1024,
    height: 1024,
    isDraft: false,
    transparentBackground: false,
    params: {},
    seed: 7,
  };
}

function quiet() {
  return { signal: new AbortController().signal, onProgress: () => undefined, idempotencyKey: 'bench' };
}

async function clocked(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeated(times: number, measure: () => Promise<number>): Promise<{ medianMs: number; spread: string }> {
  const values: number[] = [];
  for (let i = 0; i < times; i++) values.push(await measure());
  return { medianMs: median(values), spread: `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}` };
}

/** A studio on a fresh project that is removed afterwards. */
async function withStudio<Value>(work: (studio: Studio) => Promise<Value>, isPaused = true, concurrency?: number): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const studio = await createStudio({ projectFolder: folder, concurrency });
  try {
    if (isPaused) studio.queue.setPaused(true);
    return await work(studio);
  } finally {
    await studio.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
