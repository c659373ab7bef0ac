import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { createRunStore, type ExportRunState } from '../export/runs/run-store.ts';
import { tellEnd } from '../export/runs/tell-end.ts';
import { createFirstRunStore, type FirstRunState } from '../first-run/store.ts';
import { createImportStore, type ImportState } from '../import/import-store.ts';
import { licenceWords } from '../lettering/face-name.ts';
import { createFontStore, type FontState } from '../lettering/font-store.ts';
import { createLocaliseStore, type LocaliseState } from '../lettering/localise/store.ts';
import { createStyleStore, type StyleState } from '../lettering/style-store.ts';
import { shownSide } from '../lettering/workbench/shown-side.ts';
import { createWorkbenchStore, type WorkbenchState } from '../lettering/workbench/store.ts';
import { type ComposerState, createComposerStore } from '../queue/composer-store.ts';
import { createProgressStore, type ProgressState } from '../queue/progress-store.ts';
import type { QueueState } from '../queue/queue-state.ts';
import { createQueueStore } from '../queue/store.ts';
import { type CorrectionState, createCorrectionStore } from '../reading/store.ts';
import { createReviewStore, type ReviewState } from '../review/store.ts';
import { createRouteLogStore, type RouteLogState } from '../route-log/store.ts';
import { createWildcardStore, type WildcardState } from '../variations/wildcard-store.ts';
import { createViewerStore, type ViewerState } from '../viewer/viewer-store.ts';
import { msg, t } from '../words/t.ts';
import { type ActionHub, createActionHub } from './actions/action-hub.ts';
import type { Assets } from './assets.ts';
import { createDropHub, type DropHub } from './drop/drop-hub.ts';
import { createFrameStore, type FrameState } from './frame-store.ts';
import { createNavigationStore, type NavigationState, type Page } from './navigation-store.ts';
import { createNoticeStore, type NoticeState } from './notice-store.ts';
import type { Preferences } from './preferences.ts';
import { createPreferenceStore, type PreferenceCache, type PreferenceState } from './preferences-store.ts';
import { firstRowsOf } from './quiet.ts';
import { createSessionStore, type SessionState } from './session-store.ts';
import type { Schedule } from './soon.ts';
import { createSpendStore, type SpendState } from './spend-store.ts';
import type { StudioClient } from './studio-client.ts';
import { createUndoStore, type UndoState } from './undo-store.ts';

export interface Stores {
  /** For the stores of lazily loaded pages; components don't call it. */
  client: StudioClient;
  assets: Assets;
  navigation: StoreApi<NavigationState>;
  notices: StoreApi<NoticeState>;
  preferences: StoreApi<PreferenceState>;
  undo: StoreApi<UndoState>;
  /** What can be done now, by key and by palette. */
  actions: ActionHub;
  /** Who wants dropped and pasted files. */
  drops: DropHub;
  session: StoreApi<SessionState>;
  spend: StoreApi<SpendState>;
  frame: StoreApi<FrameState>;
  /** Sample and tour. */
  firstRun: StoreApi<FirstRunState>;
  routeLog: StoreApi<RouteLogState>;
  /** The exports of the project: one may run while another page is looked at. */
  exporting: StoreApi<ExportRunState>;
  queue: StoreApi<QueueState>;
  progress: StoreApi<ProgressState>;
  composer: StoreApi<ComposerState>;
  importing: StoreApi<ImportState>;
  wildcards: StoreApi<WildcardState>;
  corrections: StoreApi<CorrectionState>;
  review: StoreApi<ReviewState>;
  viewer: StoreApi<ViewerState>;
  fonts: StoreApi<FontState>;
  styles: StoreApi<StyleState>;
  workbench: StoreApi<WorkbenchState>;
  localise: StoreApi<LocaliseState>;
  /** Resolves when the first page has its rows. */
  firstRows: Promise<void>;
}

export interface StoresOptions {
  client: StudioClient;
  assets: Assets;
  firstPage: Page;
  onGo: (page: Page) => void;
  schedule: Schedule;
  /** Left out = nothing is remembered between two starts but by the studio. */
  preferenceCache?: PreferenceCache;
  /** What the page was served with. */
  served?: Partial<Preferences>;
}

const NO_CACHE: PreferenceCache = { read: () => null, write: () => {} };

const VERDICT_WORDS = { approve: msg('Approved'), changes: msg('Changes requested'), reject: msg('Rejected') } as const;
const REWORK_QUEUED = msg('Queued again as rework of this proof');

