import { useStore } from 'zustand';
import { formatMegabytes, type ModelFilesStatus } from '../../shared/model-files.ts';
import { localFigure } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { useModelFilesStore } from './use-model-files-store.ts';
import { fetchWords, fileStateWords, hostOf, progressWords } from './words.ts';

/** One model: what it is for, its files with their licences, and the button that fetches them. */
export function ModelEntry({ model }: { model: ModelFilesStatus }) {
  const { id, label, purpose, isReady, isDefault, files, problem } = model;
  const store = useModelFilesStore();
  const progress = useStore(store, (state) => state.progress[id]);
  const failure = useStore(store, (state) => state.problems[id]);
  const caveats = [...new Set(files.map(({ caveat }) => caveat))].filter(Boolean);
  return (
    <section className="model-entry" aria-label={label}>
      <header>
        <h3>
          {label}
          {!isDefault && <span className="model-entry-optional">{t('optional')}</span>}
        </h3>
        {isReady ? (
          <span className="model-entry-ready">{t('Ready')}</span>
        ) : progress ? (
          <button type="button" className="button" onClick={() => store.getState().stop(id)}>
            {t('Stop')}
          </button>
        ) : (
          <button type="button" className="button" data-kind={isDefault ? 'primary' : undefined} onClick={() => void store.getState().fetch(id)}>
            {fetchWords(model)}
          </button>
        )}
      </header>
      <p>{purpose}</p>
      {progress && (
        <div className="model-entry-progress" role="status">
          <div className="model-entry-bar">
            <div style={{ transform: `scaleX(${progress.doneBytes / progress.totalBytes})` }} />
          </div>
          <p className="number">{progressWords(progress)}</p>
          {progress.note && <p>{progress.note}</p>}
        </div>
      )}
      {(failure || problem) && (
        <p className="model-entry-problem" role="alert">
          {failure || problem}
        </p>
      )}
      <table className="model-entry-files">
        <thead>
          <tr>
            <th scope="col">{t('File')}</th>
            <th scope="col">{t('From')}</th>
            <th scope="col">{t('Licence')}</th>
            <th scope="col">{t('Size')}</th>
            <th scope="col">{t('State')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <td title={file.purpose}>{file.name}</td>
              <td title={file.url}>{hostOf(file.url)}</td>
              <td>
                <a href={file.licenceUrl} target="_blank" rel="noreferrer">
                  {file.licence}
                </a>
              </td>
              <td className="number">{localFigure(formatMegabytes(file.bytes))}</td>
              <td>{fileStateWords(file)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {caveats.map((caveat) => (
        <p key={caveat}>{caveat}</p>
      ))}
    </section>
  );
}
