import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';
import { stringsOf } from '../../electron/routing/plan.ts';
import { routePrompt } from '../../electron/routing/route.ts';
import { type Job, jobRequestSchema } from '../../shared/job.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { Intent } from '../../shared/prompt.ts';
import { type Matrix, type MatrixCell, type ModelStatus, SKETCH } from '../../shared/routing.ts';

const cell = (model: string): MatrixCell => ({ models: [model, SKETCH], params: {} });

/** What a team with one ComfyUI machine and three checkpoints would write: every draft goes to the distilled model, final textures to the lighter one. */
const MATRIX: Matrix = {
  name: 'One machine',
  rows: [
    { intent: 'texture', draft: cell('sd3.5-large-turbo'), final: cell('sdxl'), thenSteps: ['seam-check'] },
    { intent: 'face', draft: cell('sd3.5-large-turbo'), final: cell('sd3.5-large'), thenSteps: ['sharpen-skin-safe'] },
    { intent: 'typography', draft: cell('sd3.5-large-turbo'), final: cell('sd3.5-large'), thenSteps: ['sharpen-lettering'] },
    { intent: 'thumbnail', draft: cell('sd3.5-large-turbo'), final: cell('sd3.5-large-turbo'), thenSteps: ['placeholder-mark'] },
    { intent: 'general', draft: cell('sd3.5-large-turbo'), final: cell('sd3.5-large'), thenSteps: ['sharpen'] },
  ],
};
const MODELS: ModelStatus[] = ['sdxl', 'sd3.5-large', 'sd3.5-large-turbo'].map((id) => ({
  id,
  label: id,
  vendor: 'ComfyUI',
  isAvailable: true,
  reason: '',
  isBuiltIn: false,
}));

const PROMPTS: Record<Intent, readonly string[]> = {
  texture: [
    'seamless mossy stone wall texture',
    'tileable woven wool cloth, herringbone',
    'seamless weathered oak planks texture',
    'tileable hammered copper surface',
  ],
  face: ['portrait of an old fisherman, studio light', 'close-up portrait of a young dancer, freckles', 'head and shoulders of a smiling baker'],
  typography: [
    'a round brewery badge that says "NORTH HARBOUR"',
    'concert poster titled "LOW TIDE SESSIONS"',
    'neon sign with the text "OPEN LATE"',
    'book cover titled "The Quiet Orchard"',
  ],
  thumbnail: ['quick thumbnail of a castle on a cliff', 'rough placeholder thumbnail of a spaceship hangar', 'thumbnail sketch of a market square'],
  general: [
    'a red fishing boat in the fog',
    'an astronaut watering plants on the moon',
    'a cosy kitchen in the morning sun',
    'a mountain railway above the clouds',
  ],
};

/** Shares of the night; sizes are what the prompts ask for. */
const INTENT_SHARES: readonly [Intent, number][] = [
  ['general', 0.3],
  ['typography', 0.25],
  ['texture', 0.2],
  ['face', 0.15],
  ['thumbnail', 0.1],
];
const SIZE_SHARES: readonly [{ width: number; height: number }, number][] = [
  [{ width: 1024, height: 1024 }, 0.6],
  [{ width: 896, height: 1152 }, 0.2],
  [{ width: 1536, height: 1024 }, 0.12],
  [{ width: 1536, height: 1536 }, 0.08],
];

export interface NightOptions {
  jobs: number;
  /** Share of jobs that are drafts besides the thumbnails. */
  draftShare: number;
  seed: number;
}

/** A night of mixed jobs in the order in which artists queued them, read and routed by Galley's own reader and router. */
export function nightJobs({ jobs, draftShare, seed: nightSeed }: NightOptions): Job[] {
  const random = mulberry32(nightSeed);
  const reader = createPromptReader(readerFolder());
  const pick = <Value>(shares: readonly [Value, number][]): Value => {
    const at = random();
    let sum = 0;
    for (const [value, share] of shares) {
      sum += share;
      if (at < sum) return value;
    }
    return shares[0][0];
  };
  const seeds = new Map<string, number>();
  return Array.from({ length: jobs }, (_, index): Job => {
    const prompts = PROMPTS[pick(INTENT_SHARES)];
    const prompt = prompts[Math.floor(random() * prompts.length)];
    const column = random() < draftShare ? 'draft' : 'final';
    const asked = jobRequestSchema.parse({ prompt, ...pick(SIZE_SHARES), column });
    // As the queue gives them out: variants of one request follow each other.
    const seed = seeds.get(JSON.stringify(asked)) ?? 0;
    seeds.set(JSON.stringify(asked), seed + 1);
    const request = { ...asked, seed };
    const reading = reader.read(prompt);
    const route = routePrompt({
      reading,
      matrix: { version: 1, savedAt: '', note: '', matrix: MATRIX },
      models: MODELS,
      column,
      texts: stringsOf(request, reading),
      size: request,
      predict: () => ({ seconds: null, peakBytes: null, costUsd: null, runs: 0 }),
    });
    const ended = { proofId: null, gate: null, thumbnailSha256: null, startedAt: null, finishedAt: null };
    return {
      id: `job-${String(index).padStart(4, '0')}`,
      request,
      state: 'queued',
      position: index + 1,
      reading,
      route,
      attempts: 0,
      error: null,
      parentId: null,
      createdAt: '2026-11-01T20:00:00.000Z',
      ...ended,
    };
  });
}
