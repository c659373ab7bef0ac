import type { LetteringRequest } from '../../shared/prompt.ts';
import type { Candidate } from './lettering-candidates.ts';
import { bestSet, type LetteringModel, scoreCandidates, searchLettering } from './lettering-model.ts';
import { findPlacements } from './placement.ts';
import { findQuotes } from './quotes.ts';

/** More strings between quotes than these are no picture's lettering. */
const MAX_QUOTES = 200;

/**
 * The literal strings that the prompt wants to see in the picture, in order of appearance: of everything that could be one (between quotes, behind
 * "that says", in capitals …) the set that the trained model holds most probable.
 *
 * @param masked the prompt with tool syntax blanked, same length as `prompt`
 */
export function findLettering(prompt: string, masked: string, range: { start: number; end: number }, model: LetteringModel): LetteringRequest[] {
  const quotes = findQuotes(masked.slice(0, range.end))
    .filter((pair) => pair.open >= range.start)
    .slice(0, MAX_QUOTES);
  const search = searchLettering(prompt, masked, quotes, range);
  if (search.candidates.length === 0) return [];
  const chosen = chosenOf(search.candidates, scoreCandidates(search, model));
  const spans = chosen.flatMap((index) => search.candidates[index].pieces);
  const placements = findPlacements(masked, spans);
  return spans.map(({ start, end }, index) => ({ start, end, text: prompt.slice(start, end), placement: placements[index] }));
}

/** What the choice of one string between quotes adds to the others between quotes: log-odds, by cross-validation. */
const COMPANY = 1;

/** The most probable set; where one string between quotes is in it, the others are probably wanted as well. */
function chosenOf(candidates: readonly Candidate[], scores: readonly number[]): number[] {
  const chosen = bestSet(candidates, scores);
  const quoted = candidates.filter(({ kind }) => kind === 'quoted').length;
  const isCompany = quoted > 1 && chosen.some((index) => candidates[index].kind === 'quoted');
  if (!isCompany) return chosen;
  return bestSet(
    candidates,
    scores.map((score, index) => score + (candidates[index].kind === 'quoted' ? COMPANY : 0)),
  );
}
