import type { Catalogue } from './language.ts';

/** German, by the English sentence. `npm run words` lists what is missing. */
export const GERMAN: Catalogue = {};
