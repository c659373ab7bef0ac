import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, Suspense, useDeferredValue, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { FirstRunLayer } from '../first-run/FirstRunLayer.tsx';
import { PageHint } from '../help/PageHint.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { t } from '../words/t.ts';
import { useLanguage } from '../words/use-language.ts';
import './app.css';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { DropTarget } from './drop/DropTarget.tsx';
import type { Page } from './navigation-store.ts';
import { Overlays } from './Overlays.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { PAGE_LABELS } from './page-labels.ts';
import { fetchWhenQuiet } from './quiet.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useStores } from './stores.ts';
import { Toasts } from './Toasts.tsx';
import { useAppActions } from './use-app-actions.ts';

const loadReview = () => import('../review/ReviewPage.tsx').then((module) => ({ default: module.ReviewPage }));
const loadCompare = () => import('../compare/ComparePage.tsx').then((module) => ({ default: module.ComparePage }));
const loadMatrix = () => import('../matrix/MatrixPage.tsx').then((module) => ({ default: module.MatrixPage }));
const loadModels = () => import('../models/ModelsPage.tsx').then((module) => ({ default: module.ModelsPage }));
const loadSpending = () => import('../spending/SpendingPage.tsx').then((module) => ({ default: module.SpendingPage }));
const loadGates = () => import('../gates/GatesPage.tsx').then((module) => ({ default: module.GatesPage }));
const loadBakeOff = () => import('../bake-off/BakeOffPage.tsx').then((module) => ({ default: module.BakeOffPage }));
const loadInsights = () => import('../insights/InsightsPage.tsx').then((module) => ({ default: module.InsightsPage }));
const loadExport = () => import('../export/ExportPage.tsx').then((module) => ({ default: module.ExportPage }));

/** Likeliest first. */
const LOADS = [loadReview, loadExport, loadCompare, loadMatrix, loadModels, loadGates, loadSpending, loadBakeOff, loadInsights];

const PAGE_COMPONENTS = {
  queue: QueuePage,
  review: lazy(loadReview),
  compare: lazy(loadCompare),
  matrix: lazy(loadMatrix),
  models: lazy(loadModels),
  spending: lazy(loadSpending),
  gates: lazy(loadGates),
  'bake-off': lazy(loadBakeOff),
  insights: lazy(loadInsights),
  export: lazy(loadExport),
} satisfies Record<Page, unknown>;

/** The window. In another language everything is drawn anew; what people work on is in the stores and stays. */
export function App() {
  const { preferences } = useStores();
  const language = useLanguage(useStore(preferences, (state) => state.language));
  return <Frame key={language} />;
}

function Frame() {
  const { navigation, firstRows } = useStores();
  // Deferred: the last page stays until the code of the next one is here.
  const page = useDeferredValue(useStore(navigation, (state) => state.page));
  const PageComponent = PAGE_COMPONENTS[page];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useAppActions();

  // The keyboard goes where the eye goes; on the first page it stays at the top of the document.
  useEffect(() => {
    if (shown.current !== page) main.current?.focus();
    shown.current = page;
  }, [page]);

  useEffect(() => {
    void fetchWhenQuiet(firstRows, LOADS);
  }, [firstRows]);

  return (
    <Tooltip.Provider delay={350}>
      <div className="app">
        <Rail />
        <main className="app-page" ref={main} tabIndex={-1} aria-label={t(PAGE_LABELS[page])}>
          <ConnectionBanner />
          <PageHint page={page} />
          <Suspense fallback={null}>
            <PageBoundary key={page}>
              <PageComponent />
            </PageBoundary>
          </Suspense>
        </main>
        <StatusBar />
      </div>
      <Toasts />
      <Overlays />
      <FirstRunLayer />
      <DropTarget />
    </Tooltip.Provider>
  );
}
