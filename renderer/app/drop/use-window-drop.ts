import { useEffect, useState } from 'react';
import { useStores } from '../stores.ts';
import { type FileKind, kindOfType } from './file-kind.ts';
import { takeFiles } from './take-files.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
const isTyping = (event: Event) => event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]') !== null;

/** The kinds of what is dragged over the window, as far as they are known; null = nothing is dragged. Takes what is dropped or pasted anywhere. */
export function useWindowDrop(): readonly (FileKind | null)[] | null {
  const stores = useStores();
  const [held, setHeld] = useState<readonly (FileKind | null)[] | null>(null);

  useEffect(() => {
    function onDragOver(event: DragEvent): void {
      if (!holdsFiles(event)) return;
      // Without this the browser would open the file instead of the window.
      event.preventDefault();
      const kinds = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').map(({ type }) => kindOfType(type));
      setHeld((before) => (before !== null && before.length === kinds.length && before.every((kind, i) => kind === kinds[i]) ? before : kinds));
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setHeld(null);
    }
    function onDrop(event: DragEvent): void {
      setHeld(null);
      if (!holdsFiles(event)) return;
      // A place of the page's own has taken them.
      if (event.defaultPrevented) return;
      event.preventDefault();
      void takeFiles([...(event.dataTransfer?.files ?? [])], stores);
    }
    function onPaste(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      const hasText = event.clipboardData?.types.includes('text/plain') ?? false;
      if (files.length === 0 || event.defaultPrevented || (isTyping(event) && hasText)) return;
      event.preventDefault();
      void takeFiles(files, stores);
    }
    const listeners = { dragover: onDragOver, dragleave: onDragLeave, drop: onDrop, paste: onPaste } as Record<string, (event: never) => void>;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
    };
  }, [stores]);

  return held;
}
