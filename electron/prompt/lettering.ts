import type { LetteringRequest } from '../../shared/prompt.ts';
import { bestSet, type LetteringModel, scoreCandidates, searchLettering } from './lettering-model.ts';
import { findPlacements } from './placement.ts';
import { findQuotes } from './quotes.ts';

/**
 * The literal strings that the prompt wants to see in the picture, in order of appearance: of everything that could be one (between quotes, behind
 * "that says", in capitals …) the set that the trained model holds most probable.
 *
 * @param masked the prompt with tool syntax blanked, same length as `prompt`
 */
export function findLettering(prompt: string, masked: string, range: { start: number; end: number }, model: LetteringModel): LetteringRequest[] {
  const quotes = findQuotes(masked.slice(0, range.end)).filter((pair) => pair.open >= range.start);
  const search = searchLettering(prompt, masked, quotes, range);
  if (search.candidates.length === 0) return [];
  const sums = scoreCandidates(search, (features) => {
    let sum = 0;
    for (const feature of features) sum += model.weights.get(feature) ?? 0;
    return sum;
  });
  const chosen = bestSet(
    search.candidates,
    sums.map(({ start, end, content }) => start + end + content),
  );
  const spans = chosen.flatMap((index) => search.candidates[index].pieces);
  const placements = findPlacements(masked, spans);
  return spans.map(({ start, end }, index) => ({ start, end, text: prompt.slice(start, end), placement: placements[index] }));
}
