import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { LetteringEditor, type LetteringEditorProps } from '../lettering/LetteringEditor.tsx';
import { letteringSummary } from '../lettering/lettering-options.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { t } from '../words/t.ts';

/** The lettering of the prompts that are being written. */
export function LetteringPopover(props: LetteringEditorProps) {
  const { value, onChange } = props;
  const summary = letteringSummary(value);
  return (
    <DropPanel
      className="lettering-popover"
      title={t('Lettering')}
      trigger={
        <button type="button" className="choice" aria-label={summary.startsWith(t('Lettering')) ? summary : t('Lettering: {summary}', { summary })}>
          <span className="choice-text">{summary}</span>
          <ChevronDown size={14} aria-hidden className="choice-icon" />
        </button>
      }
    >
      <LetteringEditor {...props} />
      <div className="modal-buttons">
        <button type="button" className="button" data-kind="quiet" onClick={() => onChange({ texts: [] })}>
          {t('No lettering')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => onChange({})}>
          {t('All as Galley chooses')}
        </button>
        <Popover.Close className="button">{t('Done')}</Popover.Close>
      </div>
    </DropPanel>
  );
}
