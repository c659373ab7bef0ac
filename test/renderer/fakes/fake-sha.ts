import { createHash } from 'node:crypto';

/** A hash as pictures are named by. */
export function fakeSha(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
