import type { Sentence, SentenceValue } from '../../shared/sentence.ts';
import { localFigure } from '../ui/format.ts';
import { spokenLanguage } from './language.ts';
import { t } from './t.ts';

/** A sentence of the studio in the person's language. Call it while rendering, as `t`. */
export function say({ message, values = {} }: Sentence): string {
  return t(message, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)])));
}

function spoken(value: SentenceValue): string | number {
  if (typeof value !== 'object') return value;
  if ('figure' in value) return localFigure(value.figure);
  if ('message' in value) return say(value);
  const all = value.list.map((one) => String(spoken(one)));
  return value.join === 'comma' ? all.join(', ') : new Intl.ListFormat(spokenLanguage().language, { type: 'disjunction' }).format(all);
}
