import { SlidersHorizontal, X } from 'lucide-react';
import type { OfferedModel } from '../../shared/connections.ts';

export interface OfferedModelRowProps {
  model: OfferedModel;
  isPaid: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (fields: Partial<OfferedModel>) => void;
  onRemove: () => void;
}

/** The fields that every model has; the rest stands behind the button. */
export function OfferedModelRow({ model, isPaid, isOpen, onToggle, onChange, onRemove }: OfferedModelRowProps) {
  const name = model.label || 'this model';
  return (
    <tr>
      <td>
        <input
          className="field"
          aria-label="Id in the matrix"
          required
          value={model.id}
          spellCheck={false}
          onChange={(event) => onChange({ id: event.target.value })}
        />
      </td>
      <td>
        <input className="field" aria-label="Shown as" required value={model.label} onChange={(event) => onChange({ label: event.target.value })} />
      </td>
      <td>
        <input
          className="field"
          aria-label="Name at the server"
          list="vendor-models"
          value={model.vendorModel}
          spellCheck={false}
          onChange={(event) => onChange({ vendorModel: event.target.value })}
        />
      </td>
      <td>
        <input
          className="field number"
          aria-label="US dollars an image"
          type="number"
          min={0}
          max={1000}
          step="any"
          disabled={!isPaid}
          placeholder={isPaid ? 'as published' : 'free'}
          value={model.assumedUsd ?? ''}
          onChange={(event) => onChange({ assumedUsd: event.target.value === '' ? null : event.target.valueAsNumber })}
        />
      </td>
      <td className="offered-buttons">
        <button type="button" className="icon-button" aria-label={`Settings of ${name}`} title="Settings" aria-expanded={isOpen} onClick={onToggle}>
          <SlidersHorizontal size={14} aria-hidden />
        </button>
        <button type="button" className="icon-button" aria-label={`Do not offer ${name}`} title="Do not offer it" onClick={onRemove}>
          <X size={14} aria-hidden />
        </button>
      </td>
    </tr>
  );
}
