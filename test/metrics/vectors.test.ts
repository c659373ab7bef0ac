import { describe, expect, it } from 'vitest';
import { colourCast, meanDeltaE } from '../../electron/metrics/colour-cast.ts';
import { laplacianVariance } from '../../electron/metrics/sharpness.ts';
import { ssim } from '../../electron/metrics/ssim.ts';
import { hasVectors, vectorImage, vectorJson } from './vectors.ts';

type Expected = Record<string, { ssim_luma601_torch_valid: number; varlap_test: number; de2000_of_mean_lab: number; de2000_mean_D65: number }>;

describe.skipIf(!hasVectors)('measures against other implementations (needs the reference vectors beside the repository)', () => {
  it.each(['ref', 'blur', 'noise', 'jpeg20', 'cast', 'gain', 'shift1', 'half', 'garbled'])('agree on %s', async (name) => {
    const reference = await vectorImage('synthetic/ref.png');
    const test = await vectorImage(`synthetic/${name}.png`);
    const expected = vectorJson<Expected>('synthetic/expected.json')[name];
    expect(Math.abs(ssim(reference, test)! - expected.ssim_luma601_torch_valid)).toBeLessThan(1e-4);
    expect(laplacianVariance(test)! / expected.varlap_test).toBeCloseTo(1, 6);
    // scikit-image rounds its RGB matrix to six digits; that moves these by up to 5e-4.
    expect(Math.abs(colourCast(reference, test)! - expected.de2000_of_mean_lab)).toBeLessThan(1e-3);
    expect(Math.abs(meanDeltaE(reference, test)! - expected.de2000_mean_D65)).toBeLessThan(1e-3);
  });

  it('agree with scikit-image on the camera picture', async () => {
    const published = vectorJson<{ 'skimage_gaussian_1.5': number }>('ssim/expected.json')['skimage_gaussian_1.5'];
    const value = ssim(await vectorImage('ssim/camera.png'), await vectorImage('ssim/camera_noise20_seed5.png'));
    expect(Math.abs(value! - published)).toBeLessThan(1e-4);
  });
});
