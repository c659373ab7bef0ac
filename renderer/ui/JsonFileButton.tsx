import { Upload } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { t } from '../words/t.ts';
import { Tip } from './Tip.tsx';

interface JsonFileButtonProps {
  /** Name of the file field, for who cannot see it. */
  name: string;
  tip: string;
  onFile: (file: File) => void;
  /** The field, for who opens it by key as well. */
  field?: RefObject<HTMLInputElement | null>;
}

/** "Import": takes a JSON file. */
export function JsonFileButton({ name, tip, onFile, field: given }: JsonFileButtonProps) {
  const own = useRef<HTMLInputElement>(null);
  const field = given ?? own;
  return (
    <>
      <Tip text={tip}>
        <button type="button" className="button" data-kind="quiet" onClick={() => field.current?.click()}>
          <Upload size={14} aria-hidden />
          {t('Import')}
        </button>
      </Tip>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={name}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          if (chosen !== undefined) onFile(chosen);
        }}
      />
    </>
  );
}
