import { type BakeOffDifference, type BakeOffMeasure, type BakeOffMeasureReport, type BakeOffRanking, MIN_PROMPTS } from '../../shared/bake-off.ts';
import { formatMeasure, formatP, measureInSentence, measureLabel, pairsNeeded } from '../../shared/bake-off-words.ts';
import { msg } from '../../shared/msg.ts';
import { type Figure, type Said, type SentenceValue, said } from '../../shared/sentence.ts';

export interface FindingsInput {
  candidates: readonly string[];
  prompts: number;
  seeds: number;
  renders: { total: number; done: number; failed: number };
  measures: readonly BakeOffMeasureReport[];
  ranking: BakeOffRanking;
}

/** What the figures say, in sentences, and what they cannot say. */
export function findingsOf({ candidates, prompts, seeds, renders, measures, ranking }: FindingsInput): Said[] {
  const { total, done, failed } = renders;
  const open = total - done - failed;
  return [
    ...(open > 0 ? [said('{open} of {total} renders are still to come: the figures will change.', { open, total })] : []),
    ...(failed > 0 ? [said('{failed} of {total} renders failed and are left out.', { failed, total })] : []),
    ...measures.flatMap((measure) => differenceSentences(measure, candidates)),
    ...noDifferenceSentence(measures),
    ...(done > 0 ? reachSentences(candidates.length, prompts, seeds) : []),
    votesSentence(ranking, candidates),
  ];
}

const isTold = ({ isSignificant, difference }: BakeOffDifference) => isSignificant && difference.value !== 0;

/** The measures whose differences may all be chance, together. */
function noDifferenceSentence(measures: readonly BakeOffMeasureReport[]): Said[] {
  const list = measures
    .filter(({ differences }) => differences.length > 0 && !differences.some(isTold))
    .map(({ measure }) => ({ message: measureInSentence(measure) }));
  return list.length === 0 ? [] : [said('No significant difference in {measures}.', { measures: { list, join: 'or' } })];
}

/** How far the figures reach. */
function reachSentences(candidates: number, prompts: number, seeds: number): Said[] {
  const isOfPrompts = prompts >= MIN_PROMPTS;
  const needed = pairsNeeded(candidates);
  const isTooFew = (isOfPrompts ? prompts : prompts * seeds) < needed;
  const tooFew = isOfPrompts
    ? msg('With fewer than {needed} prompts no difference between {candidates} candidates can be significant, however large it is.')
    : msg('With fewer than {needed} renders of each candidate no difference between {candidates} candidates can be significant, however large it is.');
  const ofThese = said(
    'With {prompts, plural, one {one prompt the figures speak of this prompt} other {{prompts} prompts the figures speak of these prompts}} only; from {least} on they speak of prompts like them.',
    { prompts, least: MIN_PROMPTS },
  );
  return [...(isTooFew ? [said(tooFew, { needed, candidates })] : []), ...(isOfPrompts ? [] : [ofThese])];
}

function differenceSentences({ measure, better, differences }: BakeOffMeasureReport, candidates: readonly string[]): Said[] {
  const figure = (value: number): Figure => ({ figure: formatMeasure(measure, Math.abs(value)) });
  return differences.filter(isTold).map(({ a, b, difference, pValue }) => {
    const [less, more] = difference.value < 0 ? [a, b] : [b, a];
    return said(VERBS[verbOf(measure, better)], {
      measure: { message: measureLabel(measure) },
      less: candidates[less],
      more: candidates[more],
      difference: figure(difference.value),
      range: rangeOf(difference, figure),
      p: { figure: formatP(pValue) },
    });
  });
}

function rangeOf({ low, high }: BakeOffDifference['difference'], figure: (value: number) => Figure): SentenceValue {
  if (low * high <= 0) return { message: msg('the 95 % interval reaches 0') };
  const [nearer, further] = [Math.abs(low), Math.abs(high)].sort((x, y) => x - y);
  return { message: msg('{low} to {high}'), values: { low: figure(nearer), high: figure(further) } };
}

const VERBS = {
  nearer: msg('{measure}: {less} is nearer to 1 than {more} by {difference} ({range}; p {p}).'),
  faster: msg('{measure}: {less} is faster than {more} by {difference} ({range}; p {p}).'),
  cheaper: msg('{measure}: {less} is cheaper than {more} by {difference} ({range}; p {p}).'),
  lower: msg('{measure}: {less} is lower than {more} by {difference} ({range}; p {p}).'),
};

function verbOf(measure: BakeOffMeasure, better: BakeOffMeasureReport['better']): keyof typeof VERBS {
  if (better === 'near-one') return 'nearer';
  if (measure === 'seconds') return 'faster';
  return measure === 'costUsd' ? 'cheaper' : 'lower';
}

function votesSentence({ votes, voters, winner, pValue }: BakeOffRanking, candidates: readonly string[]): Said {
  if (votes === 0) return said('Nobody has voted yet.');
  const count = {
    message: msg('{votes, plural, one {{votes} blind vote} other {{votes} blind votes}} by {voters, plural, one {{voters} person} other {{voters} people}}'),
    values: { votes, voters },
  };
  const p = { figure: formatP(pValue) };
  if (winner === null) return said('{count}: no candidate is liked significantly better than all others (p {p}).', { count, p });
  return said('{count}: {winner} is liked better than every other candidate (p {p}).', { count, winner: candidates[winner], p });
}
