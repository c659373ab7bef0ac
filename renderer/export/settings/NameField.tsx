import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Tip } from '../../ui/Tip.tsx';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';
import { NamePreview } from './NamePreview.tsx';
import { NAME_TOKENS } from './tokens.ts';

/** The template of the names, what can stand in it, and what becomes of it. */
export function NameField({ store }: { store: StoreApi<ExportState> }) {
  const template = useStore(store, (state) => state.request.template);
  const field = useRef<HTMLInputElement>(null);
  const { change } = store.getState();

  /** Where the caret is, and the caret goes behind it. */
  function insert(token: string): void {
    const { selectionStart, selectionEnd } = field.current ?? {};
    const from = selectionStart ?? template.length;
    change({ template: template.slice(0, from) + token + template.slice(selectionEnd ?? from) });
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + token.length, from + token.length);
    });
  }

  return (
    <div className="export-names">
      <label className="labelled">
        {t('Names')}
        <input
          ref={field}
          className="field export-template"
          value={template}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="export-name-preview"
          onChange={(event) => change({ template: event.target.value })}
        />
      </label>
      <NamePreview store={store} />
      <fieldset className="export-tokens" aria-label={t('Add to the names')}>
        {NAME_TOKENS.map(({ token, meaning }) => (
          <Tip key={token} text={t(meaning)}>
            <button type="button" className="token" onClick={() => insert(token)}>
              {token}
            </button>
          </Tip>
        ))}
      </fieldset>
    </div>
  );
}
