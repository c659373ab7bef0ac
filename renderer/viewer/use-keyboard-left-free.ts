import { useEffect } from 'react';

/** A button that is pressed with the mouse does not keep the keyboard: the next Space is for looking, not for pressing it again. */
export function useKeyboardLeftFree(): void {
  useEffect(() => {
    function onClick(event: MouseEvent): void {
      if (event.detail > 0 && event.target instanceof Element) event.target.closest<HTMLElement>('button, a')?.blur();
    }
    window.addEventListener('click', onClick);
    return () => window.removeEventListener('click', onClick);
  }, []);
}
