import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import { saveFile } from '../ui/save-file.ts';
import { t } from '../words/t.ts';
import { type ApplyState, createApplyStore } from './apply-store.ts';
import { createFormStore, type FormState } from './form-store.ts';
import { type BakeOffState, createBakeOffStore } from './store.ts';
import { createVoteStore, type VoteState } from './vote-store.ts';

export interface BakeOffStores {
  page: StoreApi<BakeOffState>;
  form: StoreApi<FormState>;
  vote: StoreApi<VoteState>;
  apply: StoreApi<ApplyState>;
}

/** One set for each window, so that a bake-off that is being set up is still there after a look at another page. */
const STORES = new WeakMap<Stores['session'], BakeOffStores>();

/** The page's stores; made when the page is first shown. */
export function useBakeOffStores(): BakeOffStores {
  const stores = useStores();
  // A viewer of its own is put before the stores here and there; the session is always the window's.
  let own = STORES.get(stores.session);
  if (own === undefined) {
    own = createBakeOffStores(stores);
    STORES.set(stores.session, own);
  }
  return own;
}

function createBakeOffStores({ client, notices, session, assets }: Stores): BakeOffStores {
  const onError = (error: unknown) => notices.getState().fail(error);
  const tell = (title: string) => notices.getState().tell(title);
  const schedule = (run: () => void, delayMs: number) => window.setTimeout(run, delayMs);
  const page = createBakeOffStore({ api: client.bakeOff, save: saveFile, schedule, now: () => performance.now(), onError });
  const form = createFormStore({
    api: client.bakeOff,
    matrix: client.matrix,
    listJobs: client.queue.list,
    golden: client.insights.golden,
    schedule,
    onStarted: ({ id, renders }) => {
      tell(t('{renders, plural, one {# render} other {# renders}} queued', { renders: renders.total }));
      void page.getState().open(id);
    },
    onTold: tell,
    onError,
  });
  const vote = createVoteStore({
    api: client.bakeOff,
    defaultVoter: () => session.getState().info?.reviewer ?? '',
    memory: window.sessionStorage,
    preload: (sha256s) => {
      for (const sha256 of sha256s) new Image().src = assets.url(sha256);
    },
    onClosed: () => void page.getState().load(),
    onError,
  });
  const apply = createApplyStore({
    propose: client.bakeOff.propose,
    matrix: client.matrix,
    onSaved: ({ version }) => tell(t('Saved as version {version} of the matrix. New prompts go by it; waiting jobs keep their routes.', { version })),
    onChanged: () => tell(t('The matrix was changed in the meantime. Look at what would change now, then save.')),
    onError,
  });
  return { page, form, vote, apply };
}
