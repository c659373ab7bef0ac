import { useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import { CONFIRM_ABOVE } from '../variations/count-words.ts';
import { VariationList } from '../variations/VariationList.tsx';
import { t } from '../words/t.ts';
import { ImportProblems } from './ImportProblems.tsx';
import { TemplateField } from './TemplateField.tsx';
import './import.css';

/** What a list of prompts would be queued as. */
export function ImportDialog() {
  const { importing } = useStores();
  const list = useStore(importing, (state) => state.list);
  const preview = useStore(importing, (state) => state.preview);
  const problem = useStore(importing, (state) => state.problem);
  const isQueueing = useStore(importing, (state) => state.isQueueing);
  // The name stays in the title while the dialog fades.
  const name = useRef('');
  if (list !== null) name.current = list.fileName;
  const count = preview?.count ?? 0;
  const { queue, close } = importing.getState();
  return (
    <Modal title={t('Import {file}', { file: name.current })} isOpen={list !== null} onClose={close} size="wide">
      <TemplateField columns={preview?.columns ?? null} />
      {problem !== null && (
        <p className="sentence-error" role="alert">
          {problem.detail || problem.title}
        </p>
      )}
      <section className="import-preview" aria-label={t('What would be queued')}>
        <h3 aria-live="polite">{heading(count, preview?.problems.length ?? 0)}</h3>
        {preview !== null && count > 0 && <VariationList prompts={preview.first.map(({ prompt }) => prompt)} total={count} label={t('First prompts')} />}
      </section>
      {preview !== null && <ImportProblems problems={preview.problems} />}
      {count > CONFIRM_ABOVE && <p className="import-many">{t('That is {count, number} jobs, each a picture of its own.', { count })}</p>}
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={close}>
          {t('Cancel')}
        </button>
        <button type="button" className="button" data-kind="primary" disabled={count === 0 || isQueueing || problem !== null} onClick={() => void queue()}>
          {t('Queue {count, plural, one {# prompt} other {# prompts}}', { count })}
        </button>
      </div>
    </Modal>
  );
}

function heading(count: number, problems: number): string {
  if (problems === 0) return t('{count, plural, one {# prompt} other {# prompts}}', { count });
  return t('{count, plural, one {# prompt} other {# prompts}}, {problems, plural, one {# line} other {# lines}} left out', { count, problems });
}
