import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/is-typing.ts';

/**
 * Keys of a page, where nobody types.
 * @param own by `KeyboardEvent.key` in lower case
 */
export function useViewerKeys(own: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(own);
  latest.current = own;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.shiftKey || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (!Object.hasOwn(latest.current, key)) return;
      event.preventDefault();
      latest.current[key]();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
