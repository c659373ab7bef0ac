import { useState } from 'react';
import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { LetteringEditor } from '../lettering/LetteringEditor.tsx';
import { movedWords } from '../reading/words.ts';
import { t } from '../words/t.ts';
import { RequestFields } from './RequestFields.tsx';
import { optionsOf, type RequestOptions, requestOf } from './request-options.ts';

export function EditForm({ job }: { job: Job }) {
  const { queue } = useStores();
  const [prompt, setPrompt] = useState(job.request.prompt);
  const [options, setOptions] = useState(() => optionsOf(job));
  const baseSha256 = job.request.baseSha256 ?? null;
  const request = { ...requestOf(prompt, options, baseSha256), priority: job.request.priority };
  function write(next: string): void {
    setPrompt(next);
    if (options.words !== null) change({ words: movedWords(options.words, prompt, next) });
  }
  const change = (part: Partial<RequestOptions>) => setOptions((before) => ({ ...before, ...part }));

  return (
    <form
      className="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void queue.getState().saveEdit(request);
      }}
    >
      <textarea className="field" rows={3} aria-label={t('Prompt')} dir="auto" value={prompt} onChange={(event) => write(event.target.value)} />
      <RequestFields options={options} onChange={change} />
      <LetteringEditor
        value={options.lettering}
        onChange={(lettering) => change({ lettering })}
        readTexts={job.reading.lettering.map(({ text }) => text)}
        size={options}
        sha256={baseSha256}
      />
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => queue.getState().startEdit(null)}>
          {t('Keep as it is')}
        </button>
        <button type="submit" className="button" data-kind="primary" disabled={prompt.trim() === ''}>
          {t('Save changes')}
        </button>
      </div>
    </form>
  );
}
