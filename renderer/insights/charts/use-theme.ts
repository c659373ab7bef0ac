import { useSyncExternalStore } from 'react';

/** What the window wears: a canvas is drawn anew when it changes, because its colours are read once. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, worn);
}

function worn(): string {
  const { theme = '', contrast = '' } = document.documentElement.dataset;
  return `${theme} ${contrast}`;
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-contrast'] });
  return () => observer.disconnect();
}
