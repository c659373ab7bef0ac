import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';
import { MarkedField } from './MarkedField.tsx';
import { NameFaults } from './NameFaults.tsx';
import { NamePreview } from './NamePreview.tsx';
import { TokenButtons } from './TokenButtons.tsx';

/** The template of the names, what is wrong with it and where, what becomes of it, and what can stand in it. */
export function NameField({ store }: { store: StoreApi<ExportState> }) {
  const template = useStore(store, (state) => state.request.template);
  const faults = useStore(store, (state) => state.names?.faults) ?? [];
  const field = useRef<HTMLInputElement>(null);
  const { change } = store.getState();

  /** Where the caret is, and the caret goes behind it. */
  function insert(token: string): void {
    const from = field.current?.selectionStart ?? template.length;
    const to = field.current?.selectionEnd ?? from;
    change({ template: template.slice(0, from) + token + template.slice(to) });
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + token.length, from + token.length);
    });
  }

  return (
    <div className="export-names">
      <label className="labelled" htmlFor="export-template">
        {t('Names')}
        <MarkedField
          ref={field}
          id="export-template"
          className="export-template"
          value={template}
          marks={faults.map(({ from, to }) => ({ start: from, end: to > from ? to : from + 2, kind: 'bad' }))}
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={faults.length > 0}
          aria-describedby="export-name-faults"
          onChange={(event) => change({ template: event.target.value })}
        />
      </label>
      <NameFaults store={store} />
      <NamePreview store={store} />
      <TokenButtons onPick={insert} />
    </div>
  );
}
