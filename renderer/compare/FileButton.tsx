import { useRef } from 'react';
import { t } from '../words/t.ts';

export interface FileButtonProps {
  label: string;
  isMany?: boolean;
  onFiles: (files: File[]) => void;
}

/** Opens the system's file dialog for images. */
export function FileButton({ label, isMany = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={isMany ? t('Image files') : t('Image file')}
        accept="image/*"
        multiple={isMany}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
