import { expect, test } from 'vitest';
import { namedIn, withFirst } from '../../../renderer/first-run/connect/everywhere.ts';
import { resultWords } from '../../../renderer/first-run/connect/result-words.ts';
import { connectionSchema, type ListedConnection } from '../../../shared/connections.ts';
import type { Matrix } from '../../../shared/routing.ts';

const MATRIX: Matrix = {
  name: 'Mine',
  rows: [
    {
      intent: 'texture',
      draft: { models: ['sketch'], params: {} },
      final: { models: ['sd3.5-large', 'sketch'], params: { steps: 20 } },
      thenSteps: ['upscale'],
    },
    { intent: 'face', draft: { models: ['sdxl', 'sketch'], params: {} }, final: { models: ['sketch'], params: {} }, thenSteps: [] },
  ],
};

test('puts a model before all others in every cell and leaves the rest as it was', () => {
  expect(namedIn(MATRIX, ['sdxl', 'flux'])).toEqual(['sdxl']);
  const changed = withFirst(MATRIX, 'sdxl');
  expect(changed.rows.map(({ draft, final }) => [draft.models, final.models])).toEqual([
    [
      ['sdxl', 'sketch'],
      ['sdxl', 'sd3.5-large', 'sketch'],
    ],
    [
      ['sdxl', 'sketch'],
      ['sdxl', 'sketch'],
    ],
  ]);
  expect(changed.rows[0]).toMatchObject({ final: { params: { steps: 20 } }, thenSteps: ['upscale'] });
  expect(withFirst(changed, 'sdxl')).toEqual(changed);
});

test('says in one sentence how a connection stands', () => {
  const connection = connectionSchema.parse({ id: 'a', kind: 'a1111', label: 'Forge', baseUrl: 'http://127.0.0.1:7860' });
  const key = { isNeeded: false, source: null, variable: null };
  const test = { at: '', isOk: true, latencyMs: 4, messages: [], balance: null, vendorModels: [], memory: null };
  const listed: ListedConnection = { connection, key, test: null };
  expect(resultWords(listed, true)).toBe('Asking Forge…');
  expect(resultWords({ ...listed, test }, false)).toBe('Forge answers and is ready.');
  expect(resultWords({ ...listed, test: { ...test, isOk: false } }, false)).toMatch(/does not work yet/);
  expect(resultWords({ ...listed, key: { ...key, isNeeded: true } }, false)).toMatch(/wants a key/);
});
