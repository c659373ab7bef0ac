import type { ObjectSpec } from './kit.ts';

export const BEASTS: readonly ObjectSpec[] = [];
