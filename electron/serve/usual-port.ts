import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Dynamic ports (RFC 6335, 6) that Linux does not give to outgoing connections by itself. */
const FIRST = 61_000;
const COUNT = 4_500;

/**
 * The port that a project is served on unless something else has it: always the same, so that a browser finds what it kept of the last time (the window's
 * code, compiled, and its pictures), and a bookmark stays right.
 */
export function usualPort(projectFolder: string): number {
  return FIRST + (createHash('sha256').update(resolve(projectFolder)).digest().readUInt32BE() % COUNT);
}
