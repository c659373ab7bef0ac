import { expect, it } from 'vitest';
import { z } from 'zod';
import { settingFieldsOf } from '../../electron/models/setting-fields.ts';
import { adapterKinds } from '../../electron/models/vendors/index.ts';

it('makes fields of words, numbers, switches and choices, and leaves the rest to JSON', () => {
  const schema = z.object({
    name: z.string().optional(),
    steps: z.int().min(1).max(150).default(25),
    price: z.number().min(0).optional(),
    scheduler: z.string().nullable().default('Karras'),
    isFree: z.boolean().default(false),
    kind: z.enum(['a', 'b']).optional(),
    sizes: z.array(z.string()).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    either: z.union([z.string(), z.number()]).optional(),
  });
  expect(settingFieldsOf(schema)).toEqual([
    { name: 'name', kind: 'text' },
    { name: 'steps', kind: 'number', isWhole: true, min: 1, max: 150, usual: 25 },
    { name: 'price', kind: 'number', min: 0 },
    { name: 'scheduler', kind: 'text', usual: 'Karras' },
    { name: 'isFree', kind: 'switch', usual: false },
    { name: 'kind', kind: 'choice', choices: ['a', 'b'] },
  ]);
  expect(settingFieldsOf(undefined)).toEqual([]);
});

it.each(adapterKinds().map((kind) => [kind.kind, kind] as const))('%s takes what its fields say is usual, and refuses what lies outside', (_, kind) => {
  const parts = (options: Record<string, unknown>) => ({
    connection: { id: 'c', kind: kind.kind, label: 'C', baseUrl: kind.defaultBaseUrl, isEnabled: true, models: kind.defaultModels, options },
    key: () => 'k',
    http: {} as never,
    clock: () => new Date(0),
    createId: () => 'id',
    sleep: async () => undefined,
  });
  const fields = settingFieldsOf(kind.settings?.connection);
  expect(fields.map(({ name }) => name)).toContain('timeoutMs');
  const usual = Object.fromEntries(fields.flatMap(({ name, usual: value }) => (value === undefined ? [] : [[name, value]])));
  kind.open(parts(usual)).dispose();
  for (const { name, kind: type, min } of fields.filter((field) => field.kind === 'number' && field.min !== undefined)) {
    expect(() => kind.open(parts({ [name]: min! - 1 })), `${name} ${type}`).toThrow(name);
  }
});
