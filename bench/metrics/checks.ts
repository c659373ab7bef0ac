import { colourCast, meanDeltaE } from '../../electron/metrics/colour-cast.ts';
import { createDeltaE } from '../../electron/metrics/delta-e.ts';
import { flipMap, flipMean } from '../../electron/metrics/flip.ts';
import { characterErrorRate } from '../../electron/metrics/legibility.ts';
import { openLpips } from '../../electron/metrics/lpips.ts';
import { laplacianVariance } from '../../electron/metrics/sharpness.ts';
import { msSsim, ssim } from '../../electron/metrics/ssim.ts';
import { LPIPS_NETS } from '../../shared/measures.ts';
import { featuresFile, hasLpipsWeights } from '../../test/metrics/lpips-model.ts';
import { SHARMA_PAIRS } from '../../test/metrics/sharma.ts';
import { hasVectors, SYNTHETIC, type SyntheticExpected, vectorImage, vectorJson } from '../../test/metrics/vectors.ts';
import type { Figure } from '../figure.ts';

/** The largest deviation of every measure from what other implementations or published tables give. Without the vectors beside the repository: Sharma's table. */
export async function checks(): Promise<Figure[]> {
  const figures = [worst('CIEDE2000, 34 pairs of Sharma', sharma(), 1e-4), worst('character error rate, worked examples', errorRates(), 1e-12)];
  if (!hasVectors) {
    console.log('The reference vectors do not lie beside the repository: only published tables are checked.');
    return figures;
  }
  return [...figures, ...(await synthetic()), ...(await pictures()), ...(hasLpipsWeights ? await lpips() : noWeights())];
}

function worst(name: string, deviations: number[], goal: number): Figure {
  return { name: `deviation: ${name}`, unit: '', value: Math.max(...deviations.map(Math.abs)), goal, better: 'less' };
}

function sharma(): number[] {
  const deltaE = createDeltaE();
  return SHARMA_PAIRS.flatMap(([l1, a1, b1, l2, a2, b2, expected]) => [deltaE(l1, a1, b1, l2, a2, b2) - expected, deltaE(l2, a2, b2, l1, a1, b1) - expected]);
}

function errorRates(): number[] {
  return [characterErrorRate('kitten', 'sitting') - 0.5, characterErrorRate('SALE', '') - 1, characterErrorRate('FRESH BREAD', 'FRASH BREAD') - 1 / 11];
}

async function synthetic(): Promise<Figure[]> {
  const expected = vectorJson<SyntheticExpected>('synthetic/expected.json');
  const reference = await vectorImage('synthetic/ref.png');
  const rows = { ssim: [], ssimRgb: [], msSsim: [], msSsimRgb: [], flip: [], cast: [], meanDeltaE: [], sharpness: [] } as Record<string, number[]>;
  for (const name of SYNTHETIC) {
    const image = await vectorImage(`synthetic/${name}.png`);
    const wanted = expected[name];
    rows.ssim.push(ssim(reference, image)! - wanted.ssim_luma601_torch_valid);
    rows.ssimRgb.push(ssim(reference, image, { of: 'rgb' })! - wanted.ssim_rgb_torch_valid);
    rows.msSsim.push(msSsim(reference, image)! - wanted.msssim_luma601_torch);
    rows.msSsimRgb.push(msSsim(reference, image, { of: 'rgb' })! - wanted.msssim_rgb_torch);
    const flip = flipMean(flipMap(reference, image));
    rows.flip.push(flip - wanted.flip_cpp, flip - wanted.flip_torch);
    rows.cast.push(colourCast(reference, image)! - wanted.de2000_of_mean_lab);
    rows.meanDeltaE.push(meanDeltaE(reference, image)! - wanted.de2000_mean_D65);
    rows.sharpness.push(laplacianVariance(image)! / wanted.varlap_test - 1);
  }
  return [
    worst('SSIM of luma, 9 distortions, pytorch-msssim', rows.ssim, 1e-4),
    worst('SSIM of RGB, pytorch-msssim', rows.ssimRgb, 1e-4),
    worst('MS-SSIM of luma, pytorch-msssim', rows.msSsim, 1e-4),
    worst('MS-SSIM of RGB, pytorch-msssim', rows.msSsimRgb, 1e-4),
    worst("FLIP, 9 distortions, authors' C++ and PyTorch", rows.flip, 1e-4),
    // scikit-image rounds its RGB matrix to six digits.
    worst('colour cast, scikit-image', rows.cast, 1e-3),
    worst('mean CIEDE2000, scikit-image', rows.meanDeltaE, 1e-3),
    worst('variance of the Laplacian, OpenCV, relative', rows.sharpness, 1e-6),
  ];
}

async function pictures(): Promise<Figure[]> {
  const camera = await Promise.all(['camera', 'camera_noise20_seed5'].map((name) => vectorImage(`ssim/${name}.png`)));
  const published = vectorJson<{ mssim_IPOL: number; 'skimage_gaussian_1.5': number }>('ssim/expected.json');
  const value = ssim(camera[0], camera[1])!;
  const tree = await Promise.all(['ref', 'test'].map((name) => vectorImage(`flip/tree-${name}.png`)));
  return [
    worst('SSIM of a photograph, IPOL and scikit-image', [value - published.mssim_IPOL, value - published['skimage_gaussian_1.5']], 1e-4),
    worst("FLIP of a photograph, authors' C++", [flipMean(flipMap(tree[0], tree[1])) - 0.133276], 1e-4),
  ];
}

async function lpips(): Promise<Figure[]> {
  const expected = vectorJson<SyntheticExpected>('synthetic/expected.json');
  const oracle = vectorJson<Record<string, { ref_p0: number; ref_p1: number }>>('lpips/expected_torch_oracle.json');
  const reference = await vectorImage('synthetic/ref.png');
  const [original, p0, p1] = await Promise.all(['ref', 'p0', 'p1'].map((name) => vectorImage(`lpips/ex_${name}.png`)));
  const figures: Figure[] = [];
  for (const net of LPIPS_NETS) {
    const model = await openLpips(featuresFile(net), net);
    const deviations = [
      (await model.distance(original, p0)).mean - oracle[`${net}_v0.1`].ref_p0,
      (await model.distance(original, p1)).mean - oracle[`${net}_v0.1`].ref_p1,
    ];
    for (const name of SYNTHETIC) {
      deviations.push((await model.distance(reference, await vectorImage(`synthetic/${name}.png`))).mean - expected[name][`lpips_${net}`]);
    }
    await model.release();
    figures.push(worst(`LPIPS ${net} v0.1, original code`, deviations, 1e-4));
  }
  return figures;
}

function noWeights(): Figure[] {
  console.log('There are no LPIPS weights beside the repository: LPIPS is not checked.');
  return [];
}
