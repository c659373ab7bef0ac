import { type BakeOffDifference, type BakeOffMeasure, type BakeOffMeasureReport, type BakeOffRanking, MIN_PROMPTS } from '../../shared/bake-off.ts';
import { formatMeasure, formatP, measureLabel, pairsNeeded } from '../../shared/bake-off-words.ts';

export interface FindingsInput {
  candidates: readonly string[];
  prompts: number;
  seeds: number;
  renders: { total: number; done: number; failed: number };
  measures: readonly BakeOffMeasureReport[];
  ranking: BakeOffRanking;
}

/** What the figures say, in sentences, and what they cannot say. */
export function findingsOf({ candidates, prompts, seeds, renders, measures, ranking }: FindingsInput): string[] {
  const { total, done, failed } = renders;
  return [
    ...(done + failed < total ? [`${total - done - failed} of ${total} renders are still to come: the figures will change.`] : []),
    ...(failed > 0 ? [`${failed} of ${total} renders failed and are left out.`] : []),
    ...measures.flatMap((measure) => differenceSentences(measure, candidates)),
    ...noDifferenceSentence(measures),
    ...(done > 0 ? reachSentences(candidates.length, prompts, seeds) : []),
    votesSentence(ranking, candidates),
  ];
}

const isTold = ({ isSignificant, difference }: BakeOffDifference) => isSignificant && difference.value !== 0;

/** The measures whose differences may all be chance, together. */
function noDifferenceSentence(measures: readonly BakeOffMeasureReport[]): string[] {
  const labels = measures
    .filter(({ differences }) => differences.length > 0 && !differences.some(isTold))
    .map(({ measure }) => measureLabel(measure).toLowerCase());
  return labels.length === 0 ? [] : [`No significant difference in ${new Intl.ListFormat('en', { type: 'disjunction' }).format(labels)}.`];
}

/** How far the figures reach. */
function reachSentences(candidates: number, prompts: number, seeds: number): string[] {
  const isOfPrompts = prompts >= MIN_PROMPTS;
  const few = prompts === 1 ? ['one prompt', 'this prompt'] : [`${prompts} prompts`, 'these prompts'];
  const needed = pairsNeeded(candidates);
  const isTooFew = (isOfPrompts ? prompts : prompts * seeds) < needed;
  const unit = isOfPrompts ? 'prompts' : 'renders of each candidate';
  return [
    ...(isTooFew ? [`With fewer than ${needed} ${unit} no difference between ${candidates} candidates can be significant, however large it is.`] : []),
    ...(isOfPrompts ? [] : [`With ${few[0]} the figures speak of ${few[1]} only; from ${MIN_PROMPTS} on they speak of prompts like them.`]),
  ];
}

function differenceSentences({ measure, better, differences }: BakeOffMeasureReport, candidates: readonly string[]): string[] {
  return differences.filter(isTold).map(({ a, b, difference, pValue }) => {
    const [less, more] = difference.value < 0 ? [a, b] : [b, a];
    const [low, high] = [Math.abs(difference.low), Math.abs(difference.high)].sort((x, y) => x - y);
    const isOneSided = difference.low * difference.high > 0;
    const range = isOneSided ? `${formatMeasure(measure, low)} to ${formatMeasure(measure, high)}` : 'the 95 % interval reaches 0';
    return `${measureLabel(measure)}: ${candidates[less]} ${verb(measure, better)} ${candidates[more]} by ${formatMeasure(measure, Math.abs(difference.value))} (${range}; p ${formatP(pValue)}).`;
  });
}

function verb(measure: BakeOffMeasure, better: BakeOffMeasureReport['better']): string {
  if (better === 'near-one') return 'is nearer to 1 than';
  if (measure === 'seconds') return 'is faster than';
  if (measure === 'costUsd') return 'is cheaper than';
  return 'is lower than';
}

function votesSentence({ votes, voters, winner, pValue }: BakeOffRanking, candidates: readonly string[]): string {
  if (votes === 0) return 'Nobody has voted yet.';
  const count = `${votes} blind ${votes === 1 ? 'vote' : 'votes'} by ${voters} ${voters === 1 ? 'person' : 'people'}`;
  if (winner === null) return `${count}: no candidate is liked significantly better than all others (p ${formatP(pValue)}).`;
  return `${count}: ${candidates[winner]} is liked better than every other candidate (p ${formatP(pValue)}).`;
}
