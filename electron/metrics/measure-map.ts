/** One value per pixel, row-major. */
export interface ScalarMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}
