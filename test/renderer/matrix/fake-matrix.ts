import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import { INTENTS } from '../../../shared/prompt.ts';
import type { Matrix, MatrixVersion, ModelStatus } from '../../../shared/routing.ts';

export function fakeMatrix(name = 'House'): Matrix {
  return {
    name,
    rows: INTENTS.map((intent) => ({
      intent,
      draft: { models: ['sketch'], params: {} },
      final: { models: ['sd', 'ideogram', 'sketch'], params: {} },
      thenSteps: ['sharpen' as const],
    })),
  };
}

export const MODELS: ModelStatus[] = [
  { id: 'sketch', label: 'Sketch', vendor: 'Galley', isAvailable: true, reason: '', isBuiltIn: true },
  { id: 'sd', label: 'SD Large', vendor: 'Stability', isAvailable: false, reason: 'No key is stored for it.', isBuiltIn: false },
  { id: 'ideogram', label: 'Ideogram', vendor: 'Ideogram', isAvailable: true, reason: '', isBuiltIn: false },
];

/** The matrix part of a studio in memory; one prompt in it, which goes to the first model of the texture row's final cell. */
export function createFakeMatrixApi(): StudioClient['matrix'] {
  const versions: MatrixVersion[] = [{ version: 1, savedAt: '2026-01-05T08:00:00.000Z', note: 'First', matrix: fakeMatrix() }];
  const takes = (matrix: Matrix) => matrix.rows[0].final.models[0];
  const api = {
    get: async () => versions.at(-1)!,
    versions: async () => [...versions],
    defaults: async () => fakeMatrix('Default'),
    models: async () => MODELS,
    measured: async () => [],
    async save({ matrix, note }: { matrix: Matrix; note: string }) {
      const version = { version: versions.length + 1, savedAt: '2026-01-06T08:00:00.000Z', note, matrix };
      versions.push(version);
      return version;
    },
    async whatIf({ matrix }: { matrix: Matrix }) {
      const [from, to] = [takes(versions.at(-1)!.matrix), takes(matrix)];
      const changed =
        from === to
          ? []
          : [
              {
                jobId: 'job-1',
                prompt: 'Woven linen',
                intent: 'texture' as const,
                column: 'final' as const,
                from: { models: from, params: {} },
                to: { models: to, params: {} },
                before: { seconds: 14, costUsd: null },
                after: { seconds: 4, costUsd: 0.02 },
              },
            ];
      return { considered: 1, changed, otherSteps: 0 };
    },
  };
  return api as StudioClient['matrix'];
}
