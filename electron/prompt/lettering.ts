import type { LetteringRequest } from '../../shared/prompt.ts';
import type { Candidate } from './lettering-candidates.ts';
import { bestSet, type LetteringModel, scoreCandidates, searchLettering } from './lettering-model.ts';
import { findPlacements } from './placement.ts';
import type { PromptLayout } from './prompt-layout.ts';

/**
 * The literal strings that the prompt wants to see in the picture, in order of appearance: of everything that could be one (between quotes, behind
 * "that says", in capitals …) the set that the trained model holds most probable.
 */
export function findLettering(layout: PromptLayout, model: LetteringModel): LetteringRequest[] {
  const { prompt, masked } = layout;
  const search = searchLettering(layout);
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
