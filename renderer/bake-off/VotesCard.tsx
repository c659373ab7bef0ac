import type { BakeOffRanking } from '../../shared/bake-off.ts';
import { formatNumber } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { IntervalTable } from './IntervalTable.tsx';

export interface VotesCardProps {
  ranking: BakeOffRanking;
  names: readonly string[];
}

/** Of votes between two candidates one apart: the logistic function of 1. */
const WIN_SHARE = 1 / (1 + Math.exp(-1));

/** What the blind votes come to: strengths on one line, best first. */
export function VotesCard({ ranking, names }: VotesCardProps) {
  const { candidates, votes, voters, winner } = ranking;
  const order = [...candidates.keys()].sort((a, b) => candidates[b].strength.value - candidates[a].strength.value);
  return (
    <section className="measure-card" aria-labelledby="measure-votes">
      <header>
        <h3 id="measure-votes">{t('Blind votes')}</h3>
        <span className="measure-better">
          {t('{votes, plural, one {# vote} other {# votes}} by {voters, plural, one {# person} other {# people}}', { votes, voters })}
        </span>
      </header>
      <IntervalTable
        label={t('Strength')}
        kind="votes"
        rows={order.map((index) => {
          const { strength, won, tied, lost } = candidates[index];
          return { name: names[index], interval: strength, note: `${won} / ${tied} / ${lost}`, isStrong: index === winner };
        })}
        noteLabel={t('Won / tied / lost')}
        format={(value) => formatNumber(value, 2).replace('-', '−')}
        reference={0}
      />
      <p className="difference-head">
        {t('Bradley–Terry strengths: 0 is the average candidate, 1 more wins {wins} of 100 against it.', { wins: Math.round(WIN_SHARE * 100) })}
      </p>
    </section>
  );
}
