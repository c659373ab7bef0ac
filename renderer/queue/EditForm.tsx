import { useState } from 'react';
import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { RequestFields } from './RequestFields.tsx';
import { optionsOf, requestOf } from './request-options.ts';

export function EditForm({ job }: { job: Job }) {
  const { queue } = useStores();
  const [prompt, setPrompt] = useState(job.request.prompt);
  const [options, setOptions] = useState(() => optionsOf(job));
  const request = { ...requestOf(prompt, options, job.request.baseSha256 ?? null), priority: job.request.priority };

  return (
    <form
      className="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void queue.getState().saveEdit(request);
      }}
    >
      <textarea className="field" rows={4} aria-label="Prompt" value={prompt} onChange={(event) => setPrompt(event.target.value)} />
      <RequestFields options={options} onChange={(change) => setOptions((before) => ({ ...before, ...change }))} />
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => queue.getState().startEdit(null)}>
          Keep as it is
        </button>
        <button type="submit" className="button" data-kind="primary" disabled={prompt.trim() === ''}>
          Save changes
        </button>
      </div>
    </form>
  );
}
