import type { ComparisonMap, ComparisonRequest, ProofComparison } from '../../../shared/compare.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ComparisonMeasures, MeasureMapName, PairMeasures } from '../../../shared/measures.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { fakeSha } from './fake-sha.ts';

/** A picture of this name has another size than all others. */
export const ODD_SIZE = fakeSha('odd.png');

export function fakeProofComparison(proof: ProofDetail): ProofComparison {
  const target = proof.lettering === null ? null : fakeSha(`target-${proof.id}`);
  return {
    request: {
      aSha256: proof.beforeSha256,
      bSha256: proof.afterSha256,
      targetSha256: target,
      isTargetOwnWork: target !== null,
      maskSha256: proof.maskSha256,
      lines: [],
      isTileable: false,
    },
    noTarget: target === null ? 'Nothing was lettered, so there is no target.' : '',
    characterErrorRate: proof.metrics.characterErrorRate,
  };
}

/** Figures that belong together; without weights, as at first. @throws AppError invalid-input for a picture of another size */
export function fakeMeasures({ aSha256, bSha256, maskSha256, targetSha256, isTargetOwnWork }: ComparisonRequest): ComparisonMeasures {
  if ([aSha256, bSha256].includes(ODD_SIZE))
    throw new AppError('invalid-input', 'Two images must have the same size; here it is 1024 × 1024 px and 800 × 600 px.');
  const share = aSha256 === bSha256 ? 0 : 1;
  const image = { laplacianVariance: 412, noise: 1.2, banding: 0, clipped: { low: 0.01, high: 0.002, black: 0, white: 0 }, seamRatio: null };
  return {
    width: 1024,
    height: 1024,
    a: image,
    b: { ...image, laplacianVariance: 655 },
    whole: pair('whole', share),
    text: maskSha256 ? pair('text', 3 * share) : null,
    outside: maskSha256 ? pair('outside', 0) : null,
    toTarget: targetSha256 ? { isCircular: isTargetOwnWork, a: pair('text', 3), b: pair('text', 0) } : null,
    notMeasured: [{ measure: 'lpips', reason: 'no-weights', note: 'LPIPS needs the weights of a network, and none are there.' }],
  };
}

export function fakeMap(map: MeasureMapName): ComparisonMap {
  const legend = {
    map,
    unit: 'FLIP',
    from: 0,
    to: 1,
    stops: [0, 0.5, 1].map((value) => ({ value, colour: [value * 200, value * 100, 60] as [number, number, number] })),
  };
  return { sha256: fakeSha(map), valuesSha256: fakeSha(`${map} values`), legend };
}

function pair(region: PairMeasures['region'], amount: number): PairMeasures {
  return {
    region,
    pixels: region === 'whole' ? 1_048_576 : 200_000,
    difference: { max: amount * 80, mean: amount * 0.8, changedPixels: amount * 20_000 },
    deltaE: { mean: amount * 0.9, max: amount * 31 },
    colourCast: amount * 0.2,
    ssim: 1 - amount * 0.04,
    msSsim: region === 'text' ? null : 1 - amount * 0.02,
    flip: { mean: amount * 0.03, weightedQuartile1: 0, weightedMedian: amount * 0.02, weightedQuartile3: amount * 0.1, min: 0, max: amount * 0.3 },
    lpips: [],
    sharpnessRatio: 1 + amount * 0.2,
  };
}
