/** Languages that the window speaks; English is the one that it is written in. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Sentences of one language by the English sentence; what is missing is said in English. */
export type Catalogue = Readonly<Record<string, string>>;

interface Spoken {
  language: Language;
  catalogue: Catalogue;
}

let spoken: Spoken = { language: 'en', catalogue: {} };

/** What `t` says now. The one thing in the window that is the same for every part of it: words have no other context. */
export function spokenLanguage(): Spoken {
  return spoken;
}

/** From here on everything is said in this language; what is on the screen has to be drawn again. */
export function speak(language: Language, catalogue: Catalogue): void {
  spoken = { language, catalogue };
}

/** A language of the list; English for anything else. */
export function languageOf(value: unknown): Language {
  return LANGUAGES.find((language) => language === value) ?? 'en';
}

/** Fetches the sentences of a language: they are no part of the first bundle. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'en') return {};
  return (await import('./de.ts')).GERMAN;
}
