import { describe, expect, it } from 'vitest';
import { said } from '../../shared/sentence.ts';
import { createExportProject } from './export-project.ts';

async function signs() {
  const project = createExportProject();
  const { addApproved } = project;
  await addApproved({ id: 'a', prompt: 'Oak planks', intent: 'texture' });
  await addApproved({ id: 'bb', prompt: 'Oak planks', intent: 'texture' });
  await addApproved({ id: 'ccc', prompt: 'A “Harbour” sign' });
  const names = (template: string, first = 12) => project.exporter.names(project.request({ template }), first);
  return { ...project, names };
}

describe('names while a template is typed', () => {
  it('are the first ones in every token', async () => {
    const { names } = await signs();
    expect(names('{Intent}/{pascal}_{nn}', 2)).toEqual({
      names: [
        { proofId: 'a', path: 'Texture/OakPlanks_01.png', isDuplicate: false },
        { proofId: 'bb', path: 'Texture/OakPlanks_02.png', isDuplicate: false },
      ],
      total: 3,
      faults: [],
    });
    expect(names('{snake}-{n}-{index}').names.map(({ path }) => path)).toEqual(['oak_planks-1-0001.png', 'oak_planks-2-0002.png', 'a_harbour_sign-1-0003.png']);
  });

  it('are the names that the export gives', async () => {
    const { exporter, request, names } = await signs();
    const template = '{project}/{intent}/{slug}-{n}-{id}-{model}-{seed}-{width}x{height}-{scale}-{date}';
    const { files } = await exporter.preflight(request({ template }));
    expect(names(template).names.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  });

  it.each([
    ['{slug}-{prompt}', 'unknown-token', 7, 15, { template: '{slug}-' }],
    ['{slug', 'brace', 0, 1, { template: 'slug' }],
    ['a}b', 'brace', 1, 2, { template: 'ab' }],
    ['{slug}-{n}?', 'illegal-character', 10, 11, { template: '{slug}-{n}-' }],
    ['x<{n}', 'illegal-character', 1, 2, { template: 'x-{n}' }],
    ['{slug}/con', 'illegal-name', 7, 10, null],
    ['ok/end. /{n}', 'illegal-name', 3, 8, null],
    ['{n}/../../x', 'path-escape', 4, 6, null],
    ['/etc/{n}', 'path-escape', 0, 0, null],
    ['{slug}/', 'no-file', 7, 7, null],
    [`a/${'{slug}'.repeat(40)}`, 'too-long', 2, 242, null],
  ] as const)('name the fault of %s and where it is', async (template, id, from, to, changes) => {
    const { names } = await signs();
    const { faults } = names(template);
    expect(faults[0]).toMatchObject({ id, from, to, fix: changes ? { changes } : null });
    expect(faults[0].text).toMatch(/\.$/);
  });

  it('mark duplicates and say what would tell them apart', async () => {
    const { names } = await signs();
    const { names: marked, faults } = names('{slug}');
    expect(marked.map(({ isDuplicate }) => isDuplicate)).toEqual([true, true, false]);
    expect(faults).toEqual([
      {
        id: 'duplicates',
        from: 6,
        to: 6,
        ...said('{count} files would share their names with others: “{path}” is one of them.', { count: 2, path: 'oak-planks.png' }),
        fix: { ...said('Add a number'), changes: { template: '{slug}-{n}' } },
      },
    ]);
    expect(names('same').faults[0].fix).toEqual({ ...said('Add a running number'), changes: { template: 'same-{index}' } });
    expect(names('{slug}-{n}').faults).toEqual([]);
  });

  it('follow at once when a proof is approved or its verdict is taken back', async () => {
    const { names, addApproved, review } = await signs();
    await addApproved({ id: 'dddd', prompt: 'Pine' });
    expect(names('{id}').total).toBe(4);
    review.withdraw(review.get('dddd').ledger[0].id);
    expect(names('{id}').total).toBe(3);
  });
});
