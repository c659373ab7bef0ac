import { correctReading } from '../../../electron/prompt/correct-reading.ts';
import type { Job, JobRequest, JobState } from '../../../shared/job.ts';
import type { LetteringReport } from '../../../shared/lettering.ts';
import type { Intent, PromptReading, Span } from '../../../shared/prompt.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Route } from '../../../shared/routing.ts';
import { fakeRegions } from './fake-lettering.ts';
import { fakeSha } from './fake-sha.ts';

const WORDS: Record<string, Intent> = {
  sign: 'typography',
  says: 'typography',
  badge: 'typography',
  texture: 'texture',
  seamless: 'texture',
  woven: 'texture',
  portrait: 'face',
  thumbnail: 'thumbnail',
};
const START = Date.UTC(2026, 0, 5, 8);

function spans(prompt: string, pattern: RegExp): Span[] {
  return [...prompt.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[1] ?? match[0] }));
}

/** A reading by four lexicon words and quotes: enough to see every part of the window at work. */
export function fakeReading(prompt: string): PromptReading {
  const evidence = spans(prompt, /\b[a-z]+\b/gi).flatMap((span) => {
    const intent = WORDS[span.text.toLowerCase()];
    return intent === undefined ? [] : [{ ...span, intent, weight: 2, rule: 'lexicon' }];
  });
  const intent = evidence[0]?.intent ?? 'general';
  const scores = { texture: 0.05, face: 0.05, typography: 0.05, thumbnail: 0.05, general: 0.1, [intent]: 0.8 };
  const lettering = spans(prompt, /"([^"]+)"/g).map((span) => ({ ...span, placement: '' }));
  return { prompt, intent, scores, runnerUp: 'general', evidence, isDraft: false, lettering, object: [], style: [], corrected: [] };
}

export function fakeRoute(intent: Intent): Route {
  return {
    intent,
    column: 'final',
    model: 'sketch',
    params: {},
    thenSteps: ['sharpen'],
    skipped: [{ model: 'sd3.5-large', reason: 'No credentials for Stability are stored on this machine.' }],
    fallbacks: [],
    split: null,
    runnerUp: { intent: 'general', score: 0.1, model: 'sketch' },
    reasons: [
      `The prompt reads as ${intent}, so the ${intent} row of the matrix applies.`,
      'SD3.5 Large was skipped: it has no credentials here.',
      'Sketch takes it: it is built in and always there.',
    ],
    prediction: { seconds: 0.42, peakBytes: 310e6, costUsd: 0, runs: 12 },
    matrixVersion: 1,
  };
}

export function fakeJob(number: number, request: Partial<JobRequest> & { prompt: string }, state: JobState): Job {
  const reading = correctReading(fakeReading(request.prompt), request);
  const intent = request.intent ?? reading.intent;
  const at = (seconds: number) => new Date(START + (number * 60 + seconds) * 1000).toISOString();
  const isOver = state === 'done' || state === 'failed';
  return {
    id: `job-${number}`,
    request: { width: 1024, height: 1024, priority: 0, ...request, seed: request.seed ?? 1000 + number },
    state,
    position: number,
    reading,
    route: fakeRoute(intent),
    attempts: state === 'failed' ? 2 : 1,
    error: state === 'failed' ? { code: 'out-of-memory', message: 'Sketch needed 1.9 GB for 4096 × 4096 px; 1.2 GB were free.' } : null,
    parentId: null,
    proofId: state === 'done' ? `proof-${number}` : null,
    gate: state === 'done' ? 'green' : null,
    thumbnailSha256: state === 'done' || state === 'running' ? fakeSha(`after-${number}`) : null,
    createdAt: at(0),
    startedAt: isOver || state === 'running' ? at(10) : null,
    finishedAt: isOver ? at(11.3) : null,
  };
}

function fakeLettering(job: Job, isExact: boolean): LetteringReport | null {
  const wanted = job.reading.lettering[0]?.text;
  if (wanted === undefined) return null;
  return {
    regions: fakeRegions(wanted, isExact),
    characterErrorRate: { before: 0.34, after: isExact ? 0 : 0.06 },
    stagesMs: { find: 120, read: 84, erase: 60, set: 31, check: 90 },
    warnings: [],
  };
}

export function fakeProof(job: Job): ProofDetail {
  const number = Number(job.id.slice(4));
  const lettering = fakeLettering(job, number % 8 !== 4);
  const isExact = lettering === null || lettering.regions[0].check === 'exact';
  const step = (id: number, name: string, timeMs: number, model: string | null) => ({
    id,
    jobId: job.id,
    step: name,
    operation: name,
    key: fakeSha(name),
    isCached: false,
    status: 'done' as const,
    model,
    waitMs: 4,
    timeMs,
    peakBytes: 312e6,
    costUsd: 0,
    retries: 0,
    errorCode: null,
    startedAt: job.createdAt,
  });
  return {
    id: `proof-${number}`,
    jobId: job.id,
    prompt: job.request.prompt,
    intent: job.reading.intent,
    model: 'sketch',
    width: 1024,
    height: 1024,
    beforeSha256: fakeSha(`before-${number}`),
    afterSha256: fakeSha(`after-${number}`),
    maskSha256: lettering === null ? null : fakeSha(`mask-${number}`),
    metrics: {
      characterErrorRate: lettering?.characterErrorRate ?? { before: null, after: null },
      outsideMask: lettering === null ? null : { max: 0, mean: 0 },
      ssim: 0.962,
      sharpnessRatio: 1.18,
      colourCast: 0.31,
      seamRatio: job.reading.intent === 'texture' ? { horizontal: 1.04, vertical: 0.98 } : null,
    },
    verdict: null,
    gate: { colour: 'green', reasons: [] },
    isReduced: number % 8 === 5,
    isLetteringExact: isExact,
    createdAt: job.createdAt,
    job,
    lettering,
    steps: [step(1, 'base', 310, 'sketch'), step(2, 'letter', 412, null), step(3, 'sharpen', 46, null), step(4, 'measure', 620, null)],
    rating: 0,
    assignee: null,
    pins: 0,
    openPins: 0,
    ledger: [],
    allPins: [],
    layers: [],
    warnings: number % 8 === 5 ? ['SDXL ran out of memory at 1024 × 1024: it was rendered at 768 × 768 and enlarged.'] : [],
  };
}
