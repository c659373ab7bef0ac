import type { CellFigures, CellMeasures, ModelStatus } from '../../shared/routing.ts';
import { formatBytes, formatCost, formatCount, formatMs, formatShare } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { modelLabel } from './model-status.ts';

const NOT_MEASURED = '–';

/** A cell's figures by the model that made the picture; the last line is the whole cell. */
export function CellFiguresTable({ cell, models }: { cell: CellMeasures; models: readonly ModelStatus[] }) {
  const lines: (CellFigures & { name: string })[] = cell.models.map((line) => ({ ...line, name: modelLabel(line.model, models) || t('no model') }));
  if (lines.length > 1) lines.push({ ...cell.whole, name: t('All together') });
  return (
    <table className="figures-table number">
      <thead>
        <tr>
          <th scope="col">{t('Made by')}</th>
          <th scope="col">{t('Images')}</th>
          <th scope="col">{t('Median')}</th>
          <th scope="col">{t('95 of 100')}</th>
          <th scope="col">{t('Memory')}</th>
          <th scope="col">{t('An image')}</th>
          <th scope="col">{t('Approved')}</th>
          <th scope="col">{t('Failed')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, done, failed, medianSeconds, p95Seconds, peakBytes, costUsd, judged, approved }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{formatCount(done)}</td>
            <td>{medianSeconds === null ? NOT_MEASURED : formatMs(medianSeconds * 1000)}</td>
            <td>{p95Seconds === null ? NOT_MEASURED : formatMs(p95Seconds * 1000)}</td>
            <td>{peakBytes === null ? NOT_MEASURED : formatBytes(peakBytes)}</td>
            <td>{costUsd === null ? NOT_MEASURED : formatCost(costUsd)}</td>
            <td>{judged === 0 ? NOT_MEASURED : t('{share} of {judged}', { share: formatShare(approved / judged), judged: formatCount(judged) })}</td>
            <td>{formatCount(failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
