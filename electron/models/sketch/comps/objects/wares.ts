import type { ObjectSpec } from './kit.ts';

export const WARES: readonly ObjectSpec[] = [];
