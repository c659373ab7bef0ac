import { t } from '../words/t.ts';
import { IntervalTrack } from './IntervalTrack.tsx';
import { type Interval, scaleOf } from './interval-scale.ts';
import './measures.css';

export interface IntervalTableProps {
  label: string;
  kind?: 'votes';
  rows: readonly { name: string; interval: Interval | null; note: string; isStrong?: boolean }[];
  noteLabel: string;
  format: (value: number) => string;
  reference?: number | undefined;
}

/** Names, figures and their intervals, drawn on one scale whose ends are named. */
export function IntervalTable({ label, kind, rows, noteLabel, format, reference }: IntervalTableProps) {
  const scale = scaleOf(
    rows.map(({ interval }) => interval),
    reference,
  );
  return (
    <table className="interval-table" data-kind={kind}>
      <thead>
        <tr>
          <th scope="col">{t('Candidate')}</th>
          <th scope="col" className="is-number">
            {label}
          </th>
          <th scope="col">
            {scale !== null && !scale.isPoint ? (
              <span className="interval-ends number">
                <span>{format(scale.low)}</span>
                <span>{format(scale.high)}</span>
              </span>
            ) : (
              <span className="visually-hidden">{t('Chart')}</span>
            )}
          </th>
          <th scope="col">{t('95 % interval')}</th>
          <th scope="col" className="is-number">
            {noteLabel}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, interval, note, isStrong = false }) => (
          <tr key={name}>
            <th scope="row" title={name}>
              {name}
            </th>
            <td className="is-number number interval-value">{interval === null ? '–' : format(interval.value)}</td>
            <td>
              {interval !== null && scale !== null && (
                <IntervalTrack interval={interval} scale={scale} isStrong={isStrong} {...(reference !== undefined && { reference })} />
              )}
            </td>
            <td className="number interval-words">
              {interval === null ? t('not measured') : t('{low} to {high}', { low: format(interval.low), high: format(interval.high) })}
            </td>
            <td className="is-number number interval-words">{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
