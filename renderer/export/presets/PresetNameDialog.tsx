import { useState } from 'react';
import { useStore } from 'zustand';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { settingsOf } from './is-changed.ts';
import { presetName } from './preset-words.ts';

const LONGEST = 60;

/** Asks for the name of a preset, new or old. */
export function PresetNameDialog({ setup, presets }: ExportStores) {
  const naming = useStore(presets, (state) => state.naming);
  const close = () => presets.getState().ask(null);
  return (
    <Modal
      title={naming?.kind === 'rename' ? t('Rename the preset') : t('Save as a preset')}
      description={naming?.kind === 'rename' ? undefined : t('All settings but the folder and the proofs.')}
      isOpen={naming !== null}
      onClose={close}
    >
      {naming !== null && <NameForm key={naming.kind} setup={setup} presets={presets} />}
    </Modal>
  );
}

function NameForm({ setup, presets }: ExportStores) {
  const naming = useStore(presets, (state) => state.naming);
  const all = useStore(presets, (state) => state.presets) ?? [];
  const before = naming?.kind === 'rename' ? naming.preset : null;
  const [name, setName] = useState(before?.name ?? '');
  const wanted = name.trim();
  const isTaken = all.some((other) => other.id !== before?.id && [other.name, presetName(other)].some((known) => known.toLowerCase() === wanted.toLowerCase()));
  const canSave = wanted !== '' && !isTaken;

  async function save(): Promise<void> {
    if (before !== null) {
      await presets.getState().rename(before, wanted);
      if (setup.getState().preset?.id === before.id) setup.getState().nowIs({ ...before, name: wanted });
      return;
    }
    const preset = await presets.getState().create(wanted, settingsOf(setup.getState().request));
    if (preset !== null) setup.getState().nowIs(preset);
  }

  return (
    <form
      className="export-name-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void save();
      }}
    >
      <label className="labelled">
        {t('Name')}
        <input
          className="field"
          value={name}
          maxLength={LONGEST}
          aria-invalid={isTaken}
          aria-describedby="export-name-taken"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p className="sentence-error" id="export-name-taken" role="status">
        {isTaken && t('There is a preset of this name already.')}
      </p>
      <div className="modal-buttons">
        <button type="button" className="button" onClick={() => presets.getState().ask(null)}>
          {t('Cancel')}
        </button>
        <button type="submit" className="button" data-kind="primary" disabled={!canSave}>
          {t('Save')}
        </button>
      </div>
    </form>
  );
}
