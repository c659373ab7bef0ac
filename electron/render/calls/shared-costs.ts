/**
 * Shares a whole amount among some as evenly as whole numbers allow: the first ones get one more, so that the shares sum to it exactly (largest remainder, where all remainders are equal).
 * @param micros millionths of a dollar, whole
 */
export function sharesOf(micros: number, count: number): number[] {
  const [each, rest] = [Math.floor(micros / count), micros % count];
  return Array.from({ length: count }, (_, index) => each + (index < rest ? 1 : 0));
}
