import { useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';

/** A prompt that every row fills (`columns` null = not known yet); the columns are inserted where the cursor is. */
export function TemplateField({ columns }: { columns: readonly string[] | null }) {
  const { importing } = useStores();
  const template = useStore(importing, (state) => state.template);
  const field = useRef<HTMLTextAreaElement>(null);
  const { setTemplate } = importing.getState();
  const names = columns?.length === 0 ? ['prompt'] : (columns?.filter((name) => name.trim() !== '') ?? []);
  const own = names.find((name) => !/^(?:prompt|width|height|seed)$/i.test(name)) ?? names[0];

  function insert(name: string): void {
    const element = field.current;
    if (element === null) return;
    const slot = `{{${name}}}`;
    const start = element.selectionStart;
    const isCrowded = start > 0 && /[\p{L}\p{N},}]/u.test(template[start - 1]);
    const text = isCrowded ? ` ${slot}` : slot;
    // Into the field itself, so that the cursor stands behind it whatever is typed next.
    element.setRangeText(text, start, element.selectionEnd, 'end');
    element.focus();
    setTemplate(element.value);
  }

  return (
    <div className="template">
      <label className="labelled" htmlFor="import-template">
        {t('Template')}
      </label>
      <fieldset className="template-columns" aria-label={t('Columns')}>
        {names.map((name) => (
          <button key={name} type="button" className="column-chip" title={t('Insert into the template')} onClick={() => insert(name)}>
            {name}
          </button>
        ))}
      </fieldset>
      <textarea
        id="import-template"
        ref={field}
        className="field"
        rows={2}
        spellCheck={false}
        value={template}
        placeholder={
          own === 'prompt' || own === undefined
            ? t('Optional: words around every line, such as {example}, travel poster', { example: '{{prompt}}' })
            : t('One prompt for every row, such as a mug with a picture of {example}. Without it the column “prompt” is used.', { example: `{{${own}}}` })
        }
        onChange={(event) => setTemplate(event.target.value)}
      />
    </div>
  );
}
