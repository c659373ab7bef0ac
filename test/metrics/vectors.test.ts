import { describe, expect, it } from 'vitest';
import { colourCast, meanDeltaE } from '../../electron/metrics/colour-cast.ts';
import { flipMap, flipMean, summariseFlip } from '../../electron/metrics/flip.ts';
import { laplacianVariance } from '../../electron/metrics/sharpness.ts';
import { msSsim, ssim } from '../../electron/metrics/ssim.ts';
import { hasVectors, SYNTHETIC, type SyntheticExpected, vectorImage, vectorJson } from './vectors.ts';

describe.skipIf(!hasVectors)('measures against other implementations (needs the reference vectors beside the repository)', () => {
  it.each(SYNTHETIC)('agree on %s', async (name) => {
    const reference = await vectorImage('synthetic/ref.png');
    const test = await vectorImage(`synthetic/${name}.png`);
    const expected = vectorJson<SyntheticExpected>('synthetic/expected.json')[name];
    const near = (value: number, wanted: number, within = 1e-4) => expect(Math.abs(value - wanted)).toBeLessThan(within);
    near(ssim(reference, test)!, expected.ssim_luma601_torch_valid);
    near(ssim(reference, test, { of: 'rgb' })!, expected.ssim_rgb_torch_valid);
    near(msSsim(reference, test)!, expected.msssim_luma601_torch);
    near(msSsim(reference, test, { of: 'rgb' })!, expected.msssim_rgb_torch);
    near(flipMean(flipMap(reference, test)), expected.flip_cpp);
    near(flipMean(flipMap(reference, test)), expected.flip_torch);
    expect(laplacianVariance(test)! / expected.varlap_test).toBeCloseTo(1, 6);
    // scikit-image rounds its RGB matrix to six digits; that moves these by up to 5e-4.
    near(colourCast(reference, test)!, expected.de2000_of_mean_lab, 1e-3);
    near(meanDeltaE(reference, test)!, expected.de2000_mean_D65, 1e-3);
  });

  it('agree with scikit-image on the camera picture', async () => {
    const published = vectorJson<{ 'skimage_gaussian_1.5': number }>('ssim/expected.json')['skimage_gaussian_1.5'];
    const value = ssim(await vectorImage('ssim/camera.png'), await vectorImage('ssim/camera_noise20_seed5.png'));
    expect(Math.abs(value! - published)).toBeLessThan(1e-4);
  });

  it("agree with the authors' FLIP on a photograph, quartiles included", async () => {
    const map = flipMap(await vectorImage('flip/tree-ref.png'), await vectorImage('flip/tree-test.png'));
    const summary = summariseFlip(map.values);
    const expected = { mean: 0.133276, weightedQuartile1: 0.184897, weightedMedian: 0.333201, weightedQuartile3: 0.503424, min: 0, max: 0.983034 };
    for (const [name, value] of Object.entries(expected)) expect(Math.abs(summary[name as keyof typeof summary] - value)).toBeLessThan(1e-5);
  });
});
