import type { BakeOffMeasure, BakeOffMeasureReport, BakeOffRanking } from '../../shared/bake-off.ts';
import { formatMeasure, formatP, measureLabel } from '../../shared/bake-off-words.ts';
import { MIN_PROMPTS } from './measures.ts';

export interface FindingsInput {
  candidates: readonly string[];
  prompts: number;
  renders: { total: number; done: number; failed: number };
  measures: readonly BakeOffMeasureReport[];
  ranking: BakeOffRanking;
}

/** What the figures say, in sentences, and what they cannot say. */
export function findingsOf({ candidates, prompts, renders, measures, ranking }: FindingsInput): string[] {
  const { total, done, failed } = renders;
  return [
    ...(done + failed < total ? [`${total - done - failed} of ${total} renders are still to come: the figures will change.`] : []),
    ...(failed > 0 ? [`${failed} of ${total} renders failed and are left out.`] : []),
    ...measures.flatMap((measure) => differenceSentences(measure, candidates)),
    ...(prompts < MIN_PROMPTS && done > 0
      ? [
          `With ${prompts === 1 ? 'one prompt' : `${prompts} prompts`} the figures speak of ${prompts === 1 ? 'this prompt' : 'these prompts'} only; from ${MIN_PROMPTS} on they speak of prompts like them.`,
        ]
      : []),
    votesSentence(ranking, candidates),
  ];
}

function differenceSentences({ measure, better, differences }: BakeOffMeasureReport, candidates: readonly string[]): string[] {
  const told = differences.filter(({ isSignificant, difference }) => isSignificant && difference.value !== 0);
  if (told.length === 0) return differences.length === 0 ? [] : [`${measureLabel(measure)}: no significant difference.`];
  return told.map(({ a, b, difference, pValue }) => {
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