/** Builds every store of the window once. */
export function createStores({ client, assets, firstPage, onGo, schedule, preferenceCache = NO_CACHE, served }: StoresOptions): Stores {
  const notices = createNoticeStore(schedule, () => {
    const { noticeSeconds, tellsGoodNews } = preferences.getState();
    return { infoMs: noticeSeconds * 1000, tellsGoodNews };
  });
  const onError = (error: unknown) => notices.getState().fail(error);
  const undo = createUndoStore(notices);
  const { did, doing } = undo.getState();
  const preferences = createPreferenceStore({ api: client.host, cache: preferenceCache, served, schedule, onError });
  const tell = (title: string) => notices.getState().tell(title);
  const sessionApi = {
    info: client.host.info,
    status: client.queue.status,
    setPaused: client.queue.setPaused,
    listProofs: client.review.list,
    models: client.matrix.models,
  };
  const session = createSessionStore(sessionApi, onError);
  const queue = createQueueStore({ api: client.queue, onError, schedule, did, doing });
  const onQueued = (count: number) => {
    tell(t('Queued {count, plural, one {# prompt} other {# prompts}}', { count }));
    void queue.getState().refresh();
  };
  const importing = createImportStore({
    api: { previewImport: client.prompt.previewImport, importText: client.queue.importText },
    schedule,
    onQueued(fileName, queued, problems) {
      composer.getState().setReport(problems.length > 0 ? { fileName, queued, problems } : null);
      onQueued(queued);
    },
  });
  const composer: StoreApi<ComposerState> = createComposerStore({
    api: { preview: client.prompt.preview, previewImport: client.prompt.previewImport, add: client.queue.add },
    openImport: importing.getState().open,
    importImage: assets.importImage,
    onError,
    onQueued,
  });
  const corrections = createCorrectionStore({
    api: client.queue,
    onError,
    onCorrected(corrected, job) {
      if (corrected.id !== job.id) tell(t('Queued again with the corrected reading'));
      if (queue.getState().openJob?.id === job.id) queue.getState().open(corrected);
      void queue.getState().refresh();
    },
  });
  const review = createReviewStore({
    api: client.review,
    onError,
    schedule,
    doing,
    onDecided(verdict, deed) {
      did({ title: t(VERDICT_WORDS[verdict]), ...deed });
      void session.getState().loadNeedsReview();
    },
    onRerendered: () => tell(t(REWORK_QUEUED)),
    onNone: (wanted) => tell(wanted === 'red' ? t('No other proof here is red') : t('Every other proof here is judged')),
    goesOn: () => preferences.getState().reviewGoesOn,
    by: () => preferences.getState().reviewName || undefined,
  });
  const fonts = createFontStore({
    api: client.lettering,
    addFaces: async (listed) => (await import('../lettering/font-faces.ts')).addFontFaces(document.fonts, listed),
    onError,
    onAdded: (font) => notices.getState().tell(t('Added {name}', { name: font.family }), licenceWords(font)),
  });
  const viewer = createViewerStore();
  const workbench = createWorkbenchStore({
    api: client.lettering,
    async rerender(proofId, request) {
      try {
        await client.review.rerender({ proofId, request });
        tell(t(REWORK_QUEUED));
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    onError,
    schedule,
    shownSide: (proof) => shownSide(proof, viewer.getState().view.scale * (globalThis.devicePixelRatio ?? 1)),
  });
  const navigation = createNavigationStore(firstPage, onGo);
  const exporting: StoreApi<ExportRunState> = createRunStore({
    api: client.export,
    onError,
    onEnded(run) {
      if (navigation.getState().page === 'export') return;
      const show = () => {
        exporting.getState().show(run.id);
        navigation.getState().go('export');
      };
      const openFolder = () => void client.host.openFolder({ folder: run.folder }).catch(onError);
      tellEnd(notices.getState(), run, session.getState().info?.canChooseFolder ? { show, openFolder } : { show });
    },
  });
  return {
    client,
    assets,
    navigation,
    notices,
    preferences,
    undo,
    actions: createActionHub(schedule),
    drops: createDropHub(),
    session,
    spend: createSpendStore({ api: client.ledger, schedule, onError }),
    frame: createFrameStore({
      api: {
        plan: client.queue.plan,
        listConnections: client.connections.list,
        listResting: client.connections.resting,
        listProofs: client.review.list,
        inDoubt: client.ledger.inDoubt,
        listBakeOffs: client.bakeOff.list,
      },
      schedule,
    }),
    firstRun: createFirstRunStore({
      api: client.sample,
      preferences,
      did,
      doing,
      tell: (title, text) => notices.getState().tell(title, text),
      onChanged: () => void queue.getState().refresh(),
      onError,
    }),
    exporting,
    routeLog: createRouteLogStore({ api: client.ledger, onError }),
    queue,
    progress: createProgressStore(),
    composer,
    importing,
    wildcards: createWildcardStore(client.prompt.wildcards, onError),
    corrections,
    review,
    viewer,
    fonts,
    styles: createStyleStore({ api: client.lettering, onError }),
    workbench,
    localise: createLocaliseStore({ api: client.lettering, onError }),
    firstRows: firstRowsOf(firstPage, { queue, review }, schedule),
  };
}

export const StoresContext = createContext<Stores | null>(null);

/** The window's stores; throws outside of the app. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores needs a StoresContext above it.');
  return stores;
}
