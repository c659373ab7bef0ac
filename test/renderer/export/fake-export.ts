import { type ExportRequest, exportRequestSchema, exportSettingsSchema } from '../../../shared/export.ts';
import type { Preflight } from '../../../shared/export-checks.ts';
import type { ExportPreset } from '../../../shared/export-presets.ts';
import type { ExportRun, ExportRunState } from '../../../shared/export-runs.ts';
import { fakeJob, fakeProof } from '../fakes/fake-data.ts';

export const PROOFS = [1, 2, 3].map((number) => fakeProof(fakeJob(number, { prompt: `Proof ${number}` }, 'done')));

/** What a studio would write: a file for each proof that goes. */
export function fakePreflight({ proofIds = PROOFS.map(({ id }) => id) }: Partial<ExportRequest>): Preflight {
  const files = proofIds.map((proofId) => ({
    proofId,
    path: `${proofId}.png`,
    width: 8,
    height: 8,
    problem: '',
    problemSentence: null,
    kind: 'picture' as const,
    action: 'write' as const,
    isEnlarged: false,
    predictedBytes: 1000,
    issue: null,
  }));
  return { files, issues: [], problems: [], predictedBytes: 3000, freeBytes: null, isReady: true };
}

export function fakePreset(id: string, group: ExportPreset['group'], settings: Partial<ExportPreset['settings']> = {}): ExportPreset {
  return { id, name: id, about: '', group, settings: exportSettingsSchema.parse(settings) };
}

export function fakeRun(id: string, state: ExportRunState, filesDone = 2): ExportRun {
  return {
    id,
    state,
    startedAt: '2026-03-02T09:00:00.000Z',
    endedAt: null,
    folder: '/exports',
    isFolderThere: true,
    preset: '',
    filesTotal: 3,
    filesDone,
    filesSkipped: 0,
    bytes: 2000,
    error: null,
    manifestPath: null,
    sheetPaths: [],
    canResume: state !== 'done' && state !== 'running' && state !== 'removed',
  };
}

export const fakeRequest = () => exportRequestSchema.parse({ folder: '/exports' });
