import { useState } from 'react';
import type { ModelStatus } from '../../shared/routing.ts';
import { t } from '../words/t.ts';

export interface ModelPickerProps {
  /** Models to choose from. */
  models: readonly ModelStatus[];
  /** Ids that the cell has; typing one again adds nothing. */
  taken: readonly string[];
  onPick: (id: string) => void;
}

/** Known models by name, vendor or id; or an id that is typed. Enter takes an exact id or the first that is found. */
export function ModelPicker({ models, taken, onPick }: ModelPickerProps) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = models.filter(({ id, label, vendor }) => `${id} ${label} ${vendor}`.toLowerCase().includes(wanted));
  const isTaken = taken.includes(typed.trim());
  const isNew = wanted !== '' && !isTaken && !models.some(({ id }) => id === typed.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const pick = found[0]?.id ?? (isNew ? typed.trim() : undefined);
        if (pick !== undefined) onPick(pick);
      }}
    >
      <input
        className="field"
        value={typed}
        placeholder={t('Find a model or type its id')}
        aria-label={t('Model')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {found.map(({ id, label, vendor, isAvailable }) => (
          <li key={id}>
            <button type="button" className="picker-model" data-available={isAvailable || undefined} onClick={() => onPick(id)}>
              <span>{label}</span>
              <span className="picker-vendor">{isAvailable ? vendor : t('{vendor}, not connected', { vendor })}</span>
            </button>
          </li>
        ))}
        {isNew && (
          <li>
            <button type="button" className="picker-model" onClick={() => onPick(typed.trim())}>
              <span>{t('Add “{model}”', { model: typed.trim() })}</span>
              <span className="picker-vendor">{t('an id Galley does not know yet')}</span>
            </button>
          </li>
        )}
      </ul>
      {isTaken && <p className="picker-note">{t('This cell has it already.')}</p>}
      {wanted === '' && found.length === 0 && <p className="picker-note">{t('Every known model is in this cell. Type an id to add another.')}</p>}
    </form>
  );
}
