import { t } from '../words/t.ts';
import { type ChartTable, formatCell } from './question.ts';

/** A chart's rows as a table. */
export function ChartRows({ table: { columns, rows } }: { table: ChartTable }) {
  return (
    <div className="chart-rows">
      <table>
        <thead>
          <tr>
            {columns.map(({ name, label, isNumber }) => (
              <th key={name} scope="col" data-number={isNumber || undefined}>
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td key={columns[column].name} data-number={columns[column].isNumber || undefined}>
                  {formatCell(columns[column], value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
