import type { Intent } from '../../shared/prompt.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { spokenLanguage } from '../words/language.ts';
import { t } from '../words/t.ts';

/** The name of an intent within a sentence: a common noun is written small in English, as it is in German. */
export function intentName(intent: Intent): string {
  const label = t(INTENT_LABELS[intent]);
  return spokenLanguage().language === 'de' ? label : label.toLowerCase();
}
