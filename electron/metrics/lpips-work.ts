import type { Box } from '../../shared/geometry.ts';
import type { LpipsNet, LpipsValue } from '../../shared/measures.ts';
import { LPIPS_VERSION } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import type { LpipsDistance, LpipsModel, LpipsModels, LpipsPair } from './comparison.ts';
import { cropped } from './regions.ts';

/** Where LPIPS stands in the measures of two images. */
export type LpipsPlace = 'whole' | 'text' | 'outside' | 'target-a' | 'target-b';

/** Two images that are compared for a place; `lines` = in their crops, weighted by area. */
export interface LpipsQuestion {
  place: LpipsPlace;
  first: Raster;
  second: Raster;
  isOfLines: boolean;
}

export interface LpipsWork {
  /** One value a net; none without models. @throws the signal's reason, or what a model throws */
  values(): Promise<Map<LpipsPlace, LpipsValue[]>>;
  /** What was found for the whole frames of `whole`, for its map; null when that was not asked. */
  whole(net: LpipsNet): Promise<LpipsDistance> | null;
}

/**
 * All LPIPS of one comparison: an image that stands in several places goes through the network once. It begins at once, so that models with a thread of their own work
 * beside the other measures.
 */
export function beginLpips(
  questions: readonly LpipsQuestion[],
  crops: readonly Box[],
  models: LpipsModels,
  { signal, onProgress }: { signal?: AbortSignal; onProgress(fraction: number): void },
): LpipsWork {
  const frames = questions.filter(({ isOfLines }) => !isOfLines);
  const ofLines = questions.filter(({ isOfLines }) => isOfLines);
  const shares = sharesOf(frames, ofLines, crops, models.length);

  async function measure(model: LpipsModel, asked: readonly LpipsQuestion[], crop: Box | null): Promise<LpipsDistance[]> {
    const images = [...new Set(asked.flatMap(({ first, second }) => [first, second]))];
    const pairs = asked.map(({ first, second }): LpipsPair => [images.indexOf(first), images.indexOf(second)]);
    const share = crop ? shares.ofCrop(crop) : shares.frames;
    let done = 0;
    const control = {
      signal,
      onProgress(fraction: number) {
        onProgress((fraction - done) * share);
        done = fraction;
      },
    };
    const distances = await model.distances(crop ? images.map((image) => cropped(image, crop)) : images, pairs, control);
    control.onProgress(1);
    return distances;
  }

  async function all(model: LpipsModel): Promise<{ frames: LpipsDistance[]; means: number[] }> {
    const found = frames.length > 0 ? await measure(model, frames, null) : [];
    const sums = ofLines.map(() => 0);
    let area = 0;
    for (const crop of ofLines.length > 0 ? crops : []) {
      const size = crop.width * crop.height;
      area += size;
      for (const [i, { mean }] of (await measure(model, ofLines, crop)).entries()) sums[i] += mean * size;
    }
    return { frames: found, means: [...found.map(({ mean }) => mean), ...sums.map((sum) => sum / area)] };
  }

  // One network after the other: together they would hold twice the memory.
  const running: { net: LpipsNet; found: ReturnType<typeof all> }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  for (const model of models) {
    const found = last.then(() => all(model));
    running.push({ net: model.net, found });
    // Whoever stops listening must not leave a rejection that nobody takes.
    found.catch(() => undefined);
    last = found;
  }

  return {
    async values() {
      const places = [...frames, ...ofLines].map(({ place }) => place);
      const values = new Map(places.map((place) => [place, [] as LpipsValue[]]));
      for (const { net, found } of running) {
        const { means } = await found;
        for (const [i, value] of means.entries()) values.get(places[i])!.push({ net, version: LPIPS_VERSION, value });
      }
      return values;
    },
    whole(net) {
      const index = frames.findIndex(({ place }) => place === 'whole');
      const known = running.find((candidate) => candidate.net === net);
      return index < 0 || !known ? null : known.found.then((all) => all.frames[index]);
    },
  };
}

/** What part of all LPIPS a run is, by pixels that go through the networks. */
function sharesOf(frames: readonly LpipsQuestion[], ofLines: readonly LpipsQuestion[], crops: readonly Box[], models: number) {
  const count = (asked: readonly LpipsQuestion[]) => new Set(asked.flatMap(({ first, second }) => [first, second])).size;
  const frame = frames.length === 0 ? 0 : count(frames) * frames[0].first.width * frames[0].first.height;
  const ofCrop = (crop: Box) => count(ofLines) * crop.width * crop.height;
  const total = models * (frame + (ofLines.length > 0 ? crops.reduce((sum, crop) => sum + ofCrop(crop), 0) : 0)) || 1;
  return { frames: frame / total, ofCrop: (crop: Box) => ofCrop(crop) / total };
}
