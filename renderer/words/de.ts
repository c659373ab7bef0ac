/** German, by the English sentence. `npm run words` lists what is missing. */
export const GERMAN: Readonly<Record<string, string>> = {};
