import { useState } from 'react';
import type { ProofDetail } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { LetteringEditor } from '../lettering/LetteringEditor.tsx';
import { usableOptions } from '../lettering/lettering-options.ts';
import { t } from '../words/t.ts';
import { AskedFor } from './AskedFor.tsx';
import { baseWords, isSameLettering } from './rerender-base.ts';

export function RerenderForm({ proof }: { proof: ProofDetail }) {
  const { review } = useStores();
  const { request, reading } = proof.job;
  const readTexts = reading.lettering.map(({ text }) => text);
  const before = request.lettering ?? {};
  const [prompt, setPrompt] = useState(request.prompt);
  const [lettering, setLettering] = useState(before);
  const [seedChoice, setSeedChoice] = useState<boolean | null>(null);
  const isLetteringChanged = !isSameLettering(lettering, before);
  const isImported = request.baseSha256 !== undefined;
  // Who changes the lettering wants it on this picture; who changes nothing wants another picture.
  const hasNewSeed = !isImported && (seedChoice ?? !isLetteringChanged);

  function submit(): void {
    void review.getState().rerender({
      ...(prompt !== request.prompt && { prompt }),
      // A neighbouring seed: another picture, and still one that can be named and repeated.
      seed: hasNewSeed ? (request.seed + 1) >>> 0 : request.seed,
      ...(isLetteringChanged && { lettering: usableOptions(lettering, proof) ?? {} }),
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
      <AskedFor proof={proof} />
      <label className="labelled">
        {t('Prompt')}
        <textarea className="field" rows={2} dir="auto" value={prompt} onChange={(event) => setPrompt(event.target.value)} />
      </label>
      <LetteringEditor value={lettering} onChange={setLettering} readTexts={readTexts} size={proof} sha256={proof.beforeSha256} />
      <div className="rerender-end">
        {!isImported && (
          <label className="check-line">
            <input type="checkbox" checked={hasNewSeed} onChange={(event) => setSeedChoice(event.target.checked)} />
            {t('Another base image (new seed)')}
          </label>
        )}
        <p className="rerender-base" role="status">
          {baseWords({ isImported, hasNewSeed, hasNewPrompt: prompt !== request.prompt, before: before.texts, after: lettering.texts, readTexts })}
        </p>
        <div className="modal-buttons">
          <button type="button" className="button" data-kind="quiet" onClick={() => review.getState().setRerenderOpen(false)}>
            {t('Not now')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={prompt.trim() === ''}>
            {t('Queue again')}
          </button>
        </div>
      </div>
    </form>
  );
}
