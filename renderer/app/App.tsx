import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { QueuePage } from '../queue/QueuePage.tsx';
import './app.css';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Notices } from './Notices.tsx';
import type { Page } from './navigation-store.ts';
import { Rail } from './Rail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useStores } from './stores.ts';
import { useWindowShortcuts } from './use-window-shortcuts.ts';

const ReviewPage = lazy(() => import('../review/ReviewPage.tsx').then((module) => ({ default: module.ReviewPage })));
const MatrixPage = lazy(() => import('../matrix/MatrixPage.tsx').then((module) => ({ default: module.MatrixPage })));
const InsightsPage = lazy(() => import('../insights/InsightsPage.tsx').then((module) => ({ default: module.InsightsPage })));
const ExportPage = lazy(() => import('../export/ExportPage.tsx').then((module) => ({ default: module.ExportPage })));

const PAGE_COMPONENTS = { queue: QueuePage, review: ReviewPage, matrix: MatrixPage, insights: InsightsPage, export: ExportPage } satisfies Record<
  Page,
  unknown
>;

export function App() {
  const { navigation } = useStores();
  const page = useStore(navigation, (state) => state.page);
  const PageComponent = PAGE_COMPONENTS[page];
  useWindowShortcuts();

  return (
    <Tooltip.Provider delay={350}>
      <div className="app">
        <Rail />
        <main className="app-page">
          <ConnectionBanner />
          <Suspense fallback={null}>
            <PageComponent />
          </Suspense>
        </main>
        <StatusBar />
      </div>
      <Notices />
      <ShortcutSheet />
    </Tooltip.Provider>
  );
}
