/** Weights of one-dimensional filters, index `radius` in the middle. */
export interface FlipFilters {
  /** Pixels on either side of the colour filters. */
  colourRadius: number;
  achromatic: Float64Array;
  redGreen: Float64Array;
  /** Blue-yellow is a sum of two Gaussians; the weights of the columns carry the share of each. */
  blueYellowRows: [Float64Array, Float64Array];
  blueYellowColumns: [Float64Array, Float64Array];
  featureRadius: number;
  gaussian: Float64Array;
  /** First derivative: finds edges. */
  edge: Float64Array;
  /** Second derivative: finds points and lines. */
  point: Float64Array;
}

/** Contrast sensitivity (Andersson et al. 2020, table 1): a₁√(π ÷ b₁) e^(−π² x² ÷ b₁) + a₂ …, x in degrees. */
const ACHROMATIC_B = 0.0047;
const RED_GREEN_B = 0.0053;
const BLUE_YELLOW = [
  { a: 34.1, b: 0.04 },
  { a: 13.5, b: 0.025 },
];
/** Width of the feature detectors, degrees (section 4.2). */
const FEATURE_WIDTH = 0.082;

/**
 * The filters of FLIP as products of one-dimensional ones (Andersson et al. 2020, sections 4.1.1 and 4.2.1; the sum of Gaussians as two products).
 * @param pixelsPerDegree of visual angle
 */
export function flipFilters(pixelsPerDegree: number): FlipFilters {
  const widest = Math.max(...BLUE_YELLOW.map(({ b }) => b));
  const colourRadius = Math.ceil(3 * Math.sqrt(widest / (2 * Math.PI ** 2)) * pixelsPerDegree);
  const bell = (b: number) => sampled(colourRadius, (x) => Math.exp((-(Math.PI ** 2) * (x / pixelsPerDegree) ** 2) / b));
  const bells = BLUE_YELLOW.map(({ b }) => bell(b));
  const volumes = BLUE_YELLOW.map(({ a, b }, i) => a * Math.sqrt(Math.PI / b) * sum(bells[i]) ** 2);
  const [first, second] = bells.map((weights) => scaled(weights, 1 / sum(weights)));
  const share = volumes[0] / (volumes[0] + volumes[1]);

  const deviation = 0.5 * FEATURE_WIDTH * pixelsPerDegree;
  const featureRadius = Math.ceil(3 * deviation);
  const bellOfFeature = (x: number) => Math.exp(-(x * x) / (2 * deviation * deviation));
  const gaussian = sampled(featureRadius, bellOfFeature);
  return {
    colourRadius,
    achromatic: trimmed(bell(ACHROMATIC_B)),
    redGreen: trimmed(bell(RED_GREEN_B)),
    blueYellowRows: [first, second],
    blueYellowColumns: [scaled(first, share), scaled(second, 1 - share)],
    featureRadius,
    gaussian: scaled(gaussian, 1 / sum(gaussian)),
    edge: balanced(sampled(featureRadius, (x) => -x * bellOfFeature(x))),
    point: balanced(sampled(featureRadius, (x) => ((x * x) / (deviation * deviation) - 1) * bellOfFeature(x))),
  };
}

function sampled(radius: number, value: (x: number) => number): Float64Array {
  return Float64Array.from({ length: 2 * radius + 1 }, (_, i) => value(i - radius));
}

function sum(weights: Float64Array): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function scaled(weights: Float64Array, factor: number): Float64Array {
  return weights.map((weight) => weight * factor);
}

/** Sum 1, without ends that a 32-bit float cannot tell from nothing. */
function trimmed(weights: Float64Array): Float64Array {
  const normal = scaled(weights, 1 / sum(weights));
  const radius = (weights.length - 1) / 2;
  let cut = 0;
  while (cut < radius && normal[cut] < 1e-8) cut++;
  return normal.slice(cut, normal.length - cut);
}

/** Positive weights sum to 1, negative ones to −1. */
function balanced(weights: Float64Array): Float64Array {
  const positive = weights.reduce((total, weight) => total + Math.max(0, weight), 0);
  const negative = weights.reduce((total, weight) => total - Math.min(0, weight), 0);
  return weights.map((weight) => weight / (weight > 0 ? positive : negative));
}
