import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { convertLpips } from '../../electron/model-files/convert-lpips.ts';
import { CONVERTER_REVISION } from '../../electron/model-files/lpips-graph.ts';
import { MODELS } from '../../electron/model-files/manifest.ts';
import { modelFilesStatusSchema } from '../../shared/model-files.ts';
import { headTensors, squeezeTensors } from '../model-files/nets.ts';
import { legacyPth, zipPth } from '../model-files/write-pth.ts';
import { fileServer } from '../support/file-server.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('galley models', () => {
  it('lists what there is, how large, under which licence, and fetches nothing', async () => {
    const { code, out, err } = await galley(['models']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { id, backbone, heads } of MODELS)
      for (const text of [id, backbone.name, heads.name, backbone.licence, heads.licenceUrl]) expect(out).toContain(text);
    expect(out).toContain('lpips-squeeze  LPIPS (SqueezeNet): 5.0 MB to fetch');
    expect(out).toContain('lpips-alex  LPIPS (AlexNet), optional: 244 MB to fetch');
    expect(out).toContain('ImageNet');
    const models = JSON.parse((await galley(['models', '--json'])).out);
    expect(modelFilesStatusSchema.array().parse(models)).toEqual(models);
  });

  it('says what it does not know', async () => {
    expect(await galley(['models', 'fetch', 'vgg'])).toMatchObject({ code: 1, err: expect.stringContaining('lpips-squeeze or lpips-alex') });
    expect(await galley(['models', 'import'])).toMatchObject({ code: 1, err: expect.stringContaining('galley models import FILE') });
    expect((await galley(['models', 'melt'])).code).toBe(1);
  });

  it('refuses a mirror that gives something else, and imports nothing that it does not know', async () => {
    const mirror = await fileServer(Buffer.from('<html>Sign in</html>'));
    const environment = { GALLEY_MODELS: mirror.url.replace('/weights.pth', ''), XDG_CACHE_HOME: temporaryFolder() };
    const fetched = await galley(['models', 'fetch', 'lpips-squeeze'], { environment });
    expect(fetched).toMatchObject({ code: 1, err: expect.stringContaining('perhaps a page that asks to sign in') });
    expect(mirror.asked.map(({ path }) => path)).toEqual(['/squeeze.pth']);
    const other = join(environment.XDG_CACHE_HOME, 'other.pth');
    writeFileSync(other, 'x');
    expect(await galley(['models', 'import', other], { environment })).toMatchObject({
      code: 1,
      err: expect.stringContaining('none of the files that Galley knows'),
    });
  });

  it('is ready once the model was converted, and compare measures with it', async () => {
    const cache = temporaryFolder();
    const folder = join(cache, 'galley', 'models', 'converted');
    const [weights, heads, image] = [join(cache, 'weights.pth'), join(cache, 'heads.pth'), join(cache, 'image.png')];
    writeFileSync(weights, zipPth(squeezeTensors()));
    writeFileSync(heads, legacyPth(headTensors('squeeze')));
    const bytes = convertLpips('squeeze', weights, heads);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lpips-squeeze.onnx'), bytes);
    const record = { revision: CONVERTER_REVISION, backbone: MODELS[0].backbone.sha256, heads: MODELS[0].heads.sha256 };
    writeFileSync(join(folder, 'lpips-squeeze.onnx.json'), JSON.stringify({ ...record, sha256: createHash('sha256').update(bytes).digest('hex') }));
    const environment = { XDG_CACHE_HOME: cache };
    expect((await galley(['models'], { environment })).out).toContain('lpips-squeeze  LPIPS (SqueezeNet): ready');
    await sharp({ create: { width: 96, height: 80, channels: 3, background: '#884422' } }).toFile(image);
    const { out, err } = await galley(['compare', image, image, '--json'], { environment });
    expect(err).toBe('');
    const measures = JSON.parse(out);
    expect(measures.whole.lpips).toEqual([{ net: 'squeeze', version: '0.1', value: 0 }]);
    expect(measures.notMeasured.filter(({ measure }: { measure: string }) => measure === 'lpips')).toEqual([]);
    expect((await galley(['doctor'], { environment })).out).toContain('LPIPS (SqueezeNet) is ready.');
  });

  it('names what is damaged in a folder of the team, and fetches nothing past it', async () => {
    const folder = join(temporaryFolder(), 'team');
    mkdirSync(folder);
    writeFileSync(join(folder, 'squeeze.pth'), 'x');
    const environment = { GALLEY_MODELS: folder, XDG_CACHE_HOME: temporaryFolder() };
    const { code, out } = await galley(['models', 'verify'], { environment });
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, 'squeeze.pth')} is damaged`);
    expect(await galley(['models', 'fetch', 'lpips-alex'], { environment })).toMatchObject({ code: 1, err: expect.stringContaining('Put the file there') });
  });
});
