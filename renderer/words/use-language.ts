import { useEffect, useState } from 'react';
import { type Language, loadCatalogue, speak, spokenLanguage } from './language.ts';

/**
 * Speaks the wanted language as soon as its sentences are here, and answers which one is spoken now: whoever shows words is drawn anew
 * when it changes (give it to the root as its key).
 */
export function useLanguage(wanted: Language): Language {
  const [spoken, setSpoken] = useState(spokenLanguage().language);
  useEffect(() => {
    let isWanted = true;
    void loadCatalogue(wanted).then((catalogue) => {
      if (!isWanted) return;
      speak(wanted, catalogue);
      setSpoken(wanted);
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return spoken;
}
