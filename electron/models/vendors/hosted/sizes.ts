export interface Ratio {
  /** As the vendor writes it. */
  name: string;
  width: number;
  height: number;
}

/** Ratios written "16:9", "16x9" or "ASPECT_16_9", or exact sizes "1344x768". */
export function ratiosOf(names: readonly string[]): Ratio[] {
  return names.map((name) => {
    const [width, height] = (/(\d+)\D(\d+)$/.exec(name) ?? []).slice(1).map(Number);
    return { name, width, height };
  });
}

const apart = (a: { width: number; height: number }, b: { width: number; height: number }) => Math.abs(Math.log((a.width / a.height) * (b.height / b.width)));

/** The ratio whose logarithm is nearest to that of the wanted size; among equal ones the size nearest in pixels. */
export function nearestRatio(wanted: { width: number; height: number }, ratios: readonly Ratio[]): Ratio {
  const area = (ratio: Ratio) => Math.abs(Math.log((ratio.width * ratio.height) / (wanted.width * wanted.height)));
  return ratios.reduce((best, ratio) => {
    const change = apart(ratio, wanted) - apart(best, wanted);
    return change < -1e-9 || (change < 1e-9 && area(ratio) < area(best)) ? ratio : best;
  });
}

/** Two shapes differ by more than one percent. */
export function isOtherShape(a: { width: number; height: number }, b: { width: number; height: number }): boolean {
  return apart(a, b) > Math.log(1.01);
}

/** The sentence about a shape that a model does not have; null when it has it. */
export function shapeWarning(label: string, wanted: { width: number; height: number }, ratio: Ratio): string | null {
  if (!isOtherShape(wanted, ratio)) return null;
  return `${label} does not make ${wanted.width} × ${wanted.height}; the nearest shape it has is ${ratio.width}:${ratio.height}.`;
}

/** A seed brought into 0 … `most` (a whole number) without making neighbours equal. */
export function wrappedSeed(seed: number, most: number): number {
  return ((Math.trunc(seed) % (most + 1)) + most + 1) % (most + 1);
}
