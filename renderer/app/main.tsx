import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import { loadCatalogue, speak } from '../words/language.ts';
import { App } from './App.tsx';
import { keepAppearance } from './appearance.ts';
import { createAssets } from './assets.ts';
import { connectStudio } from './client.ts';
import type { Desktop } from './desktop.ts';
import { listenToStudio } from './events.ts';
import { pageOf } from './navigation-store.ts';
import { CACHE_KEY, createPreferenceCache, servedPreferences } from './preference-cache.ts';
import type { LinkState } from './reconnecting-link.ts';
import { detectShell } from './shell.ts';
import { createStores, StoresContext } from './stores.ts';
import { applyStudioEvent } from './studio-events.ts';

const schedule = (run: () => void, delayMs: number) => window.setTimeout(run, delayMs);

/** The studio may have nothing to do with this browser's storage: another port is another origin. */
const browserCache = createPreferenceCache(() => window.localStorage);

async function start(): Promise<void> {
  const shell = detectShell(window);
  let onLink = (_: LinkState) => {};
  const stores = createStores({
    client: connectStudio(shell, (link) => onLink(link)),
    assets: createAssets(window.fetch.bind(window)),
    firstPage: pageOf(window.location.hash),
    onGo(page) {
      // An address that says more of the page than its name stays.
      if (pageOf(window.location.hash) !== page) window.history.replaceState(null, '', `#/${page}`);
    },
    schedule,
    preferenceCache: browserCache,
    served: servedPreferences(document.documentElement),
  });
  const { preferences } = stores;
  keepAppearance(window, preferences);
  window.addEventListener('storage', ({ key }) => key === CACHE_KEY && preferences.getState().takeOver(browserCache.read()));
  onLink = (link) => stores.session.getState().setLink(link);
  window.addEventListener('hashchange', () => stores.navigation.getState().go(pageOf(window.location.hash)));

  let desktop: Desktop | null = null;
  void listenToStudio({
    events: stores.client.events,
    onEvent(event) {
      applyStudioEvent(stores, event);
      desktop?.hear(event);
    },
    onConnected(isAgain) {
      void preferences.getState().load();
      void stores.session.getState().load();
      if (isAgain) {
        void stores.queue.getState().refresh();
        void stores.review.getState().refresh();
        void stores.exporting.getState().reload();
      }
      void stores.firstRows.then(() => {
        void stores.session.getState().loadNeedsReview();
        void stores.spend.getState().refresh();
        void stores.frame.getState().refresh();
      });
    },
    wait: (delayMs) => new Promise((resolve) => schedule(resolve, delayMs)),
    signal: new AbortController().signal,
  });

  // The first words that are shown are in the right language.
  const { language } = preferences.getState();
  speak(language, await loadCatalogue(language));
  if (shell.kind === 'desktop') desktop = (await import('./desktop.ts')).connectDesktop(window, stores);
  createRoot(document.getElementById('root')!).render(
    <StoresContext value={stores}>
      <App />
    </StoresContext>,
  );
}

void start();
