import { useRef } from 'react';

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
        aria-label={isMany ? 'Image files' : 'Image file'}
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
