/** Patches are 5 × 5 px. */
export const REACH = 2;

/** One resolution of the picture, in whole numbers: patches compare twice as fast as with floats. */
export interface Level {
  width: number;
  height: number;
  channels: number;
  pixels: Uint8Array;
  hole: Uint8Array;
}

/** For each patch that touches the hole: its centre, the centre of what is copied there, and how much the two differ. */
export interface Field {
  stride: number;
  targets: Int32Array;
  sources: Int32Array;
  costs: Float32Array;
  /** 1 for every centre whose patch is wholly known. */
  isSource: Uint8Array;
}

export interface Ballot {
  /** Of each pixel of the hole, 0–1. */
  trust: Float32Array;
  /** The hole's pixels, and room to add up what patches say about them: 0 between votes. */
  open: Int32Array;
  sums: Float32Array;
  weights: Float32Array;
}

/** Each pixel of the hole becomes what its patch's source has in the middle. */
export function copyCentres({ width, channels, pixels, hole }: Level, { stride, targets, sources }: Field): void {
  for (const i of targets) {
    for (let dy = 0; dy < stride; dy++) {
      for (let to = i + dy * width, from = sources[i] + dy * width; to < i + dy * width + stride; to++, from++) {
        if (hole[to]) for (let c = 0; c < channels; c++) pixels[to * channels + c] = pixels[from * channels + c];
      }
    }
  }
}

/** Each pixel of the hole becomes the mean of what the patches over it say, surer ones counting more. */
export function vote({ width, channels, pixels, hole }: Level, { targets, sources, costs }: Field, { trust, open, sums, weights }: Ballot): void {
  for (let n = 0; n < targets.length; n++) {
    const i = targets[n];
    const doubt = 20 + costs[i] / 25;
    const weight = trust[i] / (doubt * doubt);
    for (let dy = -REACH; dy <= REACH; dy++) {
      let to = i + dy * width - REACH;
      let from = (sources[i] + dy * width - REACH) * channels;
      for (const last = to + 2 * REACH; to <= last; to++, from += channels) {
        if (hole[to] === 0) continue;
        weights[to] += weight;
        const at = to * channels;
        if (channels === 3) {
          sums[at] += pixels[from] * weight;
          sums[at + 1] += pixels[from + 1] * weight;
          sums[at + 2] += pixels[from + 2] * weight;
        } else for (let c = 0; c < channels; c++) sums[at + c] += pixels[from + c] * weight;
      }
    }
  }
  for (let n = 0; n < open.length; n++) {
    const i = open[n];
    if (weights[i] <= 0) continue;
    for (let c = 0, at = i * channels; c < channels; c++, at++) {
      pixels[at] = sums[at] / weights[i] + 0.5;
      sums[at] = 0;
    }
    weights[i] = 0;
  }
}
