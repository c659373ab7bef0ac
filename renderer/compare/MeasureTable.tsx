import { Map as MapIcon } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { MAP_WORDS, type MeasureRow, rowsOf } from '../../shared/compare-words.ts';
import type { MeasureMapName } from '../../shared/measures.ts';
import { localFigure } from '../ui/format.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { mapsOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

export interface MeasureTableProps<Of> {
  title: string;
  note?: string;
  rows: readonly MeasureRow<Of>[];
  /** Its maps are those of B against A. */
  hasMaps?: boolean;
  columns: readonly { title: string; says: string; measures: Of }[];
}

/** Measures down, regions or images across. */
export function MeasureTable<Of>({ title, note, rows, columns, hasMaps = false }: MeasureTableProps<Of>) {
  const heading = useId();
  const measured = rowsOf(
    rows,
    columns.map(({ measures }) => measures),
  );
  return (
    <section className="measure-group" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {note !== undefined && <p className="measure-note">{note}</p>}
      <table className="measure-table" aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('Measure')}</span>
            </th>
            {columns.map((column) => (
              <th key={column.title} scope="col">
                <Tip text={column.says}>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
                  <span tabIndex={0}>{column.title}</span>
                </Tip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measured.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <span className="measure-name">
                  {t(row.name)}
                  {hasMaps && row.map !== null && <MapButton map={row.map} />}
                </span>
                <span className="measure-meaning">{t(row.meaning)}</span>
              </th>
              {columns.map(({ title: column, measures }) => {
                const value = row.of(measures);
                return (
                  <td key={column} className="number">
                    {value === null ? <span className="measure-none">–</span> : localFigure(row.format(value))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MapButton({ map }: { map: MeasureMapName }) {
  const store = useCompareStore();
  const measures = useStore(store, (state) => state.measures);
  const isShown = useStore(store, (state) => state.map === map);
  if (!mapsOf(measures).includes(map)) return null;
  const label = t('{map} map: {shows}', { map: t(MAP_WORDS[map].label), shows: t(MAP_WORDS[map].shows) });
  return (
    <Tip text={label}>
      <button
        type="button"
        className="icon-button measure-map"
        aria-label={label}
        aria-pressed={isShown}
        onClick={() => void store.getState().setMap(isShown ? null : map)}
      >
        <MapIcon size={12} aria-hidden />
      </button>
    </Tip>
  );
}
