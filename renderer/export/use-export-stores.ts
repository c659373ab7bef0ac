import type { StoreApi } from 'zustand/vanilla';
import { type Stores, useStores } from '../app/stores.ts';
import type { Deed } from '../app/undo-store.ts';
import { saveFile } from '../ui/save-file.ts';
import { createPresetStore, type PresetState } from './presets/preset-store.ts';
import { createExportStore, type EditKind, type ExportSetup, type ExportState } from './store.ts';

export interface ExportStores {
  setup: StoreApi<ExportState>;
  presets: StoreApi<PresetState>;
}

/** One set for each window, so that what was set up is still there after a look at another page. */
const STORES = new WeakMap<Stores, ExportStores>();

/** Letters and steps of a slider that follow each other within this are one step of undo, ms. */
const SAME_HAND_MS = 1200;
const IN_SMALL_STEPS: ReadonlySet<EditKind> = new Set<EditKind>(['folder', 'template', 'quality']);
/** What is seen where it happens can be taken back without a message for each. */
const LOUD: ReadonlySet<EditKind> = new Set<EditKind>(['fix']);

/** The export page's own stores; made when the page is first shown. @param folder where files go at first */
export function useExportStores(folder: string): ExportStores {
  const stores = useStores();
  let own = STORES.get(stores);
  if (own === undefined) {
    own = createExportStores(stores, folder);
    STORES.set(stores, own);
  }
  return own;
}

function createExportStores({ client, undo, notices, exporting }: Stores, folder: string): ExportStores {
  const onError = (error: unknown) => notices.getState().fail(error);
  const keep = keepEdits(undo, (to) => setup.getState().restore(to), Date.now);
  const setup: StoreApi<ExportState> = createExportStore({
    api: {
      names: client.export.names,
      preflight: client.export.preflight,
      listProofs: client.review.list,
      chooseFolder: client.host.chooseFolder,
      openFolder: client.host.openFolder,
    },
    folder,
    schedule: (run, delayMs) => window.setTimeout(run, delayMs),
    onEdited(...edit) {
      keep(...edit);
      const { runs, shownId, show } = exporting.getState();
      // Who changes something wants to see what it does to the next export, not what became of the last one.
      if (runs?.find(({ id }) => id === shownId)?.state !== 'running') show(null);
    },
    onError,
  });
  const { did, doing } = undo.getState();
  return { setup, presets: createPresetStore({ api: client.export, did, doing, saveFile, onError }) };
}

/** Remembers edits of the setup for undo; those of one hand's move become one. */
export function keepEdits(undo: Stores['undo'], restore: (to: ExportSetup) => void, now: () => number) {
  let last: { deed: Deed; kind: EditKind; at: number; before: ExportSetup } | null = null;
  return (kind: EditKind, title: string, before: ExportSetup, after: ExportSetup) => {
    const { past, did, keep } = undo.getState();
    const at = now();
    const goesOn = last !== null && last.kind === kind && IN_SMALL_STEPS.has(kind) && at - last.at < SAME_HAND_MS && past.at(-1) === last.deed;
    const from = goesOn && last !== null ? last.before : before;
    const deed: Deed = { title, undo: () => restore(from), redo: () => restore(after) };
    last = { deed, kind, at, before: from };
    if (LOUD.has(kind)) did(deed);
    else keep(deed, goesOn ? past.at(-1) : undefined);
  };
}
