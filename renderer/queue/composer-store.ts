import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportProblem } from '../../shared/job.ts';
import type { Range } from '../../shared/prompt.ts';
import type { Assets } from '../app/assets.ts';
import { errorWords } from '../app/error-words.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { ImportState } from '../import/import-store.ts';
import { isOtherPrompt, movedWords } from '../reading/words.ts';
import { CONFIRM_ABOVE, MAX_VARIATIONS } from '../variations/count-words.ts';
import { isTable, readTable, refuseSize } from './composer-files.ts';
import { type Composed, onlyPrompt, promptsIn } from './composer-prompts.ts';
import { type ComposerReading, createReadings } from './composer-readings.ts';
import { type ComposerMode, promptAt } from './prompt-lines.ts';
import { DEFAULT_OPTIONS, type RequestOptions, requestOf } from './request-options.ts';

export interface ComposerStoreOptions {
  api: Pick<StudioClient['prompt'], 'preview' | 'previewImport'> & Pick<StudioClient['queue'], 'add'>;
  /** Shows what a list of prompts would be queued as. */
  openImport: (list: NonNullable<ImportState['list']>) => Promise<void>;
  importImage: Assets['importImage'];
  onQueued: (count: number) => void;
  onError: (error: unknown) => void;
}

export interface ImportReport {
  fileName: string;
  queued: number;
  problems: readonly ImportProblem[];
}

export interface ComposerState extends Composed, ComposerReading {
  caret: number;
  /** What is selected in the text; null = nothing. */
  selection: Range | null;
  /** So many jobs that the artist is asked first; null = nothing is asked. */
  toConfirm: number | null;
  isQueueing: boolean;
  setText: (text: string, caret: number) => void;
  setCaret: (caret: number, end?: number) => void;
  setMode: (mode: ComposerMode) => void;
  setOptions: (options: Partial<RequestOptions>) => void;
  removeBase: () => void;
  /** Puts words where the cursor is. */
  insert: (words: string) => void;
  /** Queues all prompts; asks before very many. */
  queue: () => Promise<void>;
  /** Answers what was asked. */
  confirm: (isWanted: boolean) => void;
  /** Tables and lists are shown before they are queued, an image becomes the base. */
  takeFile: (file: File) => Promise<void>;
  report: ImportReport | null;
  setReport: (report: ImportReport | null) => void;
}

/** Everything above the list: text, options, base image, and the reading of what is typed. */
export function createComposerStore({ api, openImport, importImage, onQueued, onError }: ComposerStoreOptions): StoreApi<ComposerState> {
  return createStore<ComposerState>()((set, get) => {
    const partsNow = () => promptsIn(get());
    const { readSoon, countAll, forget } = createReadings({ api, composed: get, onRead: set });

    /** Marked words stay on what they mark while their prompt is edited; what was said of a prompt does not hold for another one. */
    function keepCorrections(before: string | null): void {
      const { options, base, text } = get();
      const after = onlyPrompt(get());
      if (before === after) return;
      if (base === null && before !== null && (text.trim() === '' || (after !== null && isOtherPrompt(before, after)))) {
        set({ options: { ...options, intent: null, lettering: {}, words: null, sample: null } });
      } else if (options.words !== null) {
        set({ options: { ...options, words: before === null || after === null ? null : movedWords(options.words, before, after) } });
      }
    }

    async function takeImage(file: File): Promise<void> {
      const image = await importImage(file);
      refuseSize(image, file.name);
      set((state) => ({
        base: { ...image, name: file.name },
        options: { ...state.options, width: image.width, height: image.height, intent: 'typography' },
      }));
      readSoon();
    }

    async function add(): Promise<void> {
      const { options, base } = get();
      const { ids } = await api.add({ requests: partsNow().map((part) => requestOf(part.text, options, base?.sha256 ?? null)) });
      forget();
      // What was said about the reading belongs to this prompt; size and column stay for the next one.
      set({
        text: '',
        caret: 0,
        selection: null,
        preview: null,
        problem: null,
        total: null,
        base: null,
        options: { ...options, intent: null, lettering: {}, words: null, sample: null },
      });
      onQueued(ids.length);
    }

    /** Runs one attempt to queue at a time. */
    async function attempt(run: () => Promise<void>): Promise<void> {
      if (get().isQueueing || partsNow().length === 0) return;
      set({ isQueueing: true });
      try {
        await run();
      } catch (error) {
        set({ problem: errorWords(error) });
      } finally {
        set({ isQueueing: false });
      }
    }

    return {
      text: '',
      mode: 'lines',
      caret: 0,
      selection: null,
      options: DEFAULT_OPTIONS,
      base: null,
      preview: null,
      problem: null,
      total: null,
      toConfirm: null,
      isQueueing: false,
      report: null,
      setText(text, caret) {
        const before = onlyPrompt(get());
        set({ text, caret, selection: null });
        keepCorrections(before);
        readSoon();
      },
      setCaret(caret, end = caret) {
        const before = promptAt(partsNow(), get().caret);
        set({ caret, selection: end > caret ? { start: caret, end } : null });
        if (promptAt(partsNow(), caret)?.start !== before?.start) readSoon();
      },
      setMode(mode) {
        const before = onlyPrompt(get());
        set({ mode });
        keepCorrections(before);
        readSoon();
      },
      setOptions(options) {
        set((state) => ({ options: { ...state.options, ...options } }));
        readSoon();
      },
      removeBase() {
        const { width, height } = DEFAULT_OPTIONS;
        set((state) => ({ base: null, options: { ...state.options, width, height, intent: null, lettering: {} } }));
        readSoon();
      },
      insert(words) {
        const { text, caret, selection } = get();
        const end = selection?.end ?? caret;
        get().setText(text.slice(0, caret) + words + text.slice(end), caret + words.length);
      },
      queue: () =>
        attempt(async () => {
          const total = await countAll();
          // More than can be made is not asked for: the studio says why.
          if (total > CONFIRM_ABOVE && total <= MAX_VARIATIONS * partsNow().length) set({ toConfirm: total });
          else await add();
        }),
      confirm(isWanted) {
        set({ toConfirm: null });
        if (isWanted) void attempt(add);
      },
      async takeFile(file) {
        try {
          await (isTable(file) ? openImport(await readTable(file, get().options)) : takeImage(file));
        } catch (error) {
          onError(error);
        }
      },
      setReport: (report) => set({ report }),
    };
  });
}
