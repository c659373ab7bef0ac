import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeImageFile } from '../../electron/image/codecs.ts';
import type { Raster } from '../../shared/raster.ts';

const folder = fileURLToPath(new URL('../../../shared/reference/metrics/vectors/', import.meta.url));

/** Reference vectors computed by other implementations lie beside the repository on the team's machines; they are not part of it. */
export const hasVectors = existsSync(folder);

/** The distortions of one small poster; each has its values in synthetic/expected.json. */
export const SYNTHETIC = ['ref', 'blur', 'noise', 'jpeg20', 'cast', 'gain', 'shift1', 'half', 'garbled'] as const;

/** What other implementations say of a distortion against the undistorted one. */
export type SyntheticExpected = Record<
  string,
  {
    lpips_alex: number;
    lpips_squeeze: number;
    ssim_luma601_torch_valid: number;
    ssim_rgb_torch_valid: number;
    msssim_luma601_torch: number;
    msssim_rgb_torch: number;
    flip_cpp: number;
    flip_torch: number;
    varlap_ref: number;
    varlap_test: number;
    de2000_of_mean_lab: number;
    de2000_mean_D65: number;
  }
>;

export function vectorImage(path: string): Promise<Raster> {
  return decodeImageFile(folder + path);
}

export function vectorJson<T>(path: string): T {
  return JSON.parse(readFileSync(folder + path, 'utf8')) as T;
}
