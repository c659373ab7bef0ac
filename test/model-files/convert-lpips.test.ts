import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openLpips } from '../../electron/metrics/lpips.ts';
import { convertLpips } from '../../electron/model-files/convert-lpips.ts';
import { openTensorFile } from '../../electron/model-files/tensor-file.ts';
import { noisy, scene } from '../metrics/images.ts';
import { hasVectors, SYNTHETIC, type SyntheticExpected, vectorImage, vectorJson } from '../metrics/vectors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { alexTensors, headTensors, squeezeTensors } from './nets.ts';
import { legacyPth, zipPth } from './write-pth.ts';

const official = fileURLToPath(new URL('../../../shared/reference/metrics/weights/pth/', import.meta.url));

describe('convertLpips', () => {
  it.each(['alex', 'squeeze'] as const)('makes a model that runs of a whole network "%s" in either format', async (net) => {
    const folder = temporaryFolder();
    const tensors = net === 'alex' ? alexTensors() : squeezeTensors();
    const files = { zip: join(folder, 'zip.pth'), legacy: join(folder, 'legacy.pth'), heads: join(folder, 'heads.pth'), onnx: join(folder, 'lpips.onnx') };
    writeFileSync(files.zip, zipPth(tensors));
    writeFileSync(files.legacy, legacyPth(tensors));
    writeFileSync(files.heads, legacyPth(headTensors(net)));
    const converted = convertLpips(net, files.zip, files.heads);
    expect(Buffer.compare(converted, convertLpips(net, files.legacy, files.heads))).toBe(0);
    writeFileSync(files.onnx, converted);
    const model = await openLpips(files.onnx, net);
    const image = scene(96, 80);
    expect((await model.distance(image, image)).mean).toBe(0);
    const { mean, map } = await model.distance(image, noisy(image, 20));
    expect(mean).toBeGreaterThan(0);
    expect(map()).toMatchObject({ width: 96, height: 80 });
    await model.release();
  });

  it('says what is missing and what has another shape', () => {
    const folder = temporaryFolder();
    const [backbone, heads] = [join(folder, 'backbone.pth'), join(folder, 'heads.pth')];
    writeFileSync(heads, legacyPth(headTensors('squeeze')));
    const tensors = squeezeTensors();
    delete tensors['features.9.squeeze.bias'];
    writeFileSync(backbone, zipPth(tensors));
    expect(() => convertLpips('squeeze', backbone, heads)).toThrow(/backbone\.pth has no tensor "features\.9\.squeeze\.bias"/);
    expect(() => convertLpips('alex', backbone, heads)).toThrow(/"features\.0\.weight" in .* is 64 × 3 × 3 × 3 and should be 64 × 3 × 11 × 11/);
  });
});

describe.skipIf(!existsSync(official) || !hasVectors)('convertLpips of the published SqueezeNet (needs weights and vectors beside the repository)', () => {
  const convert = (backbone = `${official}squeezenet1_1-features.pth`) => convertLpips('squeeze', backbone, `${official}squeeze.pth`);

  it('gives the reference values within 1e-6', async () => {
    const file = join(temporaryFolder(), 'squeeze.onnx');
    writeFileSync(file, convert());
    const model = await openLpips(file, 'squeeze');
    const expected = vectorJson<SyntheticExpected>('synthetic/expected.json');
    const reference = await vectorImage('synthetic/ref.png');
    for (const name of SYNTHETIC) {
      const { mean } = await model.distance(reference, await vectorImage(`synthetic/${name}.png`));
      expect(Math.abs(mean - expected[name].lpips_squeeze), name).toBeLessThan(1e-6);
    }
    await model.release();
  });

  it('comes out the same from a whole network in the ZIP format', () => {
    const features = openTensorFile(`${official}squeezenet1_1-features.pth`);
    const made = squeezeTensors();
    const whole = Object.fromEntries(
      Object.entries(made).map(([name, tensor]) => [
        name,
        name.startsWith('features.') ? features.tensor(name.slice('features.'.length), tensor.shape) : tensor,
      ]),
    );
    features.close();
    const path = join(temporaryFolder(), 'whole.pth');
    writeFileSync(path, zipPth(whole, { name: 'squeezenet1_1' }));
    expect(Buffer.compare(convert(path), convert())).toBe(0);
  });
});
