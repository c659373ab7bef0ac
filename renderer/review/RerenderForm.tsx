import { useState } from 'react';
import type { ProofDetail } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { textsOf } from '../queue/request-options.ts';

function wantedTexts({ job }: ProofDetail): string[] {
  return job.request.lettering?.texts ?? job.reading.lettering.map((request) => request.text);
}

export function RerenderForm({ proof }: { proof: ProofDetail }) {
  const { review } = useStores();
  const { request } = proof.job;
  const [prompt, setPrompt] = useState(request.prompt);
  const [texts, setTexts] = useState(() => wantedTexts(proof).join('\n'));
  const [hasNewSeed, setNewSeed] = useState(true);
  const areTextsChanged = texts !== wantedTexts(proof).join('\n');

  function submit(): void {
    void review.getState().rerender({
      ...(prompt !== request.prompt && { prompt }),
      // A neighbouring seed: another picture, and still one that can be named and repeated.
      seed: hasNewSeed ? (request.seed + 1) >>> 0 : request.seed,
      ...(areTextsChanged && { lettering: { ...request.lettering, texts: textsOf(texts) } }),
    });
  }

  return (
    <form
      className="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="labelled">
        Prompt
        <textarea className="field" rows={3} value={prompt} onChange={(event) => setPrompt(event.target.value)} />
      </label>
      <label className="labelled">
        Lettering, one string a line
        <textarea className="field" rows={3} value={texts} onChange={(event) => setTexts(event.target.value)} />
      </label>
      <label className="check-line">
        <input type="checkbox" checked={hasNewSeed} onChange={(event) => setNewSeed(event.target.checked)} />
        Another base image (new seed)
      </label>
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => review.getState().setRerenderOpen(false)}>
          Not now
        </button>
        <button type="submit" className="button" data-kind="primary">
          Queue again
        </button>
      </div>
    </form>
  );
}
