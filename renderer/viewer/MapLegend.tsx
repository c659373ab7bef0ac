import type { MapLegend as Legend } from '../../shared/measures.ts';
import { t } from '../words/t.ts';

/** Marks under the scale. */
const MARKS = 3;

/** What the colours of a map mean. */
export function MapLegend({ legend: { from, to, unit, stops } }: { legend: Legend }) {
  const gradient = stops.map(({ colour }, i) => `rgb(${colour.join(' ')}) ${(i / (stops.length - 1)) * 100}%`).join(', ');
  const marks = Array.from({ length: MARKS }, (_, i) => from + ((to - from) * i) / (MARKS - 1));
  const values = { unit, from: String(from), to: String(to) };
  const says =
    to > from
      ? t('Legend. {unit}: dark is {from}, the same; bright is {to} or more', values)
      : t('Legend. {unit}: dark is {from}, the same; bright is {to}', values);
  return (
    <figure className="map-legend" aria-label={says}>
      <span className="legend-unit">{unit}</span>
      <span className="legend-same">{t('same')}</span>
      <span className="legend-scale">
        <span className="legend-colours" style={{ background: `linear-gradient(to right, ${gradient})` }} />
        <span className="legend-marks number">
          {marks.map((mark, i) => (
            <span key={mark}>
              {Number(mark.toFixed(2))}
              {i === MARKS - 1 && to > 1 ? '+' : ''}
            </span>
          ))}
        </span>
      </span>
      <span className="legend-same">{t('different')}</span>
    </figure>
  );
}
