import type { Insights } from '../../../shared/insights.ts';
import { formatCount, formatShare, formatTime } from '../../ui/format.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

export type LetteredProof = Insights['lettering'][number];

/** Proofs that the chart shows; more pairs cannot be told apart. */
const MOST_PAIRS = 60;

const COLUMNS = [
  textColumn('at', 'When', formatTime),
  textColumn('prompt', 'Prompt'),
  textColumn('proof_id', 'Proof'),
  numberColumn('character_error_rate_before', 'Wrong before', formatShare),
  numberColumn('character_error_rate_after', 'Wrong after', formatShare),
];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function answerOf(proofs: readonly LetteredProof[]): string {
  if (proofs.length === 0) return 'No proof with lettering in this time.';
  const exact = proofs.filter(({ after }) => after === 0).length;
  const who =
    exact === proofs.length
      ? exact === 1
        ? 'The one lettered proof reads'
        : `All ${formatCount(exact)} read`
      : `${formatCount(exact)} of ${formatCount(proofs.length)} read`;
  const before = median(proofs.map((proof) => proof.before));
  const after = median(proofs.map((proof) => proof.after));
  return `${who} exactly as asked. At the median ${formatShare(before)} of the letters were wrong before, ${formatShare(after)} after.`;
}

/** Character error rate before and after the lettering pass of the newest proofs, oldest first. */
export function letteringQuestion({ lettering }: Insights): Question & { proofs: LetteredProof[] } {
  const proofs = lettering.slice(-MOST_PAIRS);
  return {
    id: 'lettering',
    question: 'Does the lettering come out right?',
    answer: answerOf(proofs),
    note: `Share of wrong letters (character error rate), each proof from before to after, the newest ${proofs.length === MOST_PAIRS ? MOST_PAIRS : ''} at the right. 100 % before: nothing could be read yet.`.replace(
      '  ',
      ' ',
    ),
    table: { columns: COLUMNS, rows: proofs.map(({ at, prompt, proofId, before, after }) => [at, prompt, proofId, before, after]) },
    proofs,
  };
}
