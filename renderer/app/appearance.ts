import type { StoreApi } from 'zustand/vanilla';
import type { PreferenceState } from './preferences-store.ts';

type Page = Pick<Window, 'matchMedia' | 'document' | 'galley'>;

/** Dresses the page as the person likes it, now and whenever they or the system change their mind. Answers how to end it. */
export function keepAppearance(page: Page, preferences: StoreApi<PreferenceState>): () => void {
  const root = page.document.documentElement;
  const moreContrast = page.matchMedia('(prefers-contrast: more)');
  const darkTheme = page.matchMedia('(prefers-color-scheme: dark)');

  function apply(): void {
    const { theme, contrast, motion, scale, language } = preferences.getState();
    dress(root, {
      theme: theme === 'system' ? (darkTheme.matches ? 'dark' : 'light') : theme,
      contrast: contrast === 'system' ? (moreContrast.matches ? 'more' : 'standard') : contrast,
    });
    root.dataset.motion = motion;
    root.lang = language;
    // A shell of its own scales the whole page, as browsers do; elsewhere the style sheets do it (base.css).
    if (page.galley?.setZoom === undefined) root.style.setProperty('--scale', String(scale / 100));
    else page.galley.setZoom(scale / 100);
  }

  apply();
  const stop = preferences.subscribe(apply);
  moreContrast.addEventListener('change', apply);
  darkTheme.addEventListener('change', apply);
  return () => {
    stop();
    moreContrast.removeEventListener('change', apply);
    darkTheme.removeEventListener('change', apply);
  };
}

/** All colours change at once: grounds that faded slower than the words on them would leave words nobody can read. */
function dress(root: HTMLElement, { theme, contrast }: { theme: 'dark' | 'light'; contrast: 'more' | 'standard' }): void {
  if (root.dataset.theme === theme && root.dataset.contrast === contrast) return;
  root.dataset.dressing = '';
  root.dataset.theme = theme;
  root.dataset.contrast = contrast;
  // Reading a size makes the page take on its new colours, before anything may move again.
  void root.offsetWidth;
  delete root.dataset.dressing;
}

/** How much larger than designed the style sheets draw everything; 1 where the shell scales the page itself. */
export function styleScale(): number {
  return Number(document.documentElement.style.getPropertyValue('--scale') || 1);
}
