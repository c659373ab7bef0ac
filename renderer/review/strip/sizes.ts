import type { Preferences } from '../../app/preferences.ts';
import { msg } from '../../words/t.ts';

export type StripSize = Preferences['stripSize'];

/** Side of a picture, px. */
export const FILM_SIDE: Record<StripSize, number> = { small: 56, medium: 84, large: 132 };
export const GRID_SIDE: Record<StripSize, number> = { small: 112, medium: 176, large: 272 };

export const SIZE_LABELS: Record<StripSize, string> = { small: msg('S'), medium: msg('M'), large: msg('L') };
export const SIZE_TITLES: Record<StripSize, string> = { small: msg('Small pictures'), medium: msg('Middle-sized pictures'), large: msg('Large pictures') };

/** Width of the thumbnail for a picture shown `side` px wide: no more is decoded than can be seen. */
export const pixels = (side: number) => Math.ceil(side * (globalThis.devicePixelRatio ?? 1));
