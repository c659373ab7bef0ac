import { msg, t } from '../../words/t.ts';

const ENTRIES = [
  { mark: 'pair-before', words: msg('before'), width: 58 },
  { mark: 'pair-after', words: msg('after, exact'), width: 98 },
  { mark: 'pair-wrong', words: msg('after, still wrong'), width: 110 },
];

/** What the marks mean, in one line that ends at `right` (px). */
export function DumbbellLegend({ right, y }: { right: number; y: number }) {
  const whole = ENTRIES.reduce((sum, { width }) => sum + width, 0);
  const startOf = (index: number) => right - whole + ENTRIES.slice(0, index).reduce((sum, { width }) => sum + width, 0);
  return ENTRIES.map(({ mark, words }, index) => (
    <g key={mark} transform={`translate(${startOf(index)} ${y})`}>
      <circle className={mark} cx={4} cy={0} r={4} />
      <text className="chart-tick" x={12} y={0} dy="0.35em">
        {t(words)}
      </text>
    </g>
  ));
}
