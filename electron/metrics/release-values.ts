/**
 * Gives the memory of values that nobody reads any more back at once; they are empty afterwards. The collector sees only the small objects that hold them and lets a
 * hundred megabytes gather. Node 20 cannot give back, and there the collector does it later.
 */
export function releaseValues({ buffer }: Float32Array): void {
  (buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer }).transfer?.(0);
}
