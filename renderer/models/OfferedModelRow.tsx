import { SlidersHorizontal, X } from 'lucide-react';
import type { OfferedModel } from '../../shared/connections.ts';
import { t } from '../words/t.ts';

export interface OfferedModelRowProps {
  model: OfferedModel;
  isPaid: boolean;
  /** False = only the team can say what an image costs. */
  publishesPrices: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (fields: Partial<OfferedModel>) => void;
  onRemove: () => void;
}

/** The fields that every model has; the rest stands behind the button. */
export function OfferedModelRow({ model, isPaid, publishesPrices, isOpen, onToggle, onChange, onRemove }: OfferedModelRowProps) {
  const name = model.label || t('this model');
  return (
    <tr>
      <td>
        <input
          className="field"
          aria-label={t('Id in the matrix')}
          required
          value={model.id}
          spellCheck={false}
          onChange={(event) => onChange({ id: event.target.value })}
        />
      </td>
      <td>
        <input className="field" aria-label={t('Shown as')} required value={model.label} onChange={(event) => onChange({ label: event.target.value })} />
      </td>
      <td>
        <input
          className="field"
          aria-label={t('Name at the server')}
          list="vendor-models"
          value={model.vendorModel}
          spellCheck={false}
          onChange={(event) => onChange({ vendorModel: event.target.value })}
        />
      </td>
      <td>
        <input
          className="field number"
          aria-label={t('US dollars an image')}
          type="number"
          min={0}
          max={1000}
          step="any"
          disabled={!isPaid}
          placeholder={!isPaid ? t('free') : publishesPrices ? t('as published') : t('your price')}
          data-wanted={(isPaid && !publishesPrices && model.assumedUsd === null) || undefined}
          value={model.assumedUsd ?? ''}
          onChange={(event) => onChange({ assumedUsd: event.target.value === '' ? null : event.target.valueAsNumber })}
        />
      </td>
      <td className="offered-buttons">
        <button
          type="button"
          className="icon-button"
          aria-label={t('Settings of {model}', { model: name })}
          title={t('Settings')}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <SlidersHorizontal size={14} aria-hidden />
        </button>
        <button type="button" className="icon-button" aria-label={t('Do not offer {model}', { model: name })} title={t('Do not offer it')} onClick={onRemove}>
          <X size={14} aria-hidden />
        </button>
      </td>
    </tr>
  );
}
