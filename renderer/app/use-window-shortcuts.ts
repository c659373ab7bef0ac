import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing.ts';
import { keyOf, PAGES } from './navigation-store.ts';
import { useStores } from './stores.ts';

/** 1–9 and 0 for the pages, ? for the help sheet; silent while somebody types or a dialog is open. */
export function useWindowShortcuts(): void {
  const { navigation } = useStores();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') navigation.getState().setHelpOpen(true);
      const page = PAGES.find((_, index) => keyOf(index) === event.key);
      if (page !== undefined) navigation.getState().go(page);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigation]);
}
