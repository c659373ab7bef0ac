import type { LetteringReport } from '../../shared/lettering.ts';

/** What became of the texts that no string was for, in a sentence; '' where there were none. What went away for a string beside it is told with that string. */
export function otherTexts({ regions }: Pick<LetteringReport, 'regions'>): string {
  const others = regions.filter(({ wanted }) => wanted === null);
  const count = (action: 'kept' | 'erased') => others.filter((region) => region.action === action).length;
  const [kept, erased] = [count('kept'), count('erased')];
  const were = (number: number) => (number === 1 ? 'was' : 'were');
  const texts = (number: number) => `${number} other ${number === 1 ? 'text' : 'texts'} ${were(number)}`;
  if (kept > 0 && erased > 0) return `${texts(kept)} left alone, ${erased} ${were(erased)} erased.`;
  return kept > 0 ? `${texts(kept)} left alone.` : erased > 0 ? `${texts(erased)} erased.` : '';
}
