import type { Box, Point } from '../../shared/geometry.ts';
import type { LetteringRegion, PlacedText } from '../../shared/lettering.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodeQuickPng } from '../image/codecs.ts';
import { shrinkTo } from '../image/shrink.ts';
import { numbersOf } from '../typography/pass-wanted.ts';
import { type Cutting, cutLetters, previewLayer } from '../typography/preview.ts';
import { createTypesetter } from '../typography/typesetter.ts';
import { createCache } from './cache.ts';
import type { LetteringParts } from './lettering-parts.ts';
import type { LetteringTask } from './lettering-task.ts';

/** Letters without a ground: a picture for /asset, and where it lies, px of the base. */
export interface LetterLayer {
  sha256: string;
  box: Box;
}

export interface PreviewPicture {
  /** The base without what is replaced or erased, in its own size. */
  groundSha256: string;
  /** For each string its letters; null = there are none. */
  layers: (LetterLayer | null)[];
  warnings: string[];
}

export interface LetteringPreview {
  /**
   * @param placed a string without an area is shown as it stands in the proof
   * @param side longest side of the window's picture, px: letters are made no finer
   */
  make(proof: ProofDetail, placed: readonly PlacedText[], side: number): Promise<PreviewPicture>;
  /** Prepares the ground that a first preview of this proof stands on. */
  warm(proof: ProofDetail, regions: readonly LetteringRegion[]): Promise<void>;
}

const USUAL_SIDE = 1024;
/** Decoded grounds, some 4 MB each. */
const GROUNDS_KEPT = 6;
/** More than a proof has places, so that only what changed is set anew. */
const LAYERS_KEPT = 120;

interface Ground {
  sha256: string;
  image: Raster;
  /** Size of `image` ÷ size of the base. */
  scale: number;
}

interface Layer {
  letters: LetterLayer | null;
  warnings: string[];
}

export function createLetteringPreview({
  fonts,
  readImage,
  previews,
  clear,
}: Pick<LetteringParts, 'fonts' | 'readImage' | 'previews'> & Pick<LetteringTask, 'clear'>): LetteringPreview {
  const typesetter = createTypesetter(fonts);
  const grounds = createCache<Promise<Ground>>(GROUNDS_KEPT);
  const finished = createCache<Promise<(Cutting | null)[]>>(GROUNDS_KEPT);
  const layers = createCache<Promise<Layer>>(LAYERS_KEPT);

  async function openShrunk(proof: ProofDetail, sha256: string, side: number): Promise<Omit<Ground, 'sha256'>> {
    const whole = await decodeImage(await readImage(sha256), `A picture of proof ${proof.id}`);
    const image = await shrinkTo(whole, side);
    return { image, scale: image.width / whole.width };
  }

  function groundOf(proof: ProofDetail, numbers: readonly number[], side: number): Promise<Ground> {
    return grounds.get([proof.beforeSha256, side, ...numbers].join(' '), async () => {
      const sha256 = numbers.length > 0 ? await clear(proof, numbers) : proof.beforeSha256;
      return { sha256, ...(await openShrunk(proof, sha256, side)) };
    });
  }

  /** The letters of the proof as they are, by the order of its report. */
  function lettersOf(proof: ProofDetail, side: number): Promise<(Cutting | null)[]> {
    return finished.get(`${proof.afterSha256} ${side}`, async () => {
      const regions = proof.lettering?.regions ?? [];
      const gone = regions.flatMap(({ action }, index) => (action === 'replaced' || action === 'erased' ? [index + 1] : []));
      const ground = await groundOf(proof, gone, side);
      const { image } = await openShrunk(proof, proof.afterSha256, side);
      return cutLetters(
        image,
        ground.image,
        regions.map((region) => outlineOf(region, ground.scale)),
      );
    });
  }

  async function put(cutting: Cutting | null, scale: number): Promise<LetterLayer | null> {
    if (cutting === null) return null;
    const { x, y, width, height } = cutting.box;
    return {
      sha256: await previews.put(await encodeQuickPng(cutting.raster)),
      box: { x: x / scale, y: y / scale, width: width / scale, height: height / scale },
    };
  }

  function layerOf(proof: ProofDetail, placed: PlacedText, ground: Ground, side: number): Promise<Layer> {
    const { seed } = proof.job.request;
    const isAsItStands = placed.area === undefined && placed.region !== null && placed.text !== '';
    // Letters that choose their look by the ground differ with it.
    const key = isAsItStands ? [proof.afterSha256, placed.region] : [seed, ground.scale, placed.effects ? ground.image.width : ground.sha256, placed];
    return layers.get(JSON.stringify([side, key]), async () => {
      if (isAsItStands) return { letters: await put((await lettersOf(proof, side))[placed.region! - 1] ?? null, ground.scale), warnings: [] };
      const { cutting, warnings } = previewLayer({ ground: ground.image, scale: ground.scale, placed, seed }, typesetter);
      return { letters: await put(cutting, ground.scale), warnings };
    });
  }

  return {
    async make(proof, placed, side) {
      const ground = await groundOf(proof, distinct(placed.flatMap(numbersOf)), side);
      const made = await Promise.all(placed.map((one) => layerOf(proof, one, ground, side)));
      for (const { letters } of made) if (letters) previews.path(letters.sha256);
      return { groundSha256: ground.sha256, layers: made.map(({ letters }) => letters), warnings: made.flatMap(({ warnings }) => warnings) };
    },
    async warm(proof, regions) {
      const replaced = regions.flatMap(({ action, wanted }, i) => (action === 'replaced' && wanted !== null ? [i + 1] : []));
      await groundOf(proof, distinct(replaced), USUAL_SIDE);
      await lettersOf(proof, USUAL_SIDE);
    },
  };
}

function outlineOf({ polygon, quad, area, action }: LetteringRegion, scale: number): Point[] {
  const outline = polygon.length > 2 && !(action === 'set' && area) ? polygon : quad;
  return outline.map(([x, y]) => [x * scale, y * scale]);
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
