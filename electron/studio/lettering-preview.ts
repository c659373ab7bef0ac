import type { LetteringRegion, PlacedText } from '../../shared/lettering.ts';
import type { ProofDetail } from '../../shared/proof.ts';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodeQuickPng } from '../image/codecs.ts';
import { shrinkTo } from '../image/shrink.ts';
import { previewPlaced } from '../typography/preview.ts';
import { createTypesetter } from '../typography/typesetter.ts';
import type { LetteringParts } from './lettering-parts.ts';
import type { LetteringTask } from './lettering-task.ts';

export interface LetteringPreview {
  make(proof: ProofDetail, placed: readonly PlacedText[]): Promise<{ sha256: string; warnings: string[] }>;
  /** Prepares the ground that a first preview of this proof stands on. */
  warm(proof: ProofDetail, regions: readonly LetteringRegion[]): Promise<void>;
}

/** Longest side of a preview, in px. */
const SIDE = 1024;
/** Grounds that are kept decoded: some 4 MB each. */
const KEPT = 6;

interface Ground {
  image: Raster;
  /** Size of the preview ÷ size of the base. */
  scale: number;
}

export function createLetteringPreview({
  fonts,
  readImage,
  previews,
  clear,
}: Pick<LetteringParts, 'fonts' | 'readImage' | 'previews'> & Pick<LetteringTask, 'clear'>): LetteringPreview {
  const typesetter = createTypesetter(fonts);
  const grounds = new Map<string, Promise<Ground>>();

  async function openGround(proof: ProofDetail, numbers: readonly number[]): Promise<Ground> {
    const sha256 = numbers.length > 0 ? await clear(proof, numbers) : proof.beforeSha256;
    const whole = await decodeImage(await readImage(sha256), `The base of proof ${proof.id}`);
    const image = await shrinkTo(whole, SIDE);
    return { image, scale: image.width / whole.width };
  }

  function groundOf(proof: ProofDetail, numbers: readonly number[]): Promise<Ground> {
    const key = [proof.beforeSha256, ...numbers].join(' ');
    const ground = grounds.get(key) ?? openGround(proof, numbers);
    grounds.delete(key);
    grounds.set(key, ground);
    ground.catch(() => grounds.delete(key));
    for (const [oldest] of grounds) {
      if (grounds.size <= KEPT) break;
      grounds.delete(oldest);
    }
    return ground;
  }

  return {
    async make(proof, placed) {
      const { image: ground, scale } = await groundOf(proof, numbersOf(placed.flatMap(({ region, moreRegions = [] }) => [region, ...moreRegions])));
      const { image, warnings } = previewPlaced({ ground, scale, placed, seed: proof.job.request.seed }, typesetter);
      return { sha256: await previews.put(await encodeQuickPng(image)), warnings };
    },
    async warm(proof, regions) {
      const replaced = regions.map(({ action, wanted }, i) => (action === 'replaced' && wanted !== null ? i + 1 : null));
      await groundOf(proof, numbersOf(replaced));
    },
  };
}

function numbersOf(regions: readonly (number | null)[]): number[] {
  return [...new Set(regions.filter((region) => region !== null))].sort((a, b) => a - b);
}
