import { describe, expect, it } from 'vitest';
import { exportSettingsSchema } from '../../shared/export.ts';
import { createExportProject } from './export-project.ts';

const settings = exportSettingsSchema.parse({ template: '{slug}', format: 'webp', scales: [1, 2] });

describe('built-in presets', () => {
  it('export for engines, web, print and layers in the names that are usual there', async () => {
    const { exporter, request, addApproved } = createExportProject();
    await addApproved({ id: 'a', prompt: 'Oak planks, worn', intent: 'texture' });
    const paths: Record<string, string[]> = {};
    for (const { id, settings: own } of exporter.presets.list()) {
      const { files, isReady } = await exporter.preflight(request({ ...own }));
      expect(isReady, id).toBe(true);
      paths[id] = files.map(({ path, width }) => `${path} ${width}`);
    }
    expect(paths).toEqual({
      unity: ['Assets/Art/Texture/OakPlanksWorn_01.png 80'],
      unreal: ['Content/Art/Texture/T_OakPlanksWorn_01.png 80'],
      godot: ['assets/texture/oak_planks_worn_01.png 80'],
      web: ['oak-planks-worn-1.webp 40', 'oak-planks-worn-1.avif 40', 'oak-planks-worn-1@2x.webp 80', 'oak-planks-worn-1@2x.avif 80'],
      print: ['Harbour/oak-planks-worn-1.tif 80'],
      'print-png': ['Harbour/oak-planks-worn-1.png 80'],
      psd: ['Harbour/oak-planks-worn-1.png 80', 'Harbour/oak-planks-worn-1.psd 80'],
      openraster: ['Harbour/oak-planks-worn-1.png 80', 'Harbour/oak-planks-worn-1.ora 80'],
    });
  });

  it('cannot be changed, removed or doubled', () => {
    const { presets } = createExportProject().exporter;
    expect(() => presets.save({ id: 'unity', name: 'Mine', about: '', settings })).toThrow(/built-in preset is not changed/);
    expect(() => presets.save({ name: 'UNITY', about: '', settings })).toThrow(/already/);
    expect(() => presets.remove('web')).toThrow(/built-in/);
  });
});

describe('the team’s own presets', () => {
  it('are kept by name, changed, removed and put back', () => {
    const { presets } = createExportProject().exporter;
    const own = () => presets.list().filter(({ group }) => group === 'own');
    const shop = presets.save({ name: 'Shop', about: 'For the shop.', settings });
    presets.save({ name: 'Archive', about: '', settings });
    expect(own().map(({ name }) => name)).toEqual(['Archive', 'Shop']);
    const changed = presets.save({ ...shop, settings: { ...settings, quality: 60 } });
    expect(own().find(({ id }) => id === shop.id)).toEqual(changed);
    expect(() => presets.save({ name: 'shop', about: '', settings })).toThrow(/There is a preset “Shop” already/);
    presets.remove(shop.id);
    expect(own().map(({ name }) => name)).toEqual(['Archive']);
    presets.save(shop);
    expect(own()).toContainEqual(shop);
    expect(() => presets.remove('none')).toThrow(/There is no preset none/);
    expect(() => presets.save({ name: 'Broken', about: '', settings: { ...settings, template: '{prompt}' } })).toThrow(/unknown token \{prompt\}/);
  });

  it('go to another project as JSON and get a number where their name is taken', () => {
    const { presets } = createExportProject().exporter;
    const shop = presets.save({ name: 'Shop', about: 'For the shop.', settings });
    const { fileName, content } = presets.file([shop.id, 'godot']);
    expect(fileName).toBe('export-presets.galley-preset.json');
    expect(presets.file([shop.id]).fileName).toBe('Shop.galley-preset.json');
    const other = createExportProject().exporter.presets;
    const imported = other.import(content);
    expect(imported.map(({ name, group }) => [name, group])).toEqual([
      ['Shop', 'own'],
      ['Godot 2', 'own'],
    ]);
    expect(imported[0].settings).toEqual(settings);
    expect(other.import(content).map(({ name }) => name)).toEqual(['Shop 2', 'Godot 3']);
  });

  it('take defaults for settings that an older file does not have', () => {
    const { presets } = createExportProject().exporter;
    const old = { format: 1, kind: 'galley-export-presets', presets: [{ name: 'Old', about: '', settings: { template: '{id}' } }] };
    expect(presets.import(JSON.stringify(old))[0].settings).toEqual(exportSettingsSchema.parse({ template: '{id}' }));
  });

  it.each([
    ['no JSON', 'hello', /no file of export presets: Unexpected/],
    ['another file', '{"name":"galley"}', /no file of export presets: format is not right/],
    ['a later format', '{"format":2,"kind":"galley-export-presets","presets":[]}', /format is not right/],
    ['a preset without a name', '{"format":1,"kind":"galley-export-presets","presets":[{"name":" ","settings":{}}]}', /presets\.0\.name/],
    [
      'a setting that is none',
      '{"format":1,"kind":"galley-export-presets","presets":[{"name":"A","settings":{"format":"bmp"}}]}',
      /presets\.0\.settings\.format/,
    ],
    [
      'a good preset and one with a broken template',
      '{"format":1,"kind":"galley-export-presets","presets":[{"name":"A","settings":{}},{"name":"B","settings":{"template":"{x"}}]}',
      /“B” cannot be kept/,
    ],
  ])('are not read from %s, and nothing is kept', (_what, content, words) => {
    const { presets } = createExportProject().exporter;
    expect(() => presets.import(content)).toThrow(words);
    expect(presets.list().filter(({ group }) => group === 'own')).toEqual([]);
  });
});
