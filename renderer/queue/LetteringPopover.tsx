import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { textsOf } from './request-options.ts';

export interface LetteringPopoverProps {
  texts: string[] | null;
  onChange: (texts: string[] | null) => void;
}

function summary(texts: string[] | null): string {
  if (texts === null) return 'Lettering: auto';
  if (texts.length === 0) return 'No lettering';
  return texts.length === 1 ? `“${texts[0]}”` : `${texts.length} strings`;
}

/** Overrules the strings that were read from the prompt. */
export function LetteringPopover({ texts, onChange }: LetteringPopoverProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="choice" aria-label="Lettering">
        <span className="choice-text">{summary(texts)}</span>
        <ChevronDown size={14} aria-hidden className="choice-icon" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="start">
          <Popover.Popup className="popover">
            <Popover.Title className="popover-title">Lettering</Popover.Title>
            <label className="labelled">
              Strings to letter, one a line, exactly as they should stand
              <textarea
                className="field"
                rows={3}
                defaultValue={texts?.join('\n') ?? ''}
                onChange={(event) => onChange(textsOf(event.target.value))}
                placeholder={texts === null ? 'As read from the prompt' : 'None'}
              />
            </label>
            <div className="modal-buttons">
              <button type="button" className="button" data-kind="quiet" onClick={() => onChange([])}>
                No lettering
              </button>
              <Popover.Close className="button" onClick={() => onChange(null)}>
                As read
              </Popover.Close>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
