import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { t } from '../words/t.ts';
import type { ParamValue } from './edit-matrix.ts';
import { type ParamRow, paramRowsOf, paramsOf } from './params.ts';

export interface ParamsFormProps {
  params: Record<string, ParamValue>;
  onChange: (params: Record<string, ParamValue>) => void;
}

/** Rows of name and value; a row counts as soon as it has a name. */
export function ParamsForm({ params, onChange }: ParamsFormProps) {
  const [rows, setRows] = useState<ParamRow[]>(() => [...paramRowsOf(params), { name: '', value: '' }]);

  function change(next: ParamRow[]): void {
    setRows(next);
    onChange(paramsOf(next));
  }
  const changeRow = (index: number, part: Partial<ParamRow>) => change(rows.map((row, other) => (other === index ? { ...row, ...part } : row)));

  return (
    <div className="params-form">
      {rows.map((row, index) => (
        <div key={index} className="param-row">
          <input
            className="field"
            aria-label={t('Name')}
            placeholder={t('name')}
            value={row.name}
            spellCheck={false}
            onChange={(event) => changeRow(index, { name: event.target.value })}
          />
          <input
            className="field"
            aria-label={row.name ? t('Value of {name}', { name: row.name }) : t('Value of the new parameter')}
            placeholder={t('value')}
            value={row.value}
            spellCheck={false}
            onChange={(event) => changeRow(index, { value: event.target.value })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={row.name ? t('Remove {name}', { name: row.name }) : t('Remove this row')}
            onClick={() => change(rows.filter((_, other) => other !== index))}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
      <button type="button" className="small-button cell-tool" onClick={() => setRows([...rows, { name: '', value: '' }])}>
        <Plus size={13} aria-hidden />
        {t('Row')}
      </button>
    </div>
  );
}
