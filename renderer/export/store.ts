import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ExportRequest, exportRequestSchema } from '../../shared/export.ts';
import type { ExportChanges, Preflight } from '../../shared/export-checks.ts';
import type { TemplatePreview } from '../../shared/export-names.ts';
import type { ExportPreset } from '../../shared/export-presets.ts';
import type { ProofSummary } from '../../shared/proof.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { t } from '../words/t.ts';
import { loadApproved } from './load-approved.ts';

export interface ExportApi {
  names: StudioClient['export']['names'];
  preflight: StudioClient['export']['preflight'];
  listProofs: StudioClient['review']['list'];
  chooseFolder: StudioClient['host']['chooseFolder'];
  openFolder: StudioClient['host']['openFolder'];
}

/** What a person sets up, as a whole: what undo goes back to. */
export interface ExportSetup {
  request: ExportRequest;
  /** Ids of approved proofs that stay here. */
  leftOut: ReadonlySet<string>;
  /** The preset that the settings began with. */
  preset: ExportPreset | null;
}

/** Edits of the same kind that follow each other at once are one step of undo. */
export type EditKind = 'proofs' | 'preset' | 'fix' | keyof ExportRequest;

export interface ExportState extends ExportSetup {
  /** Every approved proof. */
  proofs: readonly ProofSummary[];
  areProofsLoaded: boolean;
  /** The first names and what is wrong with the template; null until the first answer. */
  names: TemplatePreview | null;
  /** What would be written; null until the first answer, and while the settings cannot be asked about. */
  preflight: Preflight | null;
  /** What a person has to fill in before anything can be asked; '' = nothing. */
  missing: string;
  isChecking: boolean;
  /** Loads the approved proofs and what would be written. */
  open: () => Promise<void>;
  leaveOut: (ids: readonly string[]) => void;
  change: (change: Partial<ExportRequest>) => void;
  /** What the studio offers against a problem. `title`: what was done, for undo. */
  fix: (changes: ExportChanges, title: string) => void;
  /** All settings of a preset; folder and proofs stay. */
  take: (preset: ExportPreset) => void;
  /** What the last export had, as long as nobody has set up anything here. */
  beginWith: (folder: string | undefined, preset: ExportPreset | undefined) => void;
  /** The settings as they are now have become this preset. */
  nowIs: (preset: ExportPreset) => void;
  /** Back to what was set up before. */
  restore: (setup: ExportSetup) => void;
  check: () => Promise<void>;
  chooseFolder: () => Promise<void>;
  openFolder: (folder: string) => Promise<void>;
}

export interface ExportStoreOptions {
  api: ExportApi;
  folder: string;
  schedule: Schedule;
  onEdited: (kind: EditKind, title: string, before: ExportSetup, after: ExportSetup) => void;
  onError: (error: unknown) => void;
}

const NAMES_PAUSE_MS = 40;
const CHECK_PAUSE_MS = 250;
const NAMES_SHOWN = 12;

export function setupOf({ request, leftOut, preset }: ExportSetup): ExportSetup {
  return { request, leftOut, preset };
}

/** What keeps a request from being asked about; '' = nothing. */
function missingIn({ folder, template, proofIds }: ExportRequest): string {
  if (folder.trim() === '') return t('Say in which folder the files should go.');
  if (template === '') return t('Say how the files should be called.');
  return proofIds?.length === 0 ? t('No proof is chosen. Press those that should go.') : '';
}

/** What an export is set up to be, with its names and its pre-flight while it changes. */
export function createExportStore({ api, folder, schedule, onEdited, onError }: ExportStoreOptions): StoreApi<ExportState> {
  let newest = 0;
  let checks = 0;
  let isTouched = false;
  return createStore<ExportState>()((set, get) => {
    /** Names at once, the pre-flight when the hand rests: it looks at the disk. */
    function askSoon(): void {
      const mine = ++newest;
      set({ missing: missingIn(get().request) });
      schedule(() => mine === newest && void askNames(mine), NAMES_PAUSE_MS);
      schedule(() => mine === newest && void get().check(), CHECK_PAUSE_MS);
    }

    async function askNames(mine: number): Promise<void> {
      const { request } = get();
      if (request.template === '' || request.proofIds?.length === 0) return set({ names: null });
      try {
        const names = await api.names({ request, first: NAMES_SHOWN });
        if (mine === newest) set({ names });
      } catch (error) {
        onError(error);
      }
    }

    function put(setup: Partial<ExportSetup>): void {
      set(setup);
      askSoon();
    }

    function edit(kind: EditKind, title: string, after: Partial<ExportSetup>): void {
      const before = setupOf(get());
      isTouched = true;
      put(after);
      onEdited(kind, title, before, setupOf(get()));
    }

    return {
      request: exportRequestSchema.parse({ folder }),
      leftOut: new Set(),
      preset: null,
      proofs: [],
      areProofsLoaded: false,
      names: null,
      preflight: null,
      missing: '',
      isChecking: false,
      async open() {
        try {
          set({ proofs: await loadApproved(api.listProofs), areProofsLoaded: true });
        } catch (error) {
          onError(error);
        }
        const mine = ++newest;
        await Promise.all([askNames(mine), get().check()]);
      },
      leaveOut(ids) {
        const leftOut = new Set(ids);
        // None left out = all, also those that are approved from now on. As the studio goes through all of them: oldest first.
        const going = get().proofs.filter(({ id }) => !leftOut.has(id));
        const proofIds = leftOut.size === 0 ? undefined : going.map(({ id }) => id).reverse();
        edit('proofs', t('Changed which proofs go'), { leftOut, request: { ...get().request, proofIds } });
      },
      change(change) {
        const [kind] = Object.keys(change) as (keyof ExportRequest)[];
        edit(kind, t('Changed the export settings'), { request: { ...get().request, ...change } });
      },
      fix(changes, title) {
        const kept = changes.proofIds && new Set(changes.proofIds);
        const leftOut = kept === undefined ? get().leftOut : new Set(get().proofs.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
        edit('fix', title, { request: { ...get().request, ...changes }, leftOut });
      },
      take(preset) {
        const { folder: own, proofIds } = get().request;
        const request = { ...preset.settings, folder: own, proofIds, preset: preset.name };
        edit('preset', t('Took the preset “{name}”', { name: preset.name }), { request, preset });
      },
      beginWith(place, preset) {
        if (isTouched) return;
        isTouched = true;
        if (place === undefined && preset === undefined) return;
        const { request } = get();
        put({ preset: preset ?? null, request: { ...request, ...preset?.settings, preset: preset?.name, folder: place ?? request.folder } });
      },
      nowIs: (preset) => set({ preset, request: { ...get().request, preset: preset.name } }),
      restore: put,
      async check() {
        const setup = newest;
        const mine = ++checks;
        const { request } = get();
        const missing = missingIn(request);
        set({ missing });
        if (missing !== '') return set({ preflight: null });
        set({ isChecking: true });
        try {
          const preflight = await api.preflight(request);
          if (mine === checks && setup === newest) set({ preflight });
        } catch (error) {
          onError(error);
        } finally {
          set({ isChecking: false });
        }
      },
      async chooseFolder() {
        try {
          const chosen = await api.chooseFolder();
          if (chosen !== null) get().change({ folder: chosen });
        } catch (error) {
          onError(error);
        }
      },
      async openFolder(place) {
        try {
          await api.openFolder({ folder: place });
        } catch (error) {
          onError(error);
        }
      },
    };
  });
}
