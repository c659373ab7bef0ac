/** Sides that a model can render, px. */
export interface SizeLimits {
  minSide: number;
  maxSide: number;
  multipleOf: number;
}

export interface Size {
  width: number;
  height: number;
}

/** True when the model renders this size itself. */
export function fits(size: Size, limits: SizeLimits): boolean {
  return [size.width, size.height].every((side) => side >= limits.minSide && side <= limits.maxSide && side % limits.multipleOf === 0);
}

/** The size to render so that one resize gives the wanted size: same aspect as near as the model's grid allows, never outside its limits. */
export function renderSize(wanted: Size, limits: SizeLimits): Size {
  if (fits(wanted, limits)) return wanted;
  const scale = Math.min(1, limits.maxSide / Math.max(wanted.width, wanted.height));
  const grow = Math.max(1, limits.minSide / (Math.min(wanted.width, wanted.height) * scale));
  const side = (length: number) => {
    const snapped = Math.round((length * scale * grow) / limits.multipleOf) * limits.multipleOf;
    const lowest = Math.ceil(limits.minSide / limits.multipleOf) * limits.multipleOf;
    const highest = Math.floor(limits.maxSide / limits.multipleOf) * limits.multipleOf;
    return Math.min(highest, Math.max(lowest, snapped));
  };
  return { width: side(wanted.width), height: side(wanted.height) };
}
