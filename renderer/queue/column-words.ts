import type { Route } from '../../shared/routing.ts';
import { msg } from '../words/t.ts';

/** The column of the matrix that a route was taken from, within a line; `t` says it. */
export const COLUMN_WORDS: Record<Route['column'], string> = { draft: msg('draft'), final: msg('final') };
