import { useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { Modal } from '../../ui/Modal.tsx';
import { t } from '../../words/t.ts';
import '../lettering.css';
import { LocaliseAnswerView } from './LocaliseAnswerView.tsx';
import { readStringTable, type StringTable } from './string-table.ts';

const EXAMPLE = 'de,fr,ja\nFrisches Brot,Pain frais,焼きたてのパン';

/** One proof in other languages: paste a table or choose a file, look at it, queue it. */
export function LocaliseDialog() {
  const { localise } = useStores();
  const isOpen = useStore(localise, (state) => state.proofId !== null);
  const table = useStore(localise, (state) => state.table);
  const isQueueing = useStore(localise, (state) => state.isQueueing);
  const answer = useStore(localise, (state) => state.answer);
  const file = useRef<HTMLInputElement>(null);
  const { close, setTable, takeFile, queue } = localise.getState();
  const read = readStringTable(table);
  const isDone = (answer?.jobs.length ?? 0) > 0;

  return (
    <Modal
      title={t('Other languages')}
      description={t('A column for each language, a row for each string in the order of the regions, or the other way round. One proof is made per language.')}
      isOpen={isOpen}
      onClose={close}
      size="wide"
    >
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void queue();
        }}
      >
        <textarea
          className="field localise-table"
          rows={6}
          spellCheck={false}
          aria-label={t('Table of strings')}
          placeholder={EXAMPLE}
          value={table}
          onChange={(event) => setTable(event.target.value)}
        />
        {read.rows.length > 0 && <TableView table={read} />}
        {answer !== null && <LocaliseAnswerView answer={answer} />}
        <div className="modal-buttons">
          <button type="button" className="button localise-file" onClick={() => file.current?.click()}>
            {t('Choose a CSV…')}
          </button>
          <input
            ref={file}
            type="file"
            hidden
            aria-label={t('CSV file')}
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              if (event.target.files?.[0]) void takeFile(event.target.files[0]);
              event.target.value = '';
            }}
          />
          <button type="button" className="button" data-kind="quiet" onClick={close}>
            {isDone ? t('Done') : t('Not now')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={isQueueing || isDone || read.rows.length === 0}>
            {t('Queue languages')}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function TableView({ table: { head, rows } }: { table: StringTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="localise-scroll" tabIndex={0} aria-label={t('Strings by language')}>
      <table className="localise-preview">
        <thead>
          <tr>
            <th scope="col">{t('Row')}</th>
            {head.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              <th scope="row" className="number">
                {line + 1}
              </th>
              {row.map((text, index) => (
                <td key={index} dir="auto" data-empty={text === '' || undefined}>
                  {text === '' ? t('empty') : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
