import type { Drift, Insights, Trends } from '../../../shared/insights.ts';

export const EMPTY: Insights = {
  totals: { jobs: 0, done: 0, failed: 0, approved: 0, costUsd: 0 },
  models: [],
  operations: [],
  lettering: [],
  rework: { rate: null, rerenders: 0, fixes: 0, sentBack: 0, approved: 0 },
  byIntent: [],
  readings: [],
  days: [],
};

export const FILLED: Insights = {
  totals: { jobs: 5, done: 4, failed: 1, approved: 2, costUsd: 0.12 },
  models: [
    { model: 'sketch', runs: 3, medianMs: 310, p95Ms: 620, peakBytes: 312e6, costUsd: 0 },
    { model: 'sd3.5-large', runs: 1, medianMs: 4100, p95Ms: 4100, peakBytes: null, costUsd: 0.12 },
  ],
  operations: [
    { operation: 'generate', runs: 4, medianMs: 400, p95Ms: 4100, peakBytes: 312e6 },
    { operation: 'letter', runs: 2, medianMs: 700, p95Ms: 900, peakBytes: 840e6 },
  ],
  lettering: [
    { proofId: 'p1', prompt: '=SUM(A1), a sign', before: 1, after: 0, at: '2026-03-08T10:00:00.000Z' },
    { proofId: 'p2', prompt: 'A badge', before: 0.5, after: 0.1, at: '2026-03-09T10:00:00.000Z' },
  ],
  rework: { rate: 1.5, rerenders: 1, fixes: 2, sentBack: 3, approved: 2 },
  byIntent: [
    { intent: 'face', jobs: 1, approved: 0, medianSeconds: null },
    { intent: 'typography', jobs: 4, approved: 2, medianSeconds: 1.3 },
  ],
  readings: [
    { intent: 'texture', jobs: 2, corrected: 2, byPart: { intent: 2, lettering: 0, words: 1 }, meant: [{ intent: 'typography', jobs: 2 }] },
    { intent: 'typography', jobs: 8, corrected: 1, byPart: { intent: 0, lettering: 1, words: 0 }, meant: [] },
    { intent: 'general', jobs: 3, corrected: 0, byPart: { intent: 0, lettering: 0, words: 0 }, meant: [] },
  ],
  days: [
    { day: '2026-03-08', jobs: 3, medianSeconds: 2.5, peakBytes: 312e6 },
    { day: '2026-03-09', jobs: 1, medianSeconds: 1.25, peakBytes: null },
  ],
};

const NOTHING = { runs: 0, failed: 0, outOfMemory: 0, retries: 0, costUsd: 0, medianMs: null, p95Ms: null };

export const NO_TRENDS: Trends = { unit: 'day', periods: ['2026-03-09'], assets: [{ approved: 0, rerenders: 0, fixes: 0, costUsd: 0 }], models: [] };

export const TRENDS: Trends = {
  unit: 'day',
  periods: ['2026-03-07', '2026-03-08', '2026-03-09'],
  assets: [
    { approved: 0, rerenders: 0, fixes: 0, costUsd: 0 },
    { approved: 1, rerenders: 1, fixes: 0, costUsd: 0.04 },
    { approved: 1, rerenders: 0, fixes: 2, costUsd: 0.08 },
  ],
  models: [
    {
      model: 'sketch',
      ...{ runs: 3, failed: 0, outOfMemory: 0, retries: 0, costUsd: 0, medianMs: 310, p95Ms: 620 },
      approved: 1,
      points: [NOTHING, { ...NOTHING, runs: 2, medianMs: 300, p95Ms: 310 }, { ...NOTHING, runs: 1, medianMs: 620, p95Ms: 620 }],
    },
    {
      model: 'sd3.5-large',
      ...{ runs: 4, failed: 2, outOfMemory: 1, retries: 1, costUsd: 0.12, medianMs: 4100, p95Ms: 4200 },
      approved: 1,
      points: [
        NOTHING,
        { ...NOTHING, runs: 2, failed: 1, outOfMemory: 1, costUsd: 0.04, medianMs: 4000, p95Ms: 4000 },
        { ...NOTHING, runs: 2, failed: 1, retries: 1, costUsd: 0.08, medianMs: 4200, p95Ms: 4200 },
      ],
    },
  ],
};

export const NO_DRIFT: Drift = { before: '2026-02-02T00:00:00.000Z', newest: '2026-03-02T00:00:00.000Z', golden: 0, models: [], alarms: [] };

export const DRIFT: Drift = {
  ...NO_DRIFT,
  golden: 12,
  models: [
    { model: 'sd3.5-large', before: 48, newest: 24, isEnough: true },
    { model: 'sketch', before: 3, newest: 2, isEnough: false },
  ],
  alarms: [
    {
      model: 'sd3.5-large',
      measure: 'sharpnessRatio',
      from: 1.02,
      to: 0.81,
      beforeCount: 48,
      newestCount: 24,
      prompts: 12,
      pValue: 0.00002,
      effect: -0.74,
      since: '2026-03-04T09:00:00.000Z',
    },
  ],
};
