import type { LetteringReport } from '../../shared/lettering.ts';
import { t } from '../words/t.ts';

/** What became of the texts that no string was for, in a sentence; '' where there were none. What went away for a string beside it is told with that string. */
export function otherTexts({ regions }: Pick<LetteringReport, 'regions'>): string {
  const others = regions.filter(({ wanted }) => wanted === null);
  const count = (action: 'kept' | 'erased') => others.filter((region) => region.action === action).length;
  const [kept, erased] = [count('kept'), count('erased')];
  if (kept > 0 && erased > 0) {
    return t('{kept, plural, one {# other text was} other {# other texts were}} left alone, {erased, plural, one {# was} other {# were}} erased.', {
      kept,
      erased,
    });
  }
  if (kept > 0) return t('{kept, plural, one {# other text was} other {# other texts were}} left alone.', { kept });
  return erased > 0 ? t('{erased, plural, one {# other text was} other {# other texts were}} erased.', { erased }) : '';
}
