import type { RemoteCapabilities } from '../remote-model.ts';

export interface Size {
  width: number;
  height: number;
}

type Sizes = RemoteCapabilities['sizes'];

/** The size nearest to the wanted one that an engine can render: within its sides, its shape kept as well as its step allows. */
export function nearestSize({ width, height }: Size, { minSide, maxSide, multipleOf }: Sizes): Size {
  const shrink = Math.min(1, maxSide / Math.max(width, height));
  const grow = Math.max(1, minSide / (Math.min(width, height) * shrink));
  const side = (wanted: number) => {
    const steps = Math.round((wanted * shrink * grow) / multipleOf);
    return Math.min(Math.floor(maxSide / multipleOf), Math.max(Math.ceil(minSide / multipleOf), steps)) * multipleOf;
  };
  return { width: side(width), height: side(height) };
}

/** The sentence that says so; null = it is the wanted size. */
export function sizeWarning(name: string, wanted: Size, sizes: Sizes): string | null {
  const { width, height } = nearestSize(wanted, sizes);
  if (width === wanted.width && height === wanted.height) return null;
  return `${name} renders ${width} × ${height} px instead of ${wanted.width} × ${wanted.height}: its sides are multiples of ${sizes.multipleOf} from ${sizes.minSide} to ${sizes.maxSide}.`;
}

/** Room that is missing to the next multiple, px. */
export function missingTo(multipleOf: number, { width, height }: Size): { right: number; bottom: number } {
  const missing = (side: number) => (multipleOf - (side % multipleOf)) % multipleOf;
  return { right: missing(width), bottom: missing(height) };
}
