import type { ObjectSpec } from './kit.ts';

export const VEHICLES: readonly ObjectSpec[] = [];
