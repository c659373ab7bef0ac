import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { t } from '../words/t.ts';
import { goldenText, parseGolden } from './questions/drift.ts';
import type { InsightsState } from './store.ts';

const EXAMPLE = '7: a round park ranger badge that says "PINE RIDGE"\n8: seamless brushed oak texture';

/** Edits the golden set as text, and queues it. */
export function GoldenDialog({ store, onClose }: { store: StoreApi<InsightsState>; onClose: () => void }) {
  const { notices } = useStores();
  const [text, setText] = useState(() => goldenText(store.getState().golden));
  const { prompts, problems } = parseGolden(text);
  const save = async () => {
    if (await store.getState().setGolden(prompts)) onClose();
  };
  const render = async () => {
    if (!(await store.getState().setGolden(prompts)) || !(await store.getState().renderGolden())) return;
    notices.getState().tell(t('{count, plural, one {# golden prompt} other {# golden prompts}} queued', { count: prompts.length }));
    onClose();
  };
  return (
    <Modal
      title={t('Golden set')}
      description={t(
        'Prompts that stay the same, one a line, each with its seed. They are always rendered anew, never taken from what is there; the matrix chooses the model.',
      )}
      isOpen
      onClose={onClose}
      size="wide"
    >
      <textarea
        className="field golden-text"
        aria-label={t('Golden prompts')}
        aria-invalid={problems.length > 0}
        aria-describedby="golden-problems"
        placeholder={EXAMPLE}
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id="golden-problems" className="golden-problems" role="status">
        {problems.length === 0
          ? t('{count, plural, one {# prompt} other {# prompts}}', { count: prompts.length })
          : t('Line {lines}: a seed, a colon and a prompt are wanted.', { lines: problems.join(', ') })}
      </p>
      <div className="modal-buttons">
        <button type="button" className="button" disabled={problems.length > 0 || prompts.length === 0} onClick={() => void render()}>
          {t('Save and render now')}
        </button>
        <button type="button" className="button" data-kind="primary" disabled={problems.length > 0} onClick={() => void save()}>
          {t('Save')}
        </button>
      </div>
    </Modal>
  );
}
