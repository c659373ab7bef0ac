import type { Insights } from '../../../shared/insights.ts';

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
