import { createRequire } from 'node:module';
import type { SharpInput, SharpOptions, Sharp as SharpPipeline } from 'sharp';

const require = createRequire(import.meta.url);

export type { Metadata, Sharp } from 'sharp';

/** Sharp, loaded with the first picture: a window that shows none yet, or a command that needs none, does not wait for its library. */
export function sharp(input: SharpInput | SharpOptions, options?: SharpOptions): SharpPipeline {
  const open = require('sharp') as (input: SharpInput | SharpOptions, options?: SharpOptions) => SharpPipeline;
  return open(input, options);
}
